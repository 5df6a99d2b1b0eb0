import { applied, type Change } from './apply-change.js';
import type { NewEvent } from './audit/event-types.js';
import { RINGING_CLAIM_EXTRA_SECONDS, secondsAfter, TALKING_CLAIM_SECONDS } from './claims.js';
import type { AttemptRecord, IncidentRecord } from './incident-record.js';

/** Who is offered for the first time, where on the ladder, for how many seconds of ringing. */
export interface NewOffer {
  readonly userId: number;
  readonly userName: string;
  readonly phoneE164: string;
  readonly stepName: string;
  readonly timeoutSeconds: number;
  readonly dial: number;
  /** Whether nobody else may take this user while the claim lasts. */
  readonly hold: boolean;
  /** They have the caller already: they called the line, and were not rung. */
  readonly accepted?: true;
  /** The caller comes to them only when a ring is over: until then the attempt has no end. */
  readonly awaits?: true;
}

/** What a request makes of an incident: worked out whole before anything is written. */
export interface Outcome {
  /** The incident as it was before. */
  readonly incident: IncidentRecord;
  readonly change: Change;
  readonly offers: readonly NewOffer[];
  /** The line of the request, and after it what was noticed on the way. */
  readonly events: readonly NewEvent[];
}

/** Returns an attempt as an offer begins it. `id` 0: the database chooses it. */
export function attemptOf({ hold, accepted, awaits, ...person }: NewOffer, id: number, now: Date): AttemptRecord {
  const claimSeconds = accepted ? TALKING_CLAIM_SECONDS : person.timeoutSeconds + RINGING_CLAIM_EXTRA_SECONDS;
  return {
    ...person,
    id,
    status: accepted ? 'answered' : 'pending',
    reason: null,
    offers: 1,
    offeredAt: now,
    endedAt: accepted && !awaits ? now : null,
    claimedUntil: secondsAfter(now, claimSeconds),
    heldUserId: hold ? person.userId : null,
  };
}

/** The incident as an outcome leaves it, with the attempts that it begins. */
export function incidentAfter({ incident, change, events }: Outcome, begun: readonly AttemptRecord[]): IncidentRecord {
  const after = applied(incident, change);
  return { ...after, attempts: [...after.attempts, ...begun], seq: incident.seq + events.length };
}

/** Returns the events of an outcome, the first of them with the attempts that the outcome begins. */
export function eventsWith(events: readonly NewEvent[], begun: readonly AttemptRecord[]): NewEvent[] {
  const [own, ...notes] = events;
  if (own === undefined || begun.length === 0) return [...events];
  const [first] = begun;
  const offered = begun.length === 1 && first ? { offer: first } : { offers: begun };
  return [{ ...own, data: { ...own.data, ...offered } }, ...notes];
}
