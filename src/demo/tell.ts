import type { FlowEvent } from '../../studio/index.js';
import type { NextTarget } from '../routing/index.js';

/** Somebody who is being rung. */
export interface RungPerson {
  readonly name: string;
  /** Left out: they are on no step of a ladder. */
  readonly stepName?: string;
}

/** Finds who is being rung at a number; undefined where that is not known. */
export type WhoIsRung = (phone: string) => Promise<RungPerson | undefined>;

/** Why somebody is rung, in a dispatcher's words. */
const WHY: Readonly<Record<string, string>> = {
  repeat_caller: 'took this caller’s last call',
  primary_oncall: 'primary on call',
  secondary: 'secondary on call',
  admin: 'next of the admins',
  manager: 'next of the managers',
  broadcast: 'broadcast: all who are left',
  rotating_pool: 'next of the rotating pool',
};

const RESULT: Readonly<Record<string, string>> = {
  'no-answer': 'does not answer',
  busy: 'is busy',
  failed: 'can not be reached',
  canceled: 'is not rung any longer',
};

/** Tells a call as it happens, a line for each thing a dispatcher would want to know. */
export class Teller {
  private readonly people = new Map<string, RungPerson>();
  private readonly whispered = new Map<string, string>();
  private readonly pressed = new Map<string, string>();
  private readonly pickedUp = new Map<string, 'person' | 'voicemail'>();
  private readonly pickedUpAt = new Map<string, number>();
  private readonly droppedPhones = new Set<string>();
  private asked = '';

  constructor(
    private readonly write: (line: string) => void,
    private readonly who: WhoIsRung = () => Promise.resolve(undefined),
    /** Who is at the end of the call that is told of. */
    private readonly listener = 'the caller',
  ) {}

  /** Learns that the service has ended the leg of a phone: a machine had picked up. */
  dropped(phone: string): void {
    this.droppedPhones.add(phone);
  }

  /** One happening of the flow; silent about what is only of interest to machines. */
  readonly tell = async (event: FlowEvent): Promise<void> => {
    if (event.type === 'dial') await this.learn(event.phones);
    const line = this.lineOf(event);
    if (line !== undefined) this.write(`${`${Math.round(event.at)} s`.padStart(7)}  ${line}`);
  };

  private lineOf(event: FlowEvent): string | undefined {
    switch (event.type) {
      case 'say':
        return `${this.listener} hears: “${event.words}”`;
      case 'play':
        return event.leg === null ? `${this.listener} hears a recording of ${Math.round(event.seconds)} s` : undefined;
      case 'request':
        this.asked = endpointOf(event.url);
        return undefined;
      case 'response':
        return this.answerOf(event.status, event.body);
      case 'twiml_response':
        return event.status < 300 ? undefined : `the service answers ${endpointOf(event.url)} with ${event.status}`;
      case 'request_failed':
      case 'twiml_failed':
        return `no usable answer from the service (${event.why}): the flow goes on without it`;
      case 'dial':
        return this.dialling(event.phones);
      case 'picked_up':
        return this.pickUp(event);
      case 'whisper':
        return this.whisper(event);
      case 'pressed':
        if (event.phone === null) return `${this.listener} presses ${event.keys}`;
        this.pressed.set(event.phone, event.keys);
        return `${this.nameOf(event.phone)} presses ${event.keys}`;
      case 'connected':
        return `${this.nameOf(event.phone)} ${this.connection(event)}`;
      case 'dial_result':
        return this.result(event);
      case 'message':
        return `the caller leaves a message of ${event.seconds} s`;
      case 'caller_hung_up':
        return `${this.listener} hangs up`;
      default:
        return undefined;
    }
  }

  private answerOf(status: number, body: string): string | undefined {
    if (status !== 200) return `the service answers ${this.asked} with ${status}`;
    if (this.asked !== 'next-target') return undefined;
    const { nextPhoneE164, userName, stepName } = JSON.parse(body) as NextTarget;
    if (nextPhoneE164 === null) return `nobody is left to ring (${stepName})`;
    this.people.set(nextPhoneE164, { name: userName ?? nextPhoneE164, stepName });
    return undefined;
  }

  private async learn(phones: readonly string[]): Promise<void> {
    for (const phone of phones) {
      const person = await this.who(phone);
      if (person) this.people.set(phone, person);
      for (const known of [this.whispered, this.pressed, this.pickedUp, this.droppedPhones]) known.delete(phone);
    }
  }

  private dialling(phones: readonly string[]): string {
    const [first = ''] = phones;
    const rung = phones.map((phone) => (this.people.has(phone) ? `${this.nameOf(phone)}, ${phone}` : phone));
    const step = this.people.get(first)?.stepName;
    const why = step === undefined ? '' : ` (${WHY[step] ?? step})`;
    return `ringing ${phones.length > 1 ? 'together: ' : ''}${rung.join('; ')}${why}`;
  }

  private pickUp({ phone, by, at }: Extract<FlowEvent, { type: 'picked_up' }>): string {
    this.pickedUpAt.set(phone, at);
    this.pickedUp.set(phone, by);
    return `${this.nameOf(phone)} ${by === 'voicemail' ? 'has a voicemail, which picks up' : 'picks up'}`;
  }

  /** What the person is told; the repetition of it is left out. */
  private whisper({ phone, words }: Extract<FlowEvent, { type: 'whisper' }>): string | undefined {
    if (this.whispered.get(phone) === words) return undefined;
    this.whispered.set(phone, words);
    return `${this.pickedUp.get(phone) === 'voicemail' ? 'the voicemail' : this.nameOf(phone)} hears: “${words}”`;
  }

  private connection({ phone, by }: Extract<FlowEvent, { type: 'connected' }>): string {
    if (this.pickedUp.has(phone)) return `and ${this.listener} are connected`;
    return `picks up${by === 'voicemail' ? ' (a voicemail)' : ''}: connected`;
  }

  private result(result: Extract<FlowEvent, { type: 'dial_result' }>): string {
    const { phone, status, ringSeconds, talkSeconds, bridged } = result;
    const name = this.nameOf(phone);
    if (this.droppedPhones.has(phone)) {
      const seconds = Math.round(result.at - (this.pickedUpAt.get(phone) ?? result.at));
      return `a machine is at ${name}’s phone: dropped after ${seconds} s, the ladder goes on`;
    }
    if (bridged) return `they have talked for ${Math.round(talkSeconds)} s`;
    if (status !== 'completed') return `${name} ${RESULT[status] ?? status} (rang ${ringSeconds} s)`;
    if (this.pressed.get(phone) === '2') return `${name} has passed it on: the ladder goes on`;
    return `no 1 was pressed at ${name}’s phone: that is no answer, the ladder goes on`;
  }

  private nameOf(phone: string): string {
    return this.people.get(phone)?.name ?? phone;
  }
}

function endpointOf(url: string): string {
  return url.split('?', 1)[0]?.split('/').at(-1) ?? '';
}
