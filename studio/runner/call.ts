import { createHash } from 'node:crypto';

import type { FlowState } from '../definition/types.js';
import { CallClock } from './call-clock.js';
import type { FlowHappening, TwimlFailure } from './events.js';
import type { RecordedMessage, RungPhone, RunOptions, Whisper } from './options.js';
import type { KeyPress } from './phones.js';
import { Signal } from './signal.js';
import { Timeline } from './timeline.js';

/** One call in progress: its time, its caller and what has happened so far, whichever flow has it. */
export class Call {
  readonly timeline: Timeline;
  readonly clock: CallClock;
  readonly heard: string[] = [];
  readonly rang: RungPhone[] = [];
  readonly whispers: Whisper[] = [];
  readonly messages: RecordedMessage[] = [];
  /** What the caller will press, one entry for each time that they are asked. */
  readonly presses: KeyPress[];
  connectedTo: string | null = null;
  /** True once the call is answered: it costs the caller money, and its CallStatus is `in-progress`. */
  answered = false;
  /** Set while TwiML has the call and the flow has lost it for ever; raised when that is over (Twilio: TwiML Redirect). */
  away: Signal | undefined;
  /** Why TwiML could not go on, until somebody has taken care of the caller. */
  failure: TwimlFailure | undefined;
  /** True once the number's voice fallback was asked: it is asked once. */
  fellBack = false;
  /** Second at which the last status callback so far is delivered, of those that come when Twilio usually sends them. */
  lastReportAt = 0;
  readonly #startedAt: number;
  #sids = 0;
  #movesTo: string | undefined;
  #moved = new Signal();

  /** `timeline`: that of a call during which this one comes in. */
  constructor(
    readonly options: RunOptions,
    timeline?: Timeline,
  ) {
    this.timeline = timeline ?? new Timeline(options.advance);
    this.presses = [...(options.presses ?? [])];
    this.#startedAt = (options.startedAt ?? new Date()).getTime();
    this.clock = new CallClock(options.hangUpAt, this.timeline);
  }

  /** The call's own id. */
  get sid(): string {
    return this.options.callSid;
  }

  /** True once it can't be sent elsewhere any more. */
  get over(): boolean {
    return this.callerGone;
  }

  /** Raised when a REST request sends the call elsewhere. */
  get moved(): Signal {
    return this.#moved;
  }

  /** Sends the call to another document, as a REST request with `Url` does: whatever runs on it is broken off. */
  redirect(url: string): void {
    this.#movesTo = url;
    this.#moved.raise();
  }

  /** Where it is sent, once; `undefined`: nowhere. */
  takeMove(): string | undefined {
    const url = this.#movesTo;
    if (url === undefined) return undefined;
    this.#movesTo = undefined;
    this.#moved = new Signal();
    return url;
  }

  get callerGone(): boolean {
    return this.clock.callerGone;
  }

  /** The simulated date and time. */
  get date(): Date {
    return new Date(this.#startedAt + this.timeline.now * 1000);
  }

  /** An id for something that this call brings about, such as a leg or a recording; no other call has the same. */
  newSid(prefix: string): string {
    this.#sids += 1;
    const digest = createHash('sha256').update(`${this.options.callSid} ${this.#sids}`).digest('hex');
    return `${prefix}${digest.slice(0, 32)}`;
  }

  /** Tells the listener what happened, stamped with the simulated time. */
  async tell(state: FlowState, happening: FlowHappening): Promise<void> {
    await this.options.onStep?.({ ...happening, at: this.timeline.now, state: state.name });
  }

  /** Lets simulated seconds pass in a widget; answers with how many passed before a signal, or the caller's hang-up. */
  async spend(state: FlowState, seconds: number, ...until: Signal[]): Promise<number> {
    const wasGone = this.callerGone;
    const passed = await this.clock.spend(seconds, ...until);
    if (!wasGone && this.callerGone) await this.tell(state, { type: 'caller_hung_up' });
    return passed;
  }

  /** The caller hangs up this instant, if they have not yet. */
  async hangUp(state: FlowState): Promise<void> {
    if (this.callerGone) return;
    this.clock.hangUp();
    await this.tell(state, { type: 'caller_hung_up' });
  }
}
