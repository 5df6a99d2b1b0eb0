import type { IncidentReference, Repetition, RequestOrigin, StoredAnswer } from '../incidents/index.js';
import type { LateSteps } from '../routing/index.js';
import type { CallWrite } from './commit/call-write.js';
import type { PendingEntry } from './failover/journal-entry.js';

/** Where a decision is written: the database, or the journal that stands in for it. */
export type Place = 'database' | 'journal';

/** The moment of a decision, and what is known beside the cache. */
export interface Moment {
  readonly now: Date;
  /** A stored response of the same request that was read of the database; null: none. */
  readonly stored: StoredAnswer | null;
  /** What slow steps have answered already. */
  readonly late: LateSteps;
  /** Whether the decision stands although others want the same people: after many lost races. */
  readonly insists: boolean;
}

/** A decision, in what each place needs of it. */
export interface Decision<Result> {
  readonly write: CallWrite;
  /** @throws DatabaseAway when the journal can't have it. */
  entry(): PendingEntry;
  /** Users whom it is about to ring, for no other call keeps them busy. */
  readonly rings: readonly number[];
  /** Users whose turn is remembered by their step. */
  readonly turns: readonly number[];
  /** Returns what the request gets once the decision is written. @throws DomainError where it is refused. */
  respond(): Result;
}

/** One of the two things that are asked of a call: whom to ring next, or that a report be recorded. */
export interface CallUse<Result> {
  readonly reference: IncidentReference;
  readonly origin: RequestOrigin;
  /** How a response that the same request has had already is found; null: nothing says that it is the same. */
  replayAt(now: Date): Repetition | null;
  /** Whether a callSid that nobody knows is a call that begins; otherwise it is looked up in the database. */
  readonly mayBegin: boolean;
  /**
   * Decides from memory, whatever the place. Returns a promise where a ladder step takes its time: decide again once it has
   * resolved. @throws DomainError 400 or 404 when nobody knows the call; DatabaseAway when nothing is known of the line.
   */
  decide(place: Place, moment: Moment): Decision<Result> | Promise<void>;
}
