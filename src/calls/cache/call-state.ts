import type { IncidentReference, Repetition, StoredAnswer } from '../../incidents/index.js';
import type { CallState, SomeUsers } from '../../routing/index.js';
import type { CallCache } from './call-cache.js';

/** What a state is asked for. */
export interface StateRequest {
  readonly reference: IncidentReference;
  readonly replay: Repetition | null;
  /** A stored response that was read for this request; null: none was found. */
  readonly stored: StoredAnswer | null;
  readonly now: Date;
  readonly newIncidentId: () => number;
  /** Whether the decision is written to the database, which may know less than the journal. */
  readonly isForDatabase: boolean;
}

/** Returns what a decision about a request is made from; null: nothing is known yet. */
export function stateFor(
  cache: CallCache,
  { reference, replay, stored, now, newIncidentId, isForDatabase }: StateRequest,
): CallState | null {
  const { known: plan, incidents } = cache;
  if (plan === null) return null;
  const located = cache.locate(reference, replay);
  return {
    ...plan,
    now,
    located: { ...located, replay: located.replay ?? stored },
    busyBeside: (incidentId) => busyBeside(cache, incidentId, now, isForDatabase),
    earlierCall: (known, callerE164) => {
      const earlier = known ? incidents.get(known.relatedIncidentId ?? 0) : incidents.newestOf(callerE164, now);
      return earlier && { id: earlier.id, answeredByUserId: earlier.answeredByUserId };
    },
    newIncidentId,
  };
}

/** Returns whether something that the database does not have yet keeps a user busy: a request under way, or the journal. */
export function isBusyUnwritten(cache: CallCache, userId: number, now: Date): boolean {
  return cache.reserved.has(userId) || cache.ahead.ids().some((id) => cache.incidents.isBusyWith(userId, id, now));
}

function busyBeside(cache: CallCache, incidentId: number | null, now: Date, isForDatabase: boolean): SomeUsers {
  const isAhead = isForDatabase && cache.ahead.size > 0;
  return {
    has: (userId) =>
      cache.reserved.has(userId) ||
      cache.incidents.busyWith(userId, now, incidentId).next().done !== true ||
      (isAhead && cache.ahead.keepsBusyAsWritten(userId, incidentId, now)),
  };
}
