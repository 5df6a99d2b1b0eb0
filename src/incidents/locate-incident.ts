import { toInstant, type Parameter, type Unit } from '../database/index.js';
import type { AttemptRecord, IncidentRecord } from './incident-record.js';

/** What a request says of the incident it means; null for what it does not say. */
export interface IncidentReference {
  readonly callSid: string | null;
  readonly incidentId: number | null;
}

/** The incidents that a reference may mean, and the answer that a repeated request has had already. */
export interface Located {
  readonly byCallSid: IncidentRecord | null;
  readonly byId: IncidentRecord | null;
  /** The stored answer of the same request, when the call that it means has seen its idempotency key before. */
  readonly replay: unknown;
}

const INCIDENT = [
  'id',
  'call_sid',
  'caller_phone',
  'caller_e164',
  'ladder',
  'status',
  'created_at',
  'exhausted_at',
  'answered_at',
  'answered_by_user_id',
  'ended_at',
  'end_inferred',
  'duration_seconds',
  'recording_url',
  'recording_seconds',
  'related_incident_id',
] as const;
const ATTEMPT = [
  'id',
  'user_id',
  'user_name',
  'step_name',
  'phone_e164',
  'status',
  'reason',
  'dial',
  'timeout_seconds',
  'offers',
  'offered_at',
  'ended_at',
  'claimed_until',
  'held_user_id',
] as const;

type Cell = string | number | boolean | Date | null;
/** One incident with one of its attempts, or with none: the columns as the drivers give them. */
type Row = Readonly<Record<`f_${(typeof INCIDENT)[number]}` | `a_${(typeof ATTEMPT)[number]}` | 'answer', Cell>>;

const columns = (alias: string, names: readonly string[]): string =>
  names.map((name) => `\`${alias}\`.\`${name}\` AS \`${alias}_${name}\``).join(', ');

/**
 * Reads what a reference may mean, with all attempts, and holds it until the unit ends: one statement on unique keys.
 * Only the incidents are locked, in a part of the statement that comes first (its LIMIT keeps the optimizer from making
 * one of the two parts): whoever holds an incident holds its attempts, and the fewer rows are locked the fewer units
 * meet in a deadlock. `replay` looks for the answer of the same request among the incident's events.
 */
export async function locate(
  unit: Unit,
  { callSid, incidentId }: IncidentReference,
  replay: { readonly key: string; readonly since: Date } | null,
): Promise<Located> {
  const conditions = [callSid !== null && '`i`.`call_sid` = ?', incidentId !== null && '`i`.`id` = ?'];
  const parameters: Parameter[] = [callSid, incidentId].filter((value) => value !== null);
  const sql =
    `SELECT ${columns('f', INCIDENT)}, ${columns('a', ATTEMPT)}, ${replay ? '`e`.`answer`' : 'NULL'} AS \`answer\` ` +
    `FROM (SELECT ${INCIDENT.map((name) => `\`i\`.\`${name}\``).join(', ')} FROM \`incidents\` \`i\` ` +
    `WHERE ${conditions.filter(Boolean).join(' OR ')} LIMIT 2${unit.forUpdate}) \`f\` ` +
    'LEFT JOIN `call_attempts` `a` ON `a`.`incident_id` = `f`.`id`' +
    (replay
      ? ' LEFT JOIN `incident_events` `e` ON `e`.`incident_id` = `f`.`id` AND `e`.`idempotency_key` = ? AND `e`.`at` >= ?'
      : '');
  const rows = await unit.rows<Row>(sql, [...parameters, ...(replay ? [replay.key, replay.since] : [])]);
  const incidents = toIncidents(rows);
  const byCallSid = incidents.find((incident) => incident.callSid === callSid) ?? null;
  const byId = incidents.find((incident) => incident.id === incidentId) ?? null;
  const meant = byCallSid ?? byId;
  const answer = rows.find((row) => row.answer !== null && Number(row.f_id) === meant?.id)?.answer;
  return { byCallSid, byId, replay: answer === undefined ? undefined : JSON.parse(String(answer)) };
}

function toIncidents(rows: readonly Row[]): IncidentRecord[] {
  const ids = new Set(rows.map((row) => Number(row.f_id)));
  return [...ids].map((id) => {
    const own = rows.filter((row) => Number(row.f_id) === id);
    const withAttempt = own.filter((row) => row.a_id !== null);
    const byAttempt = new Map(withAttempt.map((row) => [Number(row.a_id), toAttempt(row)]));
    const attempts = [...byAttempt.values()].toSorted((one, other) => one.id - other.id);
    return toIncident(own[0] as Row, attempts);
  });
}

function toIncident(row: Row, attempts: readonly AttemptRecord[]): IncidentRecord {
  return {
    id: Number(row.f_id),
    callSid: String(row.f_call_sid),
    callerPhone: String(row.f_caller_phone),
    callerE164: row.f_caller_e164 === null ? null : String(row.f_caller_e164),
    ladder: String(row.f_ladder),
    status: row.f_status as IncidentRecord['status'],
    createdAt: instant(row.f_created_at),
    exhaustedAt: instantOrNull(row.f_exhausted_at),
    answeredAt: instantOrNull(row.f_answered_at),
    answeredByUserId: numberOrNull(row.f_answered_by_user_id),
    endedAt: instantOrNull(row.f_ended_at),
    endInferred: Boolean(row.f_end_inferred),
    durationSeconds: numberOrNull(row.f_duration_seconds),
    recordingUrl: row.f_recording_url === null ? null : String(row.f_recording_url),
    recordingSeconds: numberOrNull(row.f_recording_seconds),
    relatedIncidentId: numberOrNull(row.f_related_incident_id),
    attempts,
  };
}

function toAttempt(row: Row): AttemptRecord {
  return {
    id: Number(row.a_id),
    userId: Number(row.a_user_id),
    userName: String(row.a_user_name),
    stepName: String(row.a_step_name),
    phoneE164: String(row.a_phone_e164),
    status: row.a_status as AttemptRecord['status'],
    reason: row.a_reason === null ? null : String(row.a_reason),
    dial: Number(row.a_dial),
    timeoutSeconds: Number(row.a_timeout_seconds),
    offers: Number(row.a_offers),
    offeredAt: instant(row.a_offered_at),
    endedAt: instantOrNull(row.a_ended_at),
    claimedUntil: instantOrNull(row.a_claimed_until),
    heldUserId: numberOrNull(row.a_held_user_id),
  };
}

const instant = (cell: Cell): Date => toInstant(cell as Date | string);
const instantOrNull = (cell: Cell): Date | null => (cell === null ? null : instant(cell));
const numberOrNull = (cell: Cell): number | null => (cell === null ? null : Number(cell));
