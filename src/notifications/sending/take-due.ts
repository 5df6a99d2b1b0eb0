import type { MessageKind } from '../../config/index.js';
import { toInstant, type Unit } from '../../database/index.js';
import type { Happening } from '../message-state.js';
import type { Channel } from '../channel.js';
import type { MessageStatus } from '../message-status.js';
import type { SendingPolicy } from '../sending-policy.js';

/** How long a worker may have a message, in seconds: well over the time that Twilio is given to answer. */
const LOCK_SECONDS = 60;

/** A message that this worker has, to be sent now. */
export interface TakenMessage {
  readonly id: number;
  readonly kind: MessageKind;
  readonly channel: Channel;
  readonly incidentId: number | null;
  /** E.164 */
  readonly phoneE164: string;
  readonly body: string;
  readonly expiresAt: Date;
}

/** A message with which it has ended before it was sent, and how. */
export interface EndedMessage {
  readonly id: number;
  readonly happening: Happening;
}

interface Row {
  readonly id: number;
  readonly kind: MessageKind;
  readonly channel: Channel;
  readonly incident_id: number | null;
  readonly status: MessageStatus;
  readonly phone_e164: string;
  readonly body: string;
  readonly expires_at: Date | string;
  readonly due_at: Date | string | null;
}

/** Messages that are due but for those left out, up to a limit, rings before others. */
export async function dueMessages(unit: Unit, most: number, leftOut: readonly number[], now: Date): Promise<number[]> {
  const others = leftOut.length === 0 ? '' : `AND \`id\` NOT IN (${leftOut.map(() => '?').join(', ')}) `;
  const rows = await unit.rows<{ id: number }>(
    `SELECT \`id\` FROM \`messages\` WHERE \`due_at\` <= ? ${others}` +
      `ORDER BY CASE WHEN \`kind\` = 'ring' THEN 0 ELSE 1 END, \`due_at\`, \`id\` LIMIT ${most}`,
    [now, ...leftOut],
  );
  return rows.map(({ id }) => Number(id));
}

/**
 * Takes these messages as far as they are due and nobody holds them. Each is this worker's from then on, by a change that
 * only one worker's statement can make. Those that are too old, are not to be sent any more, or were left by a worker that
 * is gone are only named: they end in units of their own. `free` are all that nobody held.
 */
export async function takeDue(
  unit: Unit,
  owner: string,
  ids: readonly number[],
  policy: Pick<SendingPolicy, 'skipReason'>,
  now: Date,
): Promise<{ taken: TakenMessage[]; ended: EndedMessage[]; free: number[] }> {
  const rows = await unit.rows<Row>(
    'SELECT `id`, `kind`, `channel`, `incident_id`, `status`, `phone_e164`, `body`, `expires_at`, `due_at` FROM `messages` ' +
      `WHERE \`id\` IN (${ids.map(() => '?').join(', ')})${unit.forUpdateIfFree}`,
    ids,
  );
  const byId = new Map(rows.map((row) => [Number(row.id), row]));
  const ended: EndedMessage[] = [];
  const taken: TakenMessage[] = [];
  for (const row of ids.flatMap((id) => byId.get(id) ?? [])) {
    const { kind, channel, phone_e164: phoneE164, body } = row;
    const id = Number(row.id);
    if (row.due_at === null || toInstant(row.due_at) > now) continue;
    const end = endOf(row, policy, now);
    if (end !== null) ended.push({ id, happening: end });
    else if (await take(unit, id, owner, now)) {
      const incidentId = row.incident_id === null ? null : Number(row.incident_id);
      taken.push({ id, kind, channel, incidentId, phoneE164, body, expiresAt: toInstant(row.expires_at) });
    }
  }
  return { taken, ended, free: [...byId.keys()] };
}

function endOf(row: Row, policy: Pick<SendingPolicy, 'skipReason'>, now: Date): Happening | null {
  if (row.status !== 'queued') return { kind: 'lost' };
  const skipped = policy.skipReason(row.kind, row.channel);
  if (skipped !== null) return { kind: 'skipped', error: skipped };
  return toInstant(row.expires_at) <= now ? { kind: 'expired' } : null;
}

async function take(unit: Unit, id: number, owner: string, now: Date): Promise<boolean> {
  const lockedUntil = new Date(now.getTime() + LOCK_SECONDS * 1000);
  const changed = await unit.change(
    "UPDATE `messages` SET `status` = 'sending', `lock_owner` = ?, `due_at` = ?, `tries` = `tries` + 1, `updated_at` = ? " +
      "WHERE `id` = ? AND `status` = 'queued' AND `due_at` <= ?",
    [owner, lockedUntil, now, id, now],
  );
  return changed === 1;
}
