import { Signal } from '../../signal.js';
import type { Timeline } from '../../timeline.js';
import type { Line } from '../line.js';

/** Somebody who waits in a queue. */
export class Waiting {
  /** Raised when somebody takes them out of the queue: the two are connected. */
  readonly taken = new Signal();
  /** Raised when the two are no longer connected, whichever of them left. */
  readonly parted = new Signal();

  constructor(readonly line: Line) {}
}

/** The queues of an account (Twilio: Enqueue): one that nobody has ever been in does not exist. */
export class Queues {
  readonly #byName = new Map<string, Waiting[]>();
  readonly #entered = new Map<string, Signal>();

  exists(name: string): boolean {
    return this.#byName.has(name);
  }

  enter(name: string, line: Line): Waiting {
    const waiting = new Waiting(line);
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), waiting]);
    this.entered(name).raise();
    this.#entered.delete(name);
    return waiting;
  }

  leave(name: string, waiting: Waiting): void {
    this.#byName.set(
      name,
      (this.#byName.get(name) ?? []).filter((each) => each !== waiting),
    );
  }

  /** Takes the first one out of a queue. */
  take(name: string): Waiting | undefined {
    const first = this.#byName.get(name)?.find(({ line }) => !line.over);
    if (first === undefined) return undefined;
    this.leave(name, first);
    first.taken.raise();
    return first;
  }

  /** Raised when somebody enters a queue next. */
  entered(name: string): Signal {
    const signal = this.#entered.get(name) ?? new Signal();
    this.#entered.set(name, signal);
    return signal;
  }
}

const QUEUES = new WeakMap<Timeline, Queues>();

/** The queues of all calls that share their time. */
export function queuesOf(timeline: Timeline): Queues {
  const queues = QUEUES.get(timeline) ?? new Queues();
  QUEUES.set(timeline, queues);
  return queues;
}
