import type { HangUp } from './options.js';
import { Signal } from './signal.js';
import { instantOf, type Timeline } from './timeline.js';

const DEFAULT_AFTER_SECONDS = 1;

/** The caller's side of a call's time: how long they have been there, and their patience. */
export class CallClock {
  /** Raised at the moment the caller hangs up. */
  readonly hungUp = new Signal();
  #hangUpAt = Infinity;
  #visits = 0;

  constructor(
    private readonly plan: HangUp | undefined,
    private readonly timeline: Timeline,
  ) {
    if (typeof plan === 'number') this.#hangUpAt = instantOf(plan);
  }

  /** True from the moment the caller has hung up. */
  get callerGone(): boolean {
    return this.hungUp.raised;
  }

  /** To be called when a widget starts: a hang-up planned for it is set. True when it is the planned one. */
  enter(widget: string): boolean {
    if (typeof this.plan !== 'object' || this.plan.during !== widget) return false;
    this.#visits += 1;
    if (this.#visits !== (this.plan.visit ?? 1)) return false;
    this.#hangUpAt = instantOf(this.timeline.now + (this.plan.after ?? DEFAULT_AFTER_SECONDS));
    return true;
  }

  /**
   * Lets time pass until the seconds are over or a signal is raised, at most until the caller hangs up; answers with the
   * seconds that passed.
   */
  async spend(seconds: number, ...until: Signal[]): Promise<number> {
    if (this.callerGone) return this.timeline.sleep(seconds, ...until);
    const patience = Math.max(0, this.#hangUpAt - this.timeline.now);
    const passed = await this.timeline.sleep(Math.min(seconds, patience), ...until);
    if (this.timeline.now >= this.#hangUpAt) this.hangUp();
    return passed;
  }

  /** The caller hangs up this instant. */
  hangUp(): void {
    this.hungUp.raise();
  }
}
