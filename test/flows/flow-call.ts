import { randomBytes } from 'node:crypto';
import { runFlow, type FlowRun, type HangUp, type PhoneOutcome } from '../../studio/index.js';
import type { Line } from '../kit/line.js';

/** The address under which Twilio would know the service. */
export const PUBLIC = 'https://line.example';
export const AUTH_TOKEN = 'an-auth-token-for-tests';
/** Only a signature gets in: what a Studio widget can really show. */
export const SIGNED_ONLY = { TWILIO_AUTH_TOKEN: AUTH_TOKEN, PUBLIC_BASE_URL: PUBLIC, WEBHOOK_SECRET: '' };

/** What becomes of the nth request of a call on its way, counted from 1. */
export type Fate = 'arrives' | 'lost' | 'answer lost' | 'twice';

/** How a call through a flow goes. */
export interface FlowCall {
  readonly flow: unknown;
  /** What the phones do that are rung, one after the other; then nobody picks up. */
  readonly phones: readonly PhoneOutcome[];
  readonly from?: string;
  readonly hangUpAt?: HangUp;
  readonly fate?: (nth: number) => Fate;
}

/** Takes a call with a flow, signed as Twilio signs, against the real service, on the test's clock. */
export function takeCall(
  line: Line,
  { flow, phones, from = '+14155551234', hangUpAt, fate }: FlowCall,
): Promise<FlowRun> {
  const script = [...phones];
  let requests = 0;
  const unreliable: typeof fetch = async (input, init) => {
    requests += 1;
    const what = fate?.(requests) ?? 'arrives';
    if (what === 'lost') throw new TypeError('fetch failed');
    if (what === 'twice') await (await fetch(input, init)).text();
    const response = await fetch(input, init);
    if (what !== 'answer lost') return response;
    await response.text();
    throw new TypeError('fetch failed');
  };
  return runFlow(flow, {
    callSid: `CA${randomBytes(16).toString('hex')}`,
    from,
    to: '+14155550100',
    authToken: AUTH_TOKEN,
    sendTo: { [PUBLIC]: line.url },
    phones: { ring: () => script.shift() ?? { kind: 'no-answer' } },
    advance: (seconds) => line.clock.advance(seconds),
    fetch: unreliable,
    ...(hangUpAt !== undefined && { hangUpAt }),
  });
}
