import { ClientGone } from './client-gone.js';
import { TryAgainLater } from './try-again-later.js';

/** How many may be in a lane. */
export interface LaneLimits {
  /** How many turns run at one time; the others wait, first come, first served. */
  readonly atOnce: number;
  /** How many are inside at most: those whose turn it is, those who wait, and those who pause between two turns. */
  readonly inside: number;
  /** What somebody who is refused is told to wait, in seconds. */
  readonly retryAfterSeconds: number;
}

/** A place in a lane. */
export interface Place {
  /**
   * Runs something when it is this one's turn.
   * @throws what `work` throws; ClientGone when nobody waits for it any more: then it is not begun.
   */
  turn<T>(work: () => Promise<T>): Promise<T>;
  /** Gives the place up, as often as it is called. */
  leave(): void;
}

/** Lets work pass that must not be done all at once, in the order in which it came. */
export class Lane {
  private running = 0;
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limits: LaneLimits) {}

  /** Takes a place, until it is left or `signal` says that the client is gone. @throws TryAgainLater when it is full. */
  enter(signal: AbortSignal): Place {
    if (this.inside >= this.limits.inside) {
      const { retryAfterSeconds } = this.limits;
      throw new TryAgainLater(
        'TOO_MANY_READS',
        'too many ask for this at once: try again in a moment',
        retryAfterSeconds,
      );
    }
    this.inside += 1;
    let isInside = true;
    const leave = (): void => {
      if (isInside) this.inside -= 1;
      isInside = false;
      signal.removeEventListener('abort', leave);
    };
    signal.addEventListener('abort', leave);
    if (signal.aborted) leave();
    return { turn: (work) => this.turn(work, signal), leave };
  }

  private async turn<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.wait(signal);
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }

  /** Resolves, once, when it is this one's turn: it then counts as running. */
  private async wait(signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw new ClientGone();
    if (this.running < this.limits.atOnce) {
      this.running += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const begin = (): void => {
        signal.removeEventListener('abort', giveUp);
        this.running += 1;
        resolve();
      };
      const giveUp = (): void => {
        this.waiting.splice(this.waiting.indexOf(begin), 1);
        reject(new ClientGone());
      };
      this.waiting.push(begin);
      signal.addEventListener('abort', giveUp, { once: true });
    });
  }
}
