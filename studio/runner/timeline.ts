import { setTimeout as pause } from 'node:timers/promises';
import { Signal } from './signal.js';

/** Told of every stretch of simulated time, in seconds. */
export type Advance = (seconds: number) => void | Promise<void>;

interface Sleeper {
  at: number;
  wake: () => void;
}

/**
 * The simulated time of one call and all that goes on in it at once. Time stands still while anything runs, a real
 * request too; when everybody sleeps, it goes on to the next instant for which one of them waits. All who wait for the
 * same instant go on together. Who started may wait for one another only through a {@link Signal}.
 */
export class Timeline {
  #now = 0;
  #running = 1;
  #started = 0;
  #aside = 0;
  #advancing = false;
  #allEnded = new Signal();
  #failure: { error: unknown } | undefined;
  readonly #sleepers = new Set<Sleeper>();

  constructor(private readonly advance: Advance = () => undefined) {}

  /** Simulated seconds since the beginning. */
  get now(): number {
    return this.#now;
  }

  /** Runs the first of all processes, and whatever it starts, to the end; throws what went wrong first in any of them. */
  async run<T>(first: () => Promise<T>): Promise<T> {
    let result: { value: T } | undefined;
    try {
      result = { value: await first() };
    } catch (error) {
      this.#fail(error);
    }
    while (this.#started > 0) await this.#wait(Infinity, [this.#allEnded]);
    if (this.#failure !== undefined || result === undefined) throw this.#failure?.error;
    return result.value;
  }

  /** Starts something that goes on beside. */
  start(process: () => Promise<void>): void {
    this.#started += 1;
    this.#running += 1;
    void this.#follow(process);
  }

  /** Lets `seconds` pass, or fewer where a signal is raised before; returns the seconds that passed. */
  async sleep(seconds: number, ...until: Signal[]): Promise<number> {
    const { now: since } = this;
    if (this.#failure === undefined && seconds > 0 && !until.some(({ raised }) => raised)) {
      await this.#wait(instantOf(since + seconds), until);
    }
    if (this.#failure !== undefined) throw this.#failure.error;
    return this.#now - since;
  }

  /** Waits for real work, for which time stands still only a number of real milliseconds. */
  async waitAside<T>(work: Promise<T>, patienceMs: number): Promise<T> {
    const over = new AbortController();
    const settled = Promise.allSettled([work]);
    const late = pause(patienceMs, null, { signal: over.signal }).catch(() => null);
    const first = await Promise.race([settled, late]);
    over.abort();
    if (first !== null) return work;
    this.#aside += 1;
    this.#leave();
    await settled;
    this.#aside -= 1;
    this.#running += 1;
    return work;
  }

  async #follow(process: () => Promise<void>): Promise<void> {
    try {
      await process();
    } catch (error) {
      this.#fail(error);
    }
    this.#started -= 1;
    if (this.#started === 0) {
      this.#allEnded.raise();
      this.#allEnded = new Signal();
    }
    this.#leave();
  }

  #wait(at: number, until: readonly Signal[]): Promise<void> {
    return new Promise((resolve) => {
      const sleeper: Sleeper = {
        at,
        wake: () => {
          if (!this.#sleepers.delete(sleeper)) return;
          for (const forget of listening) forget();
          this.#running += 1;
          resolve();
        },
      };
      const listening = until.map((signal) => signal.listen(sleeper.wake));
      this.#sleepers.add(sleeper);
      this.#leave();
    });
  }

  #leave(): void {
    this.#running -= 1;
    if (this.#running === 0 && !this.#advancing) void this.#goOn();
  }

  async #goOn(): Promise<void> {
    this.#advancing = true;
    while (this.#running === 0 && this.#sleepers.size > 0) {
      const next = Math.min(...[...this.#sleepers].map(({ at }) => at));
      if (next === Infinity) {
        if (this.#aside > 0) break;
        this.#fail(new Error('Everybody in this call waits for something that cannot happen any more'));
      } else {
        await this.#goTo(next);
      }
    }
    this.#advancing = false;
  }

  async #goTo(instant: number): Promise<void> {
    const passed = instant - this.#now;
    this.#now = instant;
    try {
      if (passed > 0) await this.advance(passed);
    } catch (error) {
      this.#fail(error);
    }
    for (const sleeper of this.#sleepers) if (sleeper.at <= instant) sleeper.wake();
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    for (const sleeper of this.#sleepers) sleeper.wake();
  }
}

/** The instant at this second, to the microsecond: the same one, however it was reckoned. */
export function instantOf(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
