import type { HangUp } from './options.js';

/** Told of every stretch of simulated time, in seconds. */
export type Advance = (seconds: number) => void | Promise<void>;

const DEFAULT_AFTER_SECONDS = 1;

/** The simulated time of one call, in seconds, and the caller's patience. */
export class CallClock {
  /** True from the moment the caller has hung up. */
  callerGone = false;
  #now = 0;
  #hangUpAt = Infinity;
  #visits = 0;

  constructor(
    private readonly plan: HangUp | undefined,
    private readonly advance: Advance = () => undefined,
  ) {
    if (typeof plan === 'number') this.#hangUpAt = plan;
  }

  /** Simulated seconds since the call came in. */
  get now(): number {
    return this.#now;
  }

  /** To be called when a widget starts: a hang-up planned for it is set. True when it is the planned one. */
  enter(widget: string): boolean {
    if (typeof this.plan !== 'object' || this.plan.during !== widget) return false;
    this.#visits += 1;
    if (this.#visits !== (this.plan.visit ?? 1)) return false;
    this.#hangUpAt = this.#now + (this.plan.after ?? DEFAULT_AFTER_SECONDS);
    return true;
  }

  /** Lets time pass, at most until the caller hangs up; answers with the seconds that passed. */
  async spend(seconds: number): Promise<number> {
    const interrupted = !this.callerGone && this.#hangUpAt <= this.#now + seconds;
    const passed = interrupted ? Math.max(0, this.#hangUpAt - this.#now) : seconds;
    if (interrupted) this.callerGone = true;
    this.#now += passed;
    if (passed > 0) await this.advance(passed);
    return passed;
  }

  /** The caller hangs up this instant. */
  hangUp(): void {
    this.callerGone = true;
  }
}
