import type { EventData, EventType } from '../audit/event-types.js';
import { stateChanges, type Change } from '../apply-change.js';
import { secondsAfter, TALKING_CLAIM_SECONDS } from '../claims.js';
import type { AttemptPatch, AttemptRecord, IncidentRecord } from '../incident-record.js';
import { answered, type IncidentState } from '../incident-state.js';
import type { NewOffer } from '../outcome.js';

/** A change with the line of the trail that tells it. */
export interface IncidentTransition {
  readonly change: Change;
  readonly type: EventType;
  readonly data: EventData;
  /** Somebody who has the caller without having been rung; left out: nobody. */
  readonly offers?: readonly NewOffer[];
}

/** Somebody picked up for good: whose attempt it was, or undefined for a phone that was never offered. */
export function answeredBy(
  incident: IncidentRecord,
  attempt: AttemptRecord | undefined,
  now: Date,
): IncidentTransition {
  const answerer = laterOf(attempt, standingAnswerer(incident));
  const state = answered(incident, now, answerer?.userId ?? null);
  const patches = incident.attempts.flatMap((other): AttemptPatch[] => {
    const isReported = other.id === attempt?.id;
    const talks = other.id === answerer?.id && state.endedAt === null;
    const claim = talks ? { claimedUntil: talkingClaim(other, now), heldUserId: null } : NO_CLAIM;
    if (isReported)
      return [{ id: other.id, status: 'answered', reason: null, endedAt: other.endedAt ?? now, ...claim }];
    if (other.status === 'pending') return [{ id: other.id, status: 'superseded', endedAt: now, ...NO_CLAIM }];
    return other.claimedUntil && !talks ? [{ id: other.id, ...NO_CLAIM }] : [];
  });
  return tell('answered', incident, state, patches, { userId: attempt?.userId ?? null });
}

/** Until when a person who talks is busy: counted from the first report; a repetition does not prolong it. */
function talkingClaim({ status, claimedUntil }: AttemptRecord, now: Date): Date | null {
  return status === 'answered' ? claimedUntil : secondsAfter(now, TALKING_CLAIM_SECONDS);
}

export const NO_CLAIM = { claimedUntil: null, heldUserId: null } as const;

/** Ends all claims with the call; those who were still being offered get `status`. */
export function released(incident: IncidentRecord, status: 'superseded' | 'unconfirmed', now: Date): AttemptPatch[] {
  return incident.attempts.flatMap((attempt): AttemptPatch[] => {
    if (attempt.status === 'pending') return [{ id: attempt.id, status, endedAt: now, ...NO_CLAIM }];
    return attempt.claimedUntil ? [{ id: attempt.id, ...NO_CLAIM }] : [];
  });
}

function standingAnswerer(incident: IncidentRecord): AttemptRecord | undefined {
  return incident.attempts.find(({ userId }) => userId === incident.answeredByUserId);
}

function laterOf(one: AttemptRecord | undefined, other: AttemptRecord | undefined): AttemptRecord | undefined {
  return one && other ? (one.id > other.id ? one : other) : (one ?? other);
}

/** A transition, with what changes of the incident told in its line. */
export function tell(
  type: EventType,
  incident: IncidentRecord,
  state: IncidentState,
  attempts: readonly AttemptPatch[],
  facts: NonNullable<EventData['facts']>,
): IncidentTransition {
  const data = { incident: stateChanges(incident, state), attempts, facts };
  return { change: { state, attempts }, type, data };
}
