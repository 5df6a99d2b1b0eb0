import type { FlowState } from '../../../definition/types.js';
import { secondsToSay } from '../../speech.js';
import type { Call } from '../../call.js';
import type { KeyPress, PhoneOutcome } from '../../phones.js';
import { ringOne, SECONDS_UNTIL_FAILED, type DialStatus } from '../../ringing.js';
import { Signal } from '../../signal.js';
import { instantOf } from '../../timeline.js';
import { APPLICATION_ERROR } from '../application-error.js';
import { report, timestampOf } from '../callbacks.js';
import type { TwimlDocument, Verb } from '../document/verb.js';
import type { RunTwiml } from '../ending.js';
import { requestFrom } from '../http/voice-request.js';
import type { Line } from '../line.js';

/** What a leg needs to know of its Dial. */
export interface LegSettings {
  call: Call;
  state: FlowState;
  document: TwimlDocument;
  /** How the Number's own document is run. */
  run: RunTwiml;
  /** Standard parameters that all legs of the call share. */
  common: Readonly<Record<string, string>>;
  /** Caller ID. */
  from: string;
  /** Seconds to ring. */
  patience: number;
  /** False when Twilio would not even begin to ring (Twilio: errors 13214, 13224). */
  possible: boolean;
}

/** The leg to one Number of a Dial: its ringing, its pick-up, the document it listens to, its end. */
export class Leg implements Line {
  readonly role = 'callee';
  readonly call: Call;
  readonly state: FlowState;
  readonly phone: string;
  readonly sid: string;
  /** How it ended; `undefined` before. */
  status: DialStatus | undefined;
  ringSeconds = 0;
  pickedUpBy: 'person' | 'voicemail' | null = null;
  /** Seconds that whoever picked up would talk to the caller. */
  wouldTalk = 0;
  readonly #ended = new Signal();
  readonly #beganAt: number;
  readonly #presses: KeyPress[] = [];
  #pickedUpAt = 0;
  #leavesAt = Infinity;
  #sequence = 0;

  constructor(
    private readonly number: Verb,
    private readonly settings: LegSettings,
  ) {
    this.call = settings.call;
    this.state = settings.state;
    this.phone = number.text;
    this.sid = this.call.newSid('CA');
    this.#beganAt = this.call.timeline.now;
  }

  get over(): boolean {
    return this.#ended.raised;
  }

  /** False when it never came about. */
  get possible(): boolean {
    return this.settings.possible;
  }

  /** Rings; true when somebody picked up before the time was over and before the leg was ended from elsewhere. */
  async ring(): Promise<boolean> {
    const { timeline, options } = this.call;
    if (!this.possible) {
      await timeline.sleep(SECONDS_UNTIL_FAILED, this.#ended);
      this.end('failed');
      return false;
    }
    this.#report('initiated', 'initiated');
    const outcome = options.phones.ring(this.phone);
    const ringing = ringOne(this.phone, outcome, this.settings.patience);
    if (ringing.pickUp !== undefined || ringing.status === 'no-answer') this.#report('ringing', 'ringing');
    await timeline.sleep(ringing.seconds, this.#ended);
    if (this.over) return false;
    if (ringing.pickUp === undefined) {
      this.end(ringing.status);
      return false;
    }
    this.#pickUp(outcome, ringing.pickUp.by, ringing.pickUp.talkSeconds);
    await this.call.tell(this.state, { type: 'picked_up', phone: this.phone, by: ringing.pickUp.by });
    return true;
  }

  /** Runs the Number's own document; true when it ends without a Hangup and somebody is still there. */
  async screen(): Promise<boolean> {
    const { url, method } = this.number.attributes;
    if (url === undefined) return !this.over;
    const ending = await this.settings.run(this, requestFrom(this.settings.document, url, method));
    if (this.over) return false;
    if (ending === 'ended') return true;
    if (typeof ending === 'object') {
      await this.hear(APPLICATION_ERROR);
      await this.spend(secondsToSay(APPLICATION_ERROR));
    }
    this.end('completed');
    return false;
  }

  /** Ends the leg from elsewhere; one that rings is canceled. */
  hangUp(): void {
    this.end(this.pickedUpBy === null ? 'canceled' : 'completed');
  }

  private end(status: DialStatus): void {
    if (this.over) return;
    this.status = status;
    const { now } = this.call.timeline;
    if (this.pickedUpBy === null) this.ringSeconds = now - this.#beganAt;
    const talked = this.pickedUpBy === null ? 0 : Math.round(now - this.#pickedUpAt);
    if (this.possible) this.#report('completed', status, { CallDuration: String(talked) });
    this.#ended.raise();
  }

  parameters(): Record<string, string> {
    const { from, common } = this.settings;
    return {
      ...common,
      CallSid: this.sid,
      From: from,
      Caller: from,
      To: this.phone,
      Called: this.phone,
      Direction: 'outbound-dial',
      CallStatus: this.status ?? (this.pickedUpBy === null ? 'ringing' : 'in-progress'),
    };
  }

  async spend(seconds: number, ...until: Signal[]): Promise<number> {
    const { timeline } = this.call;
    const stays = Math.max(0, this.#leavesAt - timeline.now);
    const passed = await timeline.sleep(Math.min(seconds, stays), this.#ended, ...until);
    if (timeline.now >= this.#leavesAt) this.hangUp();
    return passed;
  }

  answer(): void {
    // A leg on which a document runs was picked up.
  }

  async hear(words: string): Promise<void> {
    this.call.whispers.push({ phone: this.phone, words });
    await this.call.tell(this.state, { type: 'whisper', phone: this.phone, words });
  }

  nextPress(): KeyPress | undefined {
    return this.#presses.shift();
  }

  #pickUp(outcome: PhoneOutcome, by: 'person' | 'voicemail', talkSeconds: number): void {
    const { now } = this.call.timeline;
    this.pickedUpBy = by;
    this.ringSeconds = now - this.#beganAt;
    this.wouldTalk = talkSeconds;
    this.#pickedUpAt = now;
    if (outcome.kind === 'answer') this.#presses.push(...(outcome.presses ?? []));
    const leavesAfter = outcome.kind === 'answer' ? outcome.hangsUpAfter : talkSeconds;
    this.#leavesAt = instantOf(now + (leavesAfter ?? Infinity));
    this.#report('answered', 'in-progress');
  }

  #report(event: string, status: string, more: Readonly<Record<string, string>> = {}): void {
    const { statusCallback, statusCallbackMethod, statusCallbackEvent = 'completed' } = this.number.attributes;
    if (statusCallback === undefined || !statusCallbackEvent.split(' ').includes(event)) return;
    const sequence = this.#sequence;
    this.#sequence += 1;
    const request = requestFrom(this.settings.document, statusCallback, statusCallbackMethod, {
      ...this.parameters(),
      CallStatus: status,
      ...more,
      Timestamp: timestampOf(this.call.date),
      CallbackSource: 'call-progress-events',
      SequenceNumber: String(sequence),
    });
    report(this.call, this.state, { phone: this.phone, event, sequence }, request);
  }
}
