import { HELD, type Unit } from '../database/index.js';
import { appendNotes } from '../incidents/index.js';
import { FollowUp } from './follow-up.entity.js';

/** How long a later call of the same caller closes a follow-up, in milliseconds. */
const CLOSES_WITHIN = 24 * 3_600_000;

/** A follow-up that is open though the caller has been answered, and in which incident that was. */
export interface AnsweredFollowUp {
  readonly incidentId: number;
  readonly answeredIn: number;
}

const OPEN = '`f`.`done_at` IS NULL AND `f`.`since` >= ?';
const ANSWERED = "`a`.`answered_at` IS NOT NULL AND `a`.`status` IN ('answered', 'completed')";

/**
 * Returns the open follow-ups of the last 24 hours whose caller was answered after all: late in the same call, or in a later
 * one. What the fallback numbers served counts as nobody's answer.
 */
export async function answeredSince(unit: Unit, now: Date): Promise<AnsweredFollowUp[]> {
  const since = new Date(now.getTime() - CLOSES_WITHIN);
  const rows = await unit.rows<{ id: number; answered: number }>(
    'SELECT `f`.`incident_id` AS `id`, `a`.`id` AS `answered` FROM `follow_ups` `f` ' +
      `JOIN \`incidents\` \`a\` ON \`a\`.\`id\` = \`f\`.\`incident_id\` WHERE ${OPEN} AND ${ANSWERED} UNION ALL ` +
      'SELECT `f`.`incident_id` AS `id`, `a`.`id` AS `answered` FROM `follow_ups` `f` ' +
      'JOIN `incidents` `i` ON `i`.`id` = `f`.`incident_id` ' +
      'JOIN `incidents` `a` ON `a`.`caller_e164` = `i`.`caller_e164` AND `a`.`created_at` > `i`.`created_at` ' +
      `WHERE ${OPEN} AND ${ANSWERED}`,
    [since, since],
  );
  return rows.map(({ id, answered }) => ({ incidentId: Number(id), answeredIn: Number(answered) }));
}

/** Closes a follow-up whose caller was answered; `HELD` where another transaction holds the incident. */
export async function closeAnswered(
  unit: Unit,
  { incidentId, answeredIn }: AnsweredFollowUp,
  now: Date,
): Promise<boolean | typeof HELD> {
  const held = await unit.rows(`SELECT \`id\` FROM \`incidents\` WHERE \`id\` = ?${unit.forUpdateIfFree}`, [
    incidentId,
  ]);
  if (held.length === 0) return HELD;
  const open = await unit.rows(
    `SELECT \`incident_id\` FROM \`follow_ups\` WHERE \`incident_id\` = ? AND \`done_at\` IS NULL${unit.forUpdate}`,
    [incidentId],
  );
  if (open.length === 0) return false;
  await unit.update(FollowUp, { incidentId }, { doneAt: now, answeredInIncidentId: answeredIn, remindAt: null });
  const facts = { change: 'answered', userId: null, answeredInIncidentId: answeredIn };
  await appendNotes(unit, 'follow_up', [{ incidentId, type: 'follow_up_changed', facts }], now);
  return true;
}
