import { toInstant } from '../database/index.js';
import type { AttemptRecord, IncidentRecord } from './incident-record.js';

/** The columns of an incident that make its record. */
export const INCIDENT_KEYS = [
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
/** The columns of an attempt that make its record. */
const ATTEMPT_KEYS = [
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
export type RecordRow = Readonly<
  Record<`f_${(typeof INCIDENT_KEYS)[number]}` | `a_${(typeof ATTEMPT_KEYS)[number]}`, Cell>
>;

const columns = (alias: string, names: readonly string[]): string =>
  names.map((name) => `\`${alias}\`.\`${name}\` AS \`${alias}_${name}\``).join(', ');

/** What a SELECT reads of incidents `f` with their attempts `a`. */
export const RECORD_COLUMNS = `${columns('f', INCIDENT_KEYS)}, ${columns('a', ATTEMPT_KEYS)}`;

/** The incidents in rows of `RECORD_COLUMNS`, each with its attempts, oldest first. */
export function toRecords(rows: readonly RecordRow[]): IncidentRecord[] {
  const byIncident = new Map<number, RecordRow[]>();
  for (const row of rows) {
    const own = byIncident.get(Number(row.f_id));
    if (own) own.push(row);
    else byIncident.set(Number(row.f_id), [row]);
  }
  return [...byIncident.values()].map((own) => {
    const withAttempt = own.filter((row) => row.a_id !== null);
    const byAttempt = new Map(withAttempt.map((row) => [Number(row.a_id), toAttempt(row)]));
    const attempts = [...byAttempt.values()].toSorted((one, other) => one.id - other.id);
    return toIncident(own[0] as RecordRow, attempts);
  });
}

function toIncident(row: RecordRow, attempts: readonly AttemptRecord[]): IncidentRecord {
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

function toAttempt(row: RecordRow): AttemptRecord {
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
