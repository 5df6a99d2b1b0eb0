import { toInstant } from '../../database/index.js';
import { IS_BLOCKED } from './conditions.js';
import type { IncidentStatus } from '../incident-state.js';
import { UNKNOWN_ANSWERER, type IncidentSummary } from './history.answers.js';

type Instant = Date | string;

/** An incident as `INCIDENT_COLUMNS` reads it. */
export interface IncidentRow {
  readonly id: number;
  readonly call_sid: string;
  readonly caller_phone: string;
  readonly ladder: string;
  readonly status: IncidentStatus;
  readonly created_at: Instant;
  readonly answered_at: Instant | null;
  readonly answered_by_user_id: number | null;
  readonly answerer: string | null;
  readonly ended_at: Instant | null;
  readonly duration_seconds: number | null;
  readonly related_incident_id: number | null;
  readonly attempt_count: number;
  readonly blocked: number | boolean;
}

/** What lists, details and the export read of an incident `i`: each part is found by a key. */
export const INCIDENT_COLUMNS =
  '`i`.`id`, `i`.`call_sid`, `i`.`caller_phone`, `i`.`ladder`, `i`.`status`, `i`.`created_at`, `i`.`answered_at`, ' +
  '`i`.`answered_by_user_id`, `i`.`ended_at`, `i`.`duration_seconds`, `i`.`related_incident_id`, ' +
  '(SELECT `w`.`user_name` FROM `call_attempts` `w` WHERE `w`.`incident_id` = `i`.`id` ' +
  'AND `w`.`user_id` = `i`.`answered_by_user_id`) AS `answerer`, ' +
  '(SELECT COUNT(*) FROM `call_attempts` `n` WHERE `n`.`incident_id` = `i`.`id`) AS `attempt_count`, ' +
  `${IS_BLOCKED} AS \`blocked\``;

/** An incident's row as the interface shows it. */
export function toSummary(row: IncidentRow): IncidentSummary {
  return {
    id: Number(row.id),
    callSid: row.call_sid,
    callerPhone: row.caller_phone,
    status: row.status,
    ladder: row.ladder,
    createdAt: toInstant(row.created_at),
    answeredAt: row.answered_at === null ? null : toInstant(row.answered_at),
    endedAt: row.ended_at === null ? null : toInstant(row.ended_at),
    answeredBy: answererOf(row),
    durationSeconds: row.duration_seconds === null ? null : Number(row.duration_seconds),
    relatedIncidentId: row.related_incident_id === null ? null : Number(row.related_incident_id),
    attemptCount: Number(row.attempt_count),
    callerBlocked: Boolean(Number(row.blocked)),
  };
}

function answererOf(row: IncidentRow): IncidentSummary['answeredBy'] {
  if (row.answered_at === null) return null;
  if (row.answered_by_user_id === null) return UNKNOWN_ANSWERER;
  return { userId: Number(row.answered_by_user_id), userName: row.answerer ?? '' };
}
