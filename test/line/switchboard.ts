import { randomBytes } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import {
  prepareFlow,
  readFlow,
  runFlow,
  type CallMeanwhile,
  type FlowDefinition,
  type FlowName,
  type FlowRun,
  type PhoneOutcome,
  type RunOptions,
} from '../../studio/index.js';
import type { NewUser, Role } from '../../src/users/index.js';
import { AUTH_TOKEN, PUBLIC, SIGNED_ONLY } from '../flows/flow-call.js';
import type { Employee } from '../kit/company.js';
import type { Line, LineOptions } from '../kit/line.js';
import { FALLBACK_URL, staticHost, VOICE_FALLBACK } from '../kit/static-fallback.js';
import { story } from '../kit/story.js';
import { TakenCall } from './taken-call.js';

/** The number that callers dial, and that technicians see. */
export const OUR_NUMBER = '+14155550100';
export const CALLER = '+14155551234';
/** The numbers that the flows ring when the service is not to be had. */
export const FALLBACKS = ['+14155550198', '+14155550199'];
const FLOWS: Readonly<Record<FlowName, FlowDefinition>> = {
  line: prepared('line'),
  ladder: prepared('ladder'),
  fallback: prepareFlow(readFlow('fallback'), { backendUrl: PUBLIC, fallbackNumbers: FALLBACKS }),
};

/** What a line needs to dial itself: only a signature gets in, and technicians see our number. */
export const LINE = { environment: { ...SIGNED_ONLY, TWILIO_PHONE_NUMBER: OUR_NUMBER } };

/** What phones do when they are rung, by the name of whose they are; several outcomes: one after the other. */
export type Scripts = Readonly<Record<string, PhoneOutcome | readonly PhoneOutcome[]>>;

/** What of a call is otherwise than usual. */
export interface CallOptions extends Partial<RunOptions> {
  /** Which flow takes it; `line` when left out. */
  readonly flow?: FlowName;
}

/** A request that a test makes itself, as Twilio would. */
export interface LegRequest {
  /** What the address names. */
  readonly query?: Readonly<Record<string, number | string>>;
  readonly fields: Readonly<Record<string, string>>;
  /** `I-Twilio-Idempotency-Token`. */
  readonly token?: string;
  /** Instead of the right signature; null: none. */
  readonly signature?: string | null;
}

/** Where calls come in, and are put through by the very flows that are shipped, signed, on the test's clock. */
export class Switchboard {
  readonly people = new Map<string, Employee>();

  constructor(readonly line: Line) {}

  /** Adds somebody to the company. */
  async hire(name: string, role: Role = 'technician', more: Partial<NewUser> = {}): Promise<Employee> {
    const person = await this.line.company.person(name, role, more);
    this.people.set(name, person);
    return person;
  }

  /** The ladder of business hours: Ada is primary, Ben secondary, Cem admin, Dora manager. */
  async ladderOfFour(more: Readonly<Record<string, Partial<NewUser>>> = {}): Promise<void> {
    await this.line.company.onCall(await this.hire('Ada', 'technician', more['Ada']), 'primary');
    await this.line.company.onCall(await this.hire('Ben', 'technician', more['Ben']), 'secondary');
    await this.hire('Cem', 'admin', more['Cem']);
    await this.hire('Dora', 'manager', more['Dora']);
  }

  /** Takes one call to its end. People without a script do not pick up. */
  async take(scripts: Scripts = {}, options: CallOptions = {}): Promise<TakenCall> {
    const { flow = 'line', ...more } = options;
    const call = new TakenCall(this.line, this.people, `CA${randomBytes(16).toString('hex')}`);
    const left = new Map(Object.entries(scripts).map(([name, script]) => [name, [script].flat()]));
    const run = await runFlow(FLOWS[flow], {
      callSid: call.callSid,
      from: CALLER,
      to: OUR_NUMBER,
      authToken: AUTH_TOKEN,
      sendTo: { [PUBLIC]: this.line.url },
      voiceFallback: VOICE_FALLBACK,
      startedAt: this.line.clock.now(),
      phones: { ring: (phone) => left.get(call.nameOf(phone))?.shift() ?? { kind: 'no-answer' } },
      ...more,
      fetch: staticHost(FALLBACKS, OUR_NUMBER, more.fetch),
      advance: (seconds) => this.line.clock.advance(seconds),
      onStep: async (event) => {
        call.events.push(event);
        await more.onStep?.(event);
      },
    });
    await call.isOver(run);
    return call;
  }

  /** A call that comes in at a second of another one, through the flow `line` unless another is named. */
  meanwhile(at: number, { flow = 'line', ...options }: CallOptions, onOver: (run: FlowRun) => void): CallMeanwhile {
    const usual = {
      callSid: `CA${randomBytes(16).toString('hex')}`,
      from: CALLER,
      to: OUR_NUMBER,
      authToken: AUTH_TOKEN,
      sendTo: { [PUBLIC]: this.line.url },
      voiceFallback: VOICE_FALLBACK,
      startedAt: this.line.clock.now(),
      phones: { ring: (): PhoneOutcome => ({ kind: 'no-answer' }) },
      fetch: staticHost(FALLBACKS, OUR_NUMBER),
    };
    return { at, flow: FLOWS[flow], options: { ...usual, ...options }, onOver };
  }

  /** Makes one request of Twilio's; what it is answered. */
  async ask(endpoint: string, { query = {}, fields, token, signature }: LegRequest) {
    const asked = new URLSearchParams(
      Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const path = `/api/telephony/twiml/${endpoint}${asked.size > 0 ? `?${asked.toString()}` : ''}`;
    const right = getExpectedTwilioSignature(AUTH_TOKEN, `${PUBLIC}${path}`, { ...fields });
    const shown = signature === undefined ? right : signature;
    const response = await fetch(`${this.line.url}${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
        ...(shown !== null && { 'X-Twilio-Signature': shown }),
        ...(token !== undefined && { 'I-Twilio-Idempotency-Token': token }),
      },
      body: new URLSearchParams(fields).toString(),
    });
    return { status: response.status, text: await response.text() };
  }
}

/** A behaviour of the line that the service dials itself, on every database. Afterwards the invariants must hold. */
export function lineStory(
  title: string,
  tell: (switchboard: Switchboard) => Promise<void>,
  { environment, ...more }: LineOptions = {},
): void {
  story(title, (line) => tell(new Switchboard(line)), {
    ...more,
    environment: { ...LINE.environment, ...environment },
  });
}

function prepared(name: FlowName): FlowDefinition {
  return prepareFlow(readFlow(name), { backendUrl: PUBLIC, fallbackNumbers: FALLBACKS, fallbackUrl: FALLBACK_URL });
}
