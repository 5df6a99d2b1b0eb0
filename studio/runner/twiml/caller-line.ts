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
    readonly returnAddress?: string,
  ) {}

  get over(): boolean {
    return this.call.callerGone || this.call.moved.raised;
  }

  parameters(): Record<string, string> {
    const { answered, callerGone, options } = this.call;
    const status = answered ? 'in-progress' : 'ringing';
    const { StirVerstat, ...told } = callContext(options).trigger.call;
    const isTold = StirVerstat !== undefined && options.stirVerstat?.onlyToStudio !== true;
    return { ...told, ...(isTold && { StirVerstat }), CallStatus: callerGone ? 'completed' : status };
  }

  spend(seconds: number, ...until: Signal[]): Promise<number> {
    return this.call.spend(this.state, seconds, this.call.moved, ...until);
  }

  takeMove(): string | undefined {
    return this.call.callerGone ? undefined : this.call.takeMove();
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
