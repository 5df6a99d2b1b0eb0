import type { FlowEvent } from '../../studio/index.js';
import type { NextTarget } from '../routing/index.js';

/** Why somebody is rung, in a dispatcher's words. */
const WHY: Readonly<Record<string, string>> = {
  primary_oncall: 'primary on call',
  secondary: 'secondary on call',
  admin: 'next of the admins',
  manager: 'next of the managers',
  rotating_pool: 'next of the rotating pool',
};

const RESULT: Readonly<Record<string, string>> = {
  'no-answer': 'does not answer',
  busy: 'is busy',
  failed: 'can not be reached',
  canceled: 'was still ringing when the caller hung up',
};

/** Tells a call as it happens, a line for each thing a dispatcher would want to know. */
export class Teller {
  private target: NextTarget | undefined;
  private asked = '';

  constructor(private readonly write: (line: string) => void) {}

  /** One happening of the flow; silent about what is only of interest to machines. */
  readonly tell = (event: FlowEvent): void => {
    const line = this.lineOf(event);
    if (line !== undefined) this.write(`${`${Math.round(event.at)} s`.padStart(7)}  ${line}`);
  };

  private lineOf(event: FlowEvent): string | undefined {
    switch (event.type) {
      case 'say':
        return `the caller hears: “${event.words}”`;
      case 'request':
        this.asked = event.url.split('?', 1)[0]?.split('/').at(-1) ?? '';
        return undefined;
      case 'response':
        return this.answerOf(event.status, event.body);
      case 'request_failed':
        return `no answer from the service (${event.why}): the flow goes on without it`;
      case 'dial':
        return this.dialling(event.phones);
      case 'connected':
        return `${this.nameOf(event.phone)} picks up${event.by === 'voicemail' ? ' (a voicemail)' : ''}: connected`;
      case 'dial_result':
        return event.status === 'completed'
          ? `they have talked for ${event.talkSeconds} s`
          : `${this.nameOf(event.phone)} ${RESULT[event.status] ?? event.status} (rang ${event.ringSeconds} s)`;
      case 'caller_hung_up':
        return 'the caller hangs up';
      default:
        return undefined;
    }
  }

  private answerOf(status: number, body: string): string | undefined {
    if (status !== 200) return `the service answers ${this.asked} with ${status}`;
    if (this.asked !== 'next-target') return undefined;
    this.target = JSON.parse(body) as NextTarget;
    return this.target.nextPhoneE164 === null ? `nobody is left to ring (${this.target.stepName})` : undefined;
  }

  private dialling(phones: readonly string[]): string {
    const { target } = this;
    if (target?.nextPhoneE164 !== phones[0]) return `ringing the fallback number ${phones.join(', ')}`;
    const why = WHY[target?.stepName ?? ''] ?? target?.stepName ?? '';
    return `ringing ${target?.userName ?? ''}, ${phones.join(', ')} (${why})`;
  }

  private nameOf(phone: string): string {
    return phone === this.target?.nextPhoneE164 ? (this.target.userName ?? phone) : phone;
  }
}
