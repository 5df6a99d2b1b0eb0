import { Clock } from '../common/index.js';

/** A clock that shows a chosen moment, runs with the simulated calls, and returns to the real time after them. */
export class DemoClock extends Clock {
  private shown: number | null = null;

  override now(): Date {
    return this.shown === null ? super.now() : new Date(this.shown);
  }

  /** Shows this instant from now on. */
  show(instant: Date): void {
    this.shown = instant.getTime();
  }

  /** Moves the clock on by `seconds`. */
  advance(seconds: number): void {
    if (this.shown !== null) this.shown += seconds * 1000;
  }

  /** Shows the real time again. */
  release(): void {
    this.shown = null;
  }
}
