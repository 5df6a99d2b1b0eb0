import { refusedBy } from '../../account.js';
import { BUFFER_SECONDS, unanswered, type DialStatus } from '../../ringing.js';
import { Signal } from '../../signal.js';
import type { TwimlDocument, Verb } from '../document/verb.js';
import type { RunTwiml } from '../ending.js';
import type { Line } from '../line.js';
import { Leg } from './leg.js';

const DEFAULT_RING_SECONDS = 30;
const E164 = /^\+[1-9]\d{6,14}$/;

/** All legs of one Dial, which ring at once: the first whose document ends without a Hangup gets the caller. */
export class Dialling {
  /** Raised when one leg has won, or when all are over. */
  readonly settled = new Signal();
  readonly legs: readonly Leg[];
  winner: Leg | undefined;
  readonly #othersRingOn: boolean;

  constructor(verb: Verb, line: Line, document: TwimlDocument, run: RunTwiml) {
    const { call, state } = line;
    const { From = '', CallSid = '', AccountSid = '', ApiVersion = '' } = line.parameters();
    const { callerId: from = From, timeout = DEFAULT_RING_SECONDS } = verb.attributes;
    this.#othersRingOn = call.options.whileScreening === 'others_ring_on';
    this.legs = verb.children.map(
      (number, nth) =>
        new Leg(number, {
          call,
          state,
          document,
          run,
          common: { AccountSid, ApiVersion, ParentCallSid: CallSid },
          from,
          patience: Number(timeout) + BUFFER_SECONDS,
          possible: E164.test(from) && E164.test(number.text),
          refusedBy: refusedBy(call.options.account, number.text, nth),
        }),
    );
    for (const leg of this.legs) call.timeline.start(() => this.#follow(leg));
  }

  /** DialCallStatus as it is now; `no-answer` where the caller gave up while it rang (Twilio: Dial action callback). */
  get status(): DialStatus {
    if (this.legs.some(({ pickedUpBy }) => pickedUpBy !== null)) return 'completed';
    const ended = this.legs.map(({ status = 'canceled' as const }) => ({ status }));
    return ended.some(({ status }) => status === 'canceled') ? 'no-answer' : unanswered(ended);
  }

  /** The leg that DialCallSid names, if one came about: the connected one, else one that picked up, else the first. */
  get leg(): Leg | undefined {
    const pickedUp = this.legs.find(({ pickedUpBy }) => pickedUpBy !== null);
    return this.winner ?? pickedUp ?? this.legs.find(({ possible }) => possible);
  }

  /** Ends every leg but one. */
  hangUp(but?: Leg): void {
    for (const leg of this.legs) if (leg !== but) leg.hangUp();
  }

  async #follow(leg: Leg): Promise<void> {
    if ((await leg.ring()) && !leg.over) {
      if (!this.#othersRingOn) this.hangUp(leg);
      if (await leg.screen()) this.#connect(leg);
    }
    if (this.legs.every(({ over }) => over)) this.settled.raise();
  }

  #connect(leg: Leg): void {
    if (this.winner !== undefined) return;
    this.winner = leg;
    this.hangUp(leg);
    this.settled.raise();
  }
}
