import type { Signal } from '../../signal.js';
import type { Line } from '../line.js';

/** A leg while it waits in a queue: what it listens to is broken off when somebody takes it. */
export class WaitingLine implements Line {
  readonly role = 'waiting';

  constructor(
    private readonly line: Line,
    private readonly taken: Signal,
  ) {}

  get call() {
    return this.line.call;
  }

  get state() {
    return this.line.state;
  }

  get phone() {
    return this.line.phone;
  }

  get over(): boolean {
    return this.line.over || this.taken.raised;
  }

  parameters(): Record<string, string> {
    return this.line.parameters();
  }

  spend(seconds: number, ...until: Signal[]): Promise<number> {
    return this.line.spend(seconds, this.taken, ...until);
  }

  answer(): void {
    this.line.answer();
  }

  hear(words: string): Promise<void> {
    return this.line.hear(words);
  }

  nextPress() {
    return this.line.nextPress();
  }
}
