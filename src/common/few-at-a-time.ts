/** How many pieces of work run at one time, and how many more may wait for their turn. */
export interface FewLimits {
  readonly atOnce: number;
  readonly waiting: number;
}

/** Runs pieces of work a few at a time, in the order in which they came. */
export class FewAtATime {
  private running = 0;
  private readonly line: (() => void)[] = [];

  /** @param refusal makes the error that is thrown where too many wait already. */
  constructor(
    private readonly limits: FewLimits,
    private readonly refusal: () => Error,
  ) {}

  /** Runs a piece of work when its turn comes. @throws what `refusal` makes, at once; what the work throws. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.turn();
    try {
      return await work();
    } finally {
      const next = this.line.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  /** Resolves when there is room; the first who waits is given the room of the piece that has ended. */
  private async turn(): Promise<void> {
    if (this.running < this.limits.atOnce) {
      this.running += 1;
      return;
    }
    if (this.line.length >= this.limits.waiting) throw this.refusal();
    await new Promise<void>((resolve) => this.line.push(resolve));
  }
}
