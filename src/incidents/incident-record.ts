import type { AttemptStatus } from './attempts/attempt-status.js';
import type { IncidentState } from './incident-state.js';

/** One person offered to an incident, as a value. */
export interface AttemptRecord {
  readonly id: number;
  readonly userId: number;
  readonly userName: string;
  readonly stepName: string;
  /** E.164 */
  readonly phoneE164: string;
  readonly status: AttemptStatus;
  readonly reason: string | null;
  /** The number of the dial, counted within the incident; all who were rung at once have the same. */
  readonly dial: number;
  readonly timeoutSeconds: number;
  /** How often this person was offered. */
  readonly offers: number;
  readonly offeredAt: Date;
  readonly endedAt: Date | null;
  readonly claimedUntil: Date | null;
  readonly heldUserId: number | null;
}

/** An incident with its attempts, oldest first, as it was read under its lock. */
export interface IncidentRecord extends IncidentState {
  readonly id: number;
  readonly callSid: string;
  readonly callerPhone: string;
  readonly callerE164: string | null;
  readonly ladder: string;
  readonly createdAt: Date;
  /** The same caller's call of the 30 minutes before, if there was one. */
  readonly relatedIncidentId: number | null;
  readonly attempts: readonly AttemptRecord[];
  /** The number of its newest event, 0 before the first: it grows with every write, so it says how old this knowledge is. */
  readonly seq: number;
}

/** What may change of an attempt. */
export type AttemptPatch = { readonly id: number } & Partial<
  Pick<
    AttemptRecord,
    'status' | 'reason' | 'offers' | 'offeredAt' | 'dial' | 'timeoutSeconds' | 'endedAt' | 'claimedUntil' | 'heldUserId'
  >
>;

/** The attempts that were offered and have no result yet: one, or those who are rung at once. */
export function pendingAttempts(incident: IncidentRecord): AttemptRecord[] {
  return incident.attempts.filter(({ status }) => status === 'pending');
}
