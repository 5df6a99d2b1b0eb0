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
  readonly timeoutSeconds: number;
  /** How often he was offered. */
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
  readonly attempts: readonly AttemptRecord[];
}

/** What may change of an attempt. */
export type AttemptPatch = { readonly id: number } & Partial<
  Pick<AttemptRecord, 'status' | 'reason' | 'offers' | 'offeredAt' | 'endedAt' | 'claimedUntil' | 'heldUserId'>
>;

/** The attempt that was offered and has no result yet, if there is one. */
export function pendingAttempt(incident: IncidentRecord): AttemptRecord | undefined {
  return incident.attempts.findLast(({ status }) => status === 'pending');
}
