/** How fast a call is played: as fast as it can be, or as it would take in reality. */
export const PACES = ['fast', 'real'] as const;
export type Pace = (typeof PACES)[number];

/** Returns what lets simulated seconds pass at this pace. */
export function passerOf(pace: Pace): (seconds: number) => Promise<void> {
  if (pace === 'fast') return () => Promise.resolve();
  return (seconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, seconds * 1000);
    });
}

/**
 * How long a talk with somebody who called in must last by the service's own clock, in seconds, so as not to count as cut off:
 * Twilio tells no length of a talk out of a queue.
 */
const CERTAIN_TALK_SECONDS = 24;

/** Lets the simulated seconds of a call pass: at the pace fast only the first ones of a talk with somebody who called in are real. */
export class CallPace {
  private left = 0;

  constructor(
    private readonly pace: Pace,
    private readonly wait: (seconds: number) => Promise<void> = passerOf('real'),
  ) {}

  /** Somebody who called in has the caller. */
  readonly talkBegins = (): void => {
    this.left = CERTAIN_TALK_SECONDS;
  };

  /** Lets seconds pass. */
  readonly pass = async (seconds: number): Promise<void> => {
    const real = this.pace === 'real' ? seconds : Math.min(seconds, this.left);
    this.left -= Math.min(seconds, this.left);
    if (real > 0) await this.wait(real);
  };
}
