import { UnitEnded, type RunOptions } from '../../database/index.js';
import type { IncidentWrite, Sought, StoredAnswer } from '../../incidents/index.js';
import type { ReliedOn, StepContext } from '../../routing/index.js';

/** How long one transaction of a request may take on a server, in milliseconds. */
export const UNIT_TIMEOUT_MS = 2000;

/** A decision on its way to the database. */
export interface CallWrite extends IncidentWrite {
  /** What steps that remember are told; null: nobody is offered. */
  readonly context: StepContext | null;
  /** What the decision was made from beside its incident; null: from nothing else. */
  readonly reliedOn: ReliedOn | null;
  /** Whether it stands although others want the same people: after many lost races it is better than none. */
  readonly insists: boolean;
}

/** A decision that can be made again while its incident is locked. */
export interface Revisable {
  readonly write: CallWrite;
  /** Whether more of its incident may have been written than memory knows: it is read and decided again under the lock. */
  readonly mustRevise: boolean;
  /** What is read of the call before it is decided again. */
  readonly sought: Sought;
  /** Decides again; `stored`: the response that the same request has had already. Null: that can't be done now. */
  revise(stored: StoredAnswer | null): CallWrite | null;
}

/** What must be read anew before a request is decided again. */
export interface Stale {
  /** Incidents that stand otherwise than was known. */
  readonly incidentIds: readonly number[];
  /** Whether people, plan or pool have changed. */
  readonly plan: boolean;
  /** Whether somebody else took the same people in the same instant. */
  readonly isContended: boolean;
  /** Whether the call that begins was begun by another request. */
  readonly isBegun: boolean;
}

/** What became of a write: it is durable, or was made from what is no longer true, and nothing of it was written. */
export type CommitResult = { readonly kind: 'written' } | { readonly kind: 'stale'; readonly stale: Stale };

/** As `Stale`, where nothing but some incidents stands otherwise. */
export function staleOf(incidentIds: readonly number[]): Stale {
  return { incidentIds, plan: false, isContended: false, isBegun: false };
}

/** As `Stale`, where nothing but a lost race is known. */
export const CONTENDED: CommitResult = {
  kind: 'stale',
  stale: { incidentIds: [], plan: true, isContended: true, isBegun: false },
};

/** A write that waits for its group. */
export interface WaitingWrite {
  readonly decision: Revisable;
  /** When its time is over, in milliseconds of `performance.now()`; null: it may take as long as it takes. */
  readonly deadline: number | null;
  readonly resolve: (result: CommitResult) => void;
  readonly reject: (error: unknown) => void;
  /** How often another transaction held its incident. */
  heldTries: number;
}

/** Whether a decision depends on nothing but the events that its incident has: not on people, and not on other calls. */
export function isOfItsIncidentAlone({ write, mustRevise }: Revisable): boolean {
  return !mustRevise && write.begins === null && write.reliedOn === null && write.outcome.offers.length === 0;
}

/** How the transaction of a group is run: as long as its most patient request may wait. */
export function optionsFor(group: readonly WaitingWrite[]): RunOptions {
  const left = group.flatMap(({ deadline }) => (deadline === null ? [] : [deadline - performance.now()]));
  const within = left.length === 0 ? undefined : Math.min(UNIT_TIMEOUT_MS, Math.max(1, ...left));
  return { within, elseAway: within !== undefined, beginsLate: true, endsWithLostRace: true };
}

/** Returns what is thrown to a request whose time is over. */
export function notInTime(): UnitEnded {
  return new UnitEnded(new Error('no answer in time'), 'NO_ANSWER');
}
