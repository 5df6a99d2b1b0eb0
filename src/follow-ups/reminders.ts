import { HELD, toInstant, type Unit } from '../database/index.js';
import { FollowUp } from './follow-up.entity.js';
import type { FollowUpReason } from './reasons.js';

/** How long managers have until they are told again that nobody has taken a follow-up, in milliseconds. */
const PAUSE_MILLISECONDS = 5 * 60_000;
/** How often they are told again. */
export const MAX_REMINDERS = 6;
/** How many follow-ups one look finds. */
const MAX_FOUND = 50;

/** Returns when managers are told again. */
export function afterPause(now: Date): Date {
  return new Date(now.getTime() + PAUSE_MILLISECONDS);
}

/** A reminder that is due. */
export interface DueReminder {
  readonly incidentId: number;
  readonly reason: FollowUpReason;
  readonly since: Date;
  /** E.164; null: withheld, or no number. */
  readonly callerE164: string | null;
  /** 1 to `MAX_REMINDERS`. */
  readonly number: number;
}

/** Returns the incidents of follow-ups that managers are to be reminded of now, those that wait longest first. */
export async function incidentsToRemindOf(unit: Unit, now: Date): Promise<number[]> {
  const rows = await unit.rows<{ id: number }>(
    'SELECT `incident_id` AS `id` FROM `follow_ups` WHERE `remind_at` <= ? AND `taken_by_user_id` IS NULL ' +
      `ORDER BY \`remind_at\`, \`incident_id\` LIMIT ${MAX_FOUND}`,
    [now],
  );
  return rows.map(({ id }) => Number(id));
}

/**
 * Takes a reminder: it counts as made when the unit does, which is to write its messages. Returns null where there is
 * nothing to remind of any more, and `HELD` where another transaction holds the incident or its follow-up.
 */
export async function takeReminder(
  unit: Unit,
  incidentId: number,
  now: Date,
): Promise<DueReminder | null | typeof HELD> {
  const [held] = await unit.rows<{ caller_e164: string | null }>(
    `SELECT \`caller_e164\` FROM \`incidents\` WHERE \`id\` = ?${unit.forUpdateIfFree}`,
    [incidentId],
  );
  if (held === undefined) return HELD;
  const [row] = await unit.rows<{
    reason: FollowUpReason;
    since: Date | string;
    reminders: number;
    remind_at: Date | string | null;
    taken_by_user_id: number | null;
  }>(
    'SELECT `reason`, `since`, `reminders`, `remind_at`, `taken_by_user_id` FROM `follow_ups` ' +
      `WHERE \`incident_id\` = ?${unit.forUpdateIfFree}`,
    [incidentId],
  );
  if (row === undefined) return HELD;
  if (row.taken_by_user_id !== null || row.remind_at === null || toInstant(row.remind_at) > now) return null;
  const number = Number(row.reminders) + 1;
  const remindAt = number < MAX_REMINDERS ? afterPause(now) : null;
  await unit.update(FollowUp, { incidentId }, { reminders: number, remindAt });
  return { incidentId, reason: row.reason, since: toInstant(row.since), callerE164: held.caller_e164, number };
}
