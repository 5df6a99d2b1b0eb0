import { fromCursor, toCursor } from '../common/index.js';
import { is, toInstant, where, type Condition, type Unit } from '../database/index.js';
import type { FollowUpAnswer, FollowUpsAnswer, FollowUpsQuery } from './follow-ups.dto.js';
import type { FollowUpReason } from './reasons.js';

type Instant = Date | string;

interface Row {
  readonly incident_id: number;
  readonly caller_phone: string;
  readonly caller_e164: string | null;
  readonly created_at: Instant;
  readonly ended_at: Instant | null;
  readonly reason: FollowUpReason;
  readonly since: Instant;
  readonly taken_by_user_id: number | null;
  readonly taken_by: string | null;
  readonly taken_at: Instant | null;
  readonly done_by_user_id: number | null;
  readonly done_by: string | null;
  readonly done_at: Instant | null;
  readonly answered_in_incident_id: number | null;
  readonly note: string | null;
}

const READ =
  'SELECT `f`.*, `i`.`caller_phone`, `i`.`caller_e164`, `i`.`created_at`, `i`.`ended_at`, `t`.`name` AS `taken_by`, ' +
  '`d`.`name` AS `done_by` FROM `follow_ups` `f` JOIN `incidents` `i` ON `i`.`id` = `f`.`incident_id` ' +
  'LEFT JOIN `users` `t` ON `t`.`id` = `f`.`taken_by_user_id` LEFT JOIN `users` `d` ON `d`.`id` = `f`.`done_by_user_id`';

/** Reads a page of follow-ups, newest first. */
export async function readFollowUps(unit: Unit, { open, limit, cursor }: FollowUpsQuery): Promise<FollowUpsAnswer> {
  const place = cursor === undefined ? null : fromCursor(cursor);
  const conditions: Condition[] = [
    ...(open === undefined ? [] : [is(open ? '`f`.`done_at` IS NULL' : '`f`.`done_at` IS NOT NULL')]),
    ...(place
      ? [is('`f`.`since` <= ? AND (`f`.`since` < ? OR `f`.`incident_id` < ?)', place.at, place.at, place.id)]
      : []),
  ];
  const { sql, parameters } = where(conditions);
  const rows = await unit.rows<Row>(
    `${READ} ${sql} ORDER BY \`f\`.\`since\` DESC, \`f\`.\`incident_id\` DESC LIMIT ${limit + 1}`,
    parameters,
  );
  const items = rows.slice(0, limit).map(toAnswer);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? toCursor({ at: last.since, id: last.incidentId }) : null };
}

/** Counts the follow-ups that nobody is done with, and reads the newest that nobody has taken. */
export async function followUpsWaiting(
  unit: Unit,
  limit: number,
): Promise<{ open: number; notTaken: number; newest: FollowUpAnswer[] }> {
  const [counts] = await unit.rows<{ open: number; taken: number }>(
    'SELECT COUNT(*) AS `open`, COUNT(`taken_by_user_id`) AS `taken` FROM `follow_ups` WHERE `done_at` IS NULL',
    [],
  );
  const rows = await unit.rows<Row>(
    `${READ} WHERE \`f\`.\`done_at\` IS NULL AND \`f\`.\`taken_by_user_id\` IS NULL ` +
      `ORDER BY \`f\`.\`since\` DESC, \`f\`.\`incident_id\` DESC LIMIT ${limit}`,
    [],
  );
  const [open, taken] = [Number(counts?.open ?? 0), Number(counts?.taken ?? 0)];
  return { open, notTaken: open - taken, newest: rows.map(toAnswer) };
}

/** Reads the follow-up of an incident; null where there isn't one. */
export async function readFollowUp(unit: Unit, incidentId: number): Promise<FollowUpAnswer | null> {
  const [row] = await unit.rows<Row>(`${READ} WHERE \`f\`.\`incident_id\` = ?`, [incidentId]);
  return row ? toAnswer(row) : null;
}

/** Returns the follow-up of an incident while nobody is done with it; null where there isn't one. */
export async function openFollowUpOf(unit: Unit, incidentId: number): Promise<FollowUpAnswer | null> {
  const followUp = await readFollowUp(unit, incidentId);
  return followUp?.doneAt === null ? followUp : null;
}

function toAnswer(row: Row): FollowUpAnswer {
  const instant = (value: Instant | null): Date | null => (value === null ? null : toInstant(value));
  const person = (id: number | null, name: string | null) =>
    id === null ? null : { userId: Number(id), userName: name ?? '' };
  const endedAt = instant(row.ended_at);
  return {
    incidentId: Number(row.incident_id),
    callerPhone: row.caller_phone,
    canBeCalled: row.caller_e164 !== null,
    reason: row.reason,
    since: toInstant(row.since),
    waitedSeconds: endedAt && Math.round((endedAt.getTime() - toInstant(row.created_at).getTime()) / 1000),
    takenBy: person(row.taken_by_user_id, row.taken_by),
    takenAt: instant(row.taken_at),
    doneBy: person(row.done_by_user_id, row.done_by),
    doneAt: instant(row.done_at),
    answeredInIncidentId: row.answered_in_incident_id === null ? null : Number(row.answered_in_incident_id),
    note: row.note,
  };
}
