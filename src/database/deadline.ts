/** The time that a piece of work has. */
export class Deadline {
  private isOver = false;
  private atEnd: (() => void) | undefined;
  private end: (() => void) | undefined;

  /**
   * `isWorthWaiting` is asked when the time is over: while it says so, once, three quarters of the time are added.
   */
  constructor(
    private readonly milliseconds: number,
    private readonly isWorthWaiting: () => boolean = () => false,
  ) {}

  /** Whether the time is over: work that goes on should stop, for nobody waits any more. */
  hasPassed(): boolean {
    return this.isOver;
  }

  /** What is to be done at the end of the time, if the work has not ended by then; the last one given counts. */
  onPassed(atEnd: () => void): void {
    this.atEnd = atEnd;
  }

  /** The time is over now. */
  pass(): void {
    this.end?.();
  }

  /**
   * What the work gives, as long as it gives it in time.
   * @throws whatever the work throws; `late()` when the time is over, whatever becomes of the work.
   */
  async watch<T>(work: () => Promise<T>, late: () => Error): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const end = new Promise<never>((_, reject) => {
      this.end = () => {
        this.isOver = true;
        reject(late());
        this.atEnd?.();
      };
      timer = setTimeout(() => {
        if (!this.isWorthWaiting()) return this.end?.();
        timer = setTimeout(() => this.end?.(), (this.milliseconds * 3) / 4);
      }, this.milliseconds);
    });
    try {
      return await Promise.race([work(), end]);
    } finally {
      clearTimeout(timer);
      this.end = undefined;
    }
  }
}
