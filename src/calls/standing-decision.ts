import { Clock } from '../common/index.js';
import type { Sought, StoredAnswer } from '../incidents/index.js';
import { CallCache } from './cache/call-cache.js';
import type { CallUse, Decision, Moment } from './call-use.js';
import type { CallWrite, Revisable } from './commit/call-write.js';

/**
 * A decision about a request until it is written or given up: keeps the people whom it is to ring from other requests, and
 * is made again where the database turns out to know more of the call.
 */
export class StandingDecision<Result> implements Revisable {
  private free: () => void;
  private turnsBack: readonly (() => void)[] = [];
  /** Whether memory knows everything that was asked of the call before. */
  readonly mustRevise: boolean;

  constructor(
    private readonly use: CallUse<Result>,
    private readonly moment: Moment,
    private decision: Decision<Result>,
    private readonly cache: CallCache,
    private readonly clock: Clock,
  ) {
    this.free = this.hold(decision);
    const { begins, outcome } = decision.write;
    this.mustRevise = begins === null && !cache.isComplete(outcome.incident.id);
  }

  get write(): CallWrite {
    return this.decision.write;
  }

  get sought(): Sought {
    return { reference: this.use.reference, replay: this.use.replayAt(this.clock.now()) };
  }

  revise(stored: StoredAnswer | null): CallWrite | null {
    this.free();
    this.takeTurnsBack();
    const revised = this.decideAgain({
      ...this.moment,
      now: this.clock.now(),
      stored: stored ?? this.moment.stored,
    });
    if (revised === null) {
      this.free = this.cache.reserved.reserve(this.decision.rings);
      return null;
    }
    this.free = this.hold(revised);
    this.decision = revised;
    return revised.write;
  }

  /** Returns what the request gets once the decision is written. @throws DomainError where it is refused. */
  respond(): Result {
    return this.decision.respond();
  }

  /** Lets other requests have the people; those who were not rung after all have their turn again. */
  release(isWritten: boolean): void {
    this.free();
    if (!isWritten) this.takeTurnsBack();
  }

  private hold({ rings, turns }: Decision<Result>): () => void {
    this.turnsBack = turns.map((userId) => this.cache.takeTurn(userId));
    return this.cache.reserved.reserve(rings);
  }

  private takeTurnsBack(): void {
    for (const takeBack of this.turnsBack.toReversed()) takeBack();
    this.turnsBack = [];
  }

  /** Null: nobody knows the call any more, or a step takes its time; then it is decided again outside the transaction. */
  private decideAgain(moment: Moment): Decision<Result> | null {
    try {
      const decision = this.use.decide('database', moment);
      return decision instanceof Promise ? null : decision;
    } catch {
      return null;
    }
  }
}
