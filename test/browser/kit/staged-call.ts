import { randomBytes } from 'node:crypto';
import {
  prepareFlow,
  readFlow,
  runFlow,
  type FlowEvent,
  type FlowRun,
  type PhoneBook,
  type PhoneOutcome,
  type SpokenMessage,
} from '../../../studio/index.js';
import { AUTH_TOKEN, PUBLIC } from '../../flows/flow-call.js';
import type { Site } from './site.js';

/** What of a call is to be otherwise. */
export interface Staging {
  /** Through the line, for a site that is SIGNED_ONLY; through the ladder otherwise. */
  readonly flow?: 'ladder' | 'line';
  /** What the caller says where they may leave a message. */
  readonly leavesMessage?: SpokenMessage;
  /** Whether the others ring on while one is asked for a key; otherwise they are hung up, as Twilio may do. */
  readonly othersRingOn?: boolean;
}

/**
 * A call through a shipped flow, which stops whenever phones are rung, and on the line when somebody took the caller,
 * until the test lets it go on: so whatever is on the screen then can be waited for and looked at.
 */
export class StagedCall {
  private release: () => void = () => undefined;
  private arrive: (phones: string) => void = () => undefined;
  private whenStopped = this.nextStop();
  private readonly run: Promise<FlowRun>;

  constructor(
    site: Site,
    phones: readonly PhoneOutcome[] | PhoneBook,
    from = '+14155550177',
    { flow = 'ladder', leavesMessage, othersRingOn = false }: Staging = {},
  ) {
    const address = new URL(site.url);
    address.username = 'studio';
    address.password = site.secret;
    const backendUrl = flow === 'line' ? PUBLIC : address.href.replace(/\/$/, '');
    const prepared = prepareFlow(readFlow(flow), { backendUrl, fallbackNumbers: ['+14155550198', '+14155550199'] });
    this.run = runFlow(prepared, {
      callSid: `CA${randomBytes(16).toString('hex')}`,
      from,
      to: '+14155550100',
      phones: 'ring' in phones ? phones : inTurn(phones),
      ...(flow === 'line' && { authToken: AUTH_TOKEN, sendTo: { [PUBLIC]: site.url } }),
      ...(leavesMessage && { leavesMessage }),
      ...(othersRingOn && { whileScreening: 'others_ring_on' }),
      onStep: async (event) => {
        const phonesThen = stopAt(event, flow);
        if (phonesThen === null) return;
        const gate = new Promise<void>((resolve) => {
          this.release = resolve;
        });
        this.arrive(phonesThen);
        await gate;
      },
    });
  }

  /** The phone that is being rung, once one is; several with commas between them. */
  ringing(): Promise<string> {
    return this.whenStopped;
  }

  /** The phone to which the caller is connected, once they are. */
  talking(): Promise<string> {
    return this.whenStopped;
  }

  /** Lets the call go on: the phones that are rung do what they do, who talks has talked. */
  goOn(): void {
    this.whenStopped = this.nextStop();
    this.release();
  }

  /** The call after its end. */
  ended(): Promise<FlowRun> {
    return this.run;
  }

  private nextStop(): Promise<string> {
    return new Promise((resolve) => {
      this.arrive = resolve;
    });
  }
}

function inTurn(phones: readonly PhoneOutcome[]): PhoneBook {
  const script = [...phones];
  return { ring: () => script.shift() ?? { kind: 'no-answer' } };
}

function stopAt(event: FlowEvent, flow: 'ladder' | 'line'): string | null {
  if (event.type === 'dial') return event.phones.join(', ');
  return event.type === 'connected' && flow === 'line' ? event.phone : null;
}
