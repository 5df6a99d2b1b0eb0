import type { FlowState } from '../../definition/types.js';
import type { Call } from '../call.js';
import { callContext } from '../context.js';
import type { KeyPress } from '../phones.js';
import type { Signal } from '../signal.js';
import type { Line } from './line.js';

/** The caller's own leg. */
export class CallerLine implements Line {
  readonly role = 'caller';
  readonly phone = null;

  constructor(
    readonly call: Call,
    readonly state: FlowState,
    readonly returnAddress: string,
  ) {}

  get over(): boolean {
    return this.call.callerGone;
  }

  parameters(): Record<string, string> {
    const { answered, callerGone, options } = this.call;
    const status = answered ? 'in-progress' : 'ringing';
    return { ...callContext(options).trigger.call, CallStatus: callerGone ? 'completed' : status };
  }

  spend(seconds: number, ...until: Signal[]): Promise<number> {
    return this.call.spend(this.state, seconds, ...until);
  }

  answer(): void {
    this.call.answered = true;
  }

  async hear(words: string): Promise<void> {
    this.call.heard.push(words);
    await this.call.tell(this.state, { type: 'say', words });
  }

  nextPress(): KeyPress | undefined {
    return this.call.presses.shift();
  }
}
