import type { Unit } from '../../database/index.js';
import { keyOf, type Draft } from '../outbox/draft.js';

/** A message, as far as its repetition is named by it. */
type Named = Pick<Draft, 'kind'> & { readonly id: number; readonly userId: number };

/** The subject of the message that repeats another one: so each is repeated once at most. */
export function againSubject(id: number): string {
  return `again-${id}`;
}

/** Returns the id of the message that one repeats, by its key; null: it repeats no other. */
export function repeatedBy(dedupeKey: string): number | null {
  const id = /^\w+:again-(\d+):/.exec(dedupeKey)?.[1];
  return id === undefined ? null : Number(id);
}

/** Reads which messages repeat some others: the new id by the old one. */
export async function repetitionsOf(unit: Unit, messages: readonly Named[]): Promise<Map<number, number>> {
  if (messages.length === 0) return new Map();
  const rows = await unit.rows<{ id: number; dedupe_key: string }>(
    `SELECT \`id\`, \`dedupe_key\` FROM \`messages\` WHERE \`dedupe_key\` IN (${messages.map(() => '?').join(', ')})`,
    messages.map(keyOfRepetition),
  );
  return new Map(rows.map((row) => [repeatedBy(row.dedupe_key) ?? 0, Number(row.id)]));
}

function keyOfRepetition({ id, kind, userId }: Named): string {
  return keyOf({ kind, subject: againSubject(id), recipient: { userId } });
}
