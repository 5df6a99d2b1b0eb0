import type { AttemptRecord, IncidentRecord } from './incident-record.js';

/** The column of each field of an incident's record; `attempts` and `seq` are counted, not stored. */
export const INCIDENT_COLUMNS = {
  id: 'id',
  callSid: 'call_sid',
  callerPhone: 'caller_phone',
  callerE164: 'caller_e164',
  ladder: 'ladder',
  status: 'status',
  createdAt: 'created_at',
  exhaustedAt: 'exhausted_at',
  answeredAt: 'answered_at',
  answeredByUserId: 'answered_by_user_id',
  endedAt: 'ended_at',
  endInferred: 'end_inferred',
  durationSeconds: 'duration_seconds',
  recordingUrl: 'recording_url',
  recordingSeconds: 'recording_seconds',
  relatedIncidentId: 'related_incident_id',
} as const satisfies Record<Exclude<keyof IncidentRecord, 'attempts' | 'seq'>, string>;

/** The column of each field of an attempt's record. */
export const ATTEMPT_COLUMNS = {
  id: 'id',
  userId: 'user_id',
  userName: 'user_name',
  stepName: 'step_name',
  phoneE164: 'phone_e164',
  status: 'status',
  reason: 'reason',
  dial: 'dial',
  timeoutSeconds: 'timeout_seconds',
  offers: 'offers',
  offeredAt: 'offered_at',
  endedAt: 'ended_at',
  claimedUntil: 'claimed_until',
  heldUserId: 'held_user_id',
} as const satisfies Record<keyof AttemptRecord, string>;

/** How a cell of the database becomes the value of a field. */
export type CellKind = 'text' | 'number' | 'boolean' | 'instant';

/** Fields that are no text. */
export const CELL_KINDS: Readonly<Record<string, CellKind>> = {
  id: 'number',
  createdAt: 'instant',
  exhaustedAt: 'instant',
  answeredAt: 'instant',
  answeredByUserId: 'number',
  endedAt: 'instant',
  endInferred: 'boolean',
  durationSeconds: 'number',
  recordingSeconds: 'number',
  relatedIncidentId: 'number',
  userId: 'number',
  dial: 'number',
  timeoutSeconds: 'number',
  offers: 'number',
  offeredAt: 'instant',
  claimedUntil: 'instant',
  heldUserId: 'number',
};
