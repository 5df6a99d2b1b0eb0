/** For how long a delay is remembered, in milliseconds. */
const REMEMBERED = 10_000;
/** From how long on callers notice a delay, in milliseconds. */
const LONG = 500;
/** How much of the remembered time may be lost in long delays, in milliseconds, until that is a fault: 3 of 10 seconds. */
const TOLERATED = 3000;

/** How late the thread was that answers calls, over the last ten seconds. Times are epochs or the like, in milliseconds. */
export class ThreadDelay {
  private delays: { readonly at: number; readonly milliseconds: number }[] = [];

  /** Notes the longest delay since it was last noted. */
  note(at: number, milliseconds: number): void {
    this.forget(at);
    this.delays.push({ at, milliseconds });
  }

  /** Returns the longest delay that is remembered, in milliseconds. */
  longest(now: number): number {
    this.forget(now);
    return Math.max(0, ...this.delays.map(({ milliseconds }) => milliseconds));
  }

  /** Returns whether callers wait for the thread again and again; a single long delay does not count. */
  isBusy(now: number): boolean {
    this.forget(now);
    const long = this.delays.filter(({ milliseconds }) => milliseconds >= LONG);
    return long.reduce((sum, { milliseconds }) => sum + milliseconds, 0) >= TOLERATED && long.length > 1;
  }

  private forget(now: number): void {
    this.delays = this.delays.filter(({ at }) => now - at < REMEMBERED);
  }
}
