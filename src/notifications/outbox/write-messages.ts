import { isUniqueViolation, RepeatUnit, type Parameter, type Unit } from '../../database/index.js';
import { MessageReached } from '../facts.js';
import { TOO_OLD } from '../message-state.js';
import type { MessageStatus } from '../message-status.js';
import type { SendingPolicy } from '../sending-policy.js';
import { keyOf, type Draft } from './draft.js';

/** A message as it was written: to be sent, or why not. */
export interface Written {
  readonly id: number;
  readonly draft: Draft;
  readonly status: MessageStatus;
  readonly error: string | null;
}

type Policy = Pick<SendingPolicy, 'skipReason'>;

/** How many messages one statement writes. */
const MAX_AT_ONCE = 500;
const COLUMNS =
  '`dedupe_key`, `kind`, `channel`, `status`, `user_id`, `phone_e164`, `body`, `incident_id`, `created_at`, `expires_at`, ' +
  '`due_at`, `error`, `updated_at`';
const ROW = `(${COLUMNS.replaceAll(/`\w+`/g, '?')})`;

/**
 * Writes messages to the outbox, those that are not there yet; which those were. What is not to be sent, or is of no
 * use any more, is written as that.
 * @throws RepeatUnit when another worker wrote one of them in the same instant.
 */
export async function writeMessages(
  unit: Unit,
  drafts: readonly Draft[],
  policy: Policy,
  now: Date,
): Promise<Written[]> {
  const written: Written[] = [];
  for (let start = 0; start < drafts.length; start += MAX_AT_ONCE) {
    written.push(...(await writeSome(unit, drafts.slice(start, start + MAX_AT_ONCE), policy, now)));
  }
  return written;
}

async function writeSome(unit: Unit, drafts: readonly Draft[], policy: Policy, now: Date): Promise<Written[]> {
  const known = await idsOf(unit, drafts);
  const fresh = drafts
    .filter((draft) => !known.has(keyOf(draft)))
    .map((draft) => ({ draft, ...fateOf(draft, policy, now) }));
  if (fresh.length === 0) return [];
  const rows = fresh.map(() => ROW).join(', ');
  const values = fresh.flatMap((message) => valuesOf(message, now));
  await orRepeat(unit.change(`INSERT INTO \`messages\` (${COLUMNS}) VALUES ${rows}`, values));
  for (const { draft, status } of fresh) unit.emit(new MessageReached(draft.kind, status));
  const ids = await idsOf(unit, drafts);
  return fresh.map((message) => ({ ...message, id: ids.get(keyOf(message.draft)) ?? 0 }));
}

type Fresh = Omit<Written, 'id'>;

function fateOf({ kind, channel, expiresAt }: Draft, policy: Policy, now: Date): Pick<Fresh, 'status' | 'error'> {
  const skipped = policy.skipReason(kind, channel);
  if (skipped !== null) return { status: 'skipped', error: skipped };
  return expiresAt <= now ? { status: 'expired', error: TOO_OLD } : { status: 'queued', error: null };
}

function valuesOf({ draft, status, error }: Fresh, now: Date): Parameter[] {
  const { kind, channel = 'sms', recipient, body, incidentId, expiresAt } = draft;
  const { userId, phoneE164 } = recipient;
  const dueAt = status === 'queued' ? now : null;
  return [keyOf(draft), kind, channel, status, userId, phoneE164, body, incidentId, now, expiresAt, dueAt, error, now];
}

async function idsOf(unit: Unit, drafts: readonly Draft[]): Promise<Map<string, number>> {
  const places = drafts.map(() => '?').join(', ');
  const rows = await unit.rows<{ id: number; dedupe_key: string }>(
    `SELECT \`id\`, \`dedupe_key\` FROM \`messages\` WHERE \`dedupe_key\` IN (${places})`,
    drafts.map(keyOf),
  );
  return new Map(rows.map((row) => [row.dedupe_key, Number(row.id)]));
}

async function orRepeat<T>(insert: Promise<T>): Promise<T> {
  try {
    return await insert;
  } catch (error) {
    throw isUniqueViolation(error) ? new RepeatUnit(error) : error;
  }
}
