import type { IncidentReference, NewEvent, Report } from '../incidents/index.js';
import type { LateDecision } from '../routing/index.js';

/** A request that was answered while the database was away, with what is needed to write it later. */
export type JournalEntry = {
  /** A UUID: the database notes it with the entry, so that none is written twice. */
  readonly id: string;
  /** When it was decided. */
  readonly at: Date;
  readonly requestId: string;
  /** Digest of endpoint and idempotency token, where the request had one. */
  readonly idempotencyKey: string | null;
} & (
  | ({ readonly kind: 'call' } & LateDecision)
  | {
      readonly kind: 'report';
      readonly reference: IncidentReference;
      readonly report: Report;
      readonly answer: unknown;
    }
  /** It changed nothing but a trail. */
  | { readonly kind: 'told'; readonly reference: IncidentReference; readonly events: readonly NewEvent[] }
);

/** An entry as a line of text. */
export function toLine(entry: JournalEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

/** The entry of a line. @throws SyntaxError when it is none. */
export function fromLine(line: string): JournalEntry {
  const entry = JSON.parse(line) as JournalEntry;
  const at = new Date(entry.at);
  if (entry.kind !== 'call') return { ...entry, at };
  const { incident } = entry;
  return { ...entry, at, incident: { ...incident, createdAt: new Date(incident.createdAt) } };
}
