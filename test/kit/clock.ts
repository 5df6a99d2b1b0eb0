import { Clock } from '../../src/common/index.js';

/** A clock that stands still until a test moves it. */
export class TestClock extends Clock {
  private instant: number;

  constructor(start: string | Date) {
    super();
    this.instant = new Date(start).getTime();
  }

  override now(): Date {
    return new Date(this.instant);
  }

  /** Moves it to an instant. */
  set(instant: string | Date): void {
    this.instant = new Date(instant).getTime();
  }

  /** Moves it on by `seconds`. */
  advance(seconds: number): void {
    this.instant += seconds * 1000;
  }
}
