import type { FlowState } from '../../../definition/types.js';
import type { Call } from '../../call.js';
import type { Detected, KeyPress, PhoneOutcome } from '../../phones.js';
import { ringOne, SECONDS_UNTIL_FAILED, type DialStatus } from '../../ringing.js';
import { Signal } from '../../signal.js';
import { secondsToSay } from '../../speech.js';
import { instantOf } from '../../timeline.js';
import { APPLICATION_ERROR } from '../application-error.js';
import type { Verb } from '../document/verb.js';
import { requestFrom } from '../http/voice-request.js';
import type { Line } from '../line.js';
import { LegReports } from './leg-reports.js';
import type { LegSettings } from './leg-settings.js';

/** What machine detection tells of people and voicemails when a script says nothing else. */
const USUAL_HUMAN: Detected = { as: 'human', after: 3 };
const USUAL_MACHINE: Detected = { as: 'machine_start', after: 4 };

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
  /** Seconds from the pick-up to the end of the leg; 0 while it isn't over, and where nobody picked up. */
  seconds = 0;
  /** Seconds that the person who picked up would talk to the caller. */
  wouldTalk = 0;
  readonly #ended = new Signal();
  readonly #beganAt: number;
  readonly #presses: KeyPress[] = [];
  #pickedUpAt = 0;
  #leavesAt = Infinity;
  readonly #reports: LegReports;

  constructor(
    private readonly number: Verb,
    private readonly settings: LegSettings,
  ) {
    this.call = settings.call;
    this.state = settings.state;
    this.phone = number.text;
    this.sid = this.call.newSid('CA');
    this.#beganAt = this.call.timeline.now;
    this.#reports = new LegReports(number, settings, this);
  }

  get over(): boolean {
    return this.#ended.raised;
  }

  /** False when it never came about. */
  get possible(): boolean {
    return this.settings.possible && this.settings.refusedBy === undefined;
  }

  /** Rings; true when somebody picked up before the time was over and before the leg was ended from elsewhere. */
  async ring(): Promise<boolean> {
    const { timeline, options } = this.call;
    if (!this.possible) {
      await timeline.sleep(SECONDS_UNTIL_FAILED, this.#ended);
      this.#end('failed');
      return false;
    }
    options.onLeg?.(this);
    this.#reports.tell('initiated', 'initiated');
    const outcome = options.phones.ring(this.phone);
    const ringing = ringOne(this.phone, outcome, this.settings.patience);
    if (ringing.pickUp !== undefined || ringing.status === 'no-answer') this.#reports.tell('ringing', 'ringing');
    await timeline.sleep(ringing.seconds, this.#ended);
    if (this.over) return false;
    if (ringing.pickUp === undefined) {
      this.#end(ringing.status);
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
    if (ending === 'ended') return true;
    if (typeof ending === 'object') {
      await this.hear(APPLICATION_ERROR);
      await this.spend(secondsToSay(APPLICATION_ERROR));
    }
    this.#end('completed');
    return false;
  }

  /** Ends the leg from elsewhere; one that rings is canceled. */
  hangUp(): void {
    this.#end(this.pickedUpBy === null ? 'canceled' : 'completed');
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
    this.#reports.tell('answered', 'in-progress');
    const detected = detectedBy(outcome);
    if (detected !== null) this.call.timeline.start(() => this.#detect(detected));
  }

  /** Tells what picked up, unless the leg is over by then (Twilio: Number, amdStatusCallback). */
  async #detect({ as, after }: Detected): Promise<void> {
    await this.call.timeline.sleep(after, this.#ended);
    if (!this.over) this.#reports.tellDetected(as, after);
  }

  #end(status: DialStatus): void {
    if (this.over) return;
    this.status = status;
    const { now } = this.call.timeline;
    if (this.pickedUpBy === null) this.ringSeconds = now - this.#beganAt;
    if (this.pickedUpBy !== null) this.seconds = now - this.#pickedUpAt;
    const { possible, refusedBy: ErrorCode } = this.settings;
    const more = { CallDuration: String(Math.round(this.seconds)), ...(ErrorCode !== undefined && { ErrorCode }) };
    if (possible) this.#reports.tell('completed', status, more);
    this.#ended.raise();
  }
}

function detectedBy(outcome: PhoneOutcome): Detected | null {
  if (outcome.kind === 'answer') return outcome.detected === undefined ? USUAL_HUMAN : outcome.detected;
  if (outcome.kind === 'voicemail') return outcome.detected === undefined ? USUAL_MACHINE : outcome.detected;
  return null;
}
