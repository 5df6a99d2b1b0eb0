import { randomBytes } from 'node:crypto';
import { runFlow, type FlowRun, type HangUp, type PhoneOutcome, type VoiceFallback } from '../../studio/index.js';
import type { Line } from '../kit/line.js';
import { staticHost } from '../kit/static-fallback.js';

/** The address under which Twilio would know the service. */
export const PUBLIC = 'https://line.example';
export const AUTH_TOKEN = 'an-auth-token-for-tests';
/** Only a signature gets in: what a Studio widget can really show. */
export const SIGNED_ONLY = { TWILIO_AUTH_TOKEN: AUTH_TOKEN, PUBLIC_BASE_URL: PUBLIC, WEBHOOK_SECRET: '' };

/** Rung by the flows when the service does not answer. */
export const FALLBACKS = ['+14155550198'];

/** What becomes of a request on its way. */
export type Fate = 'arrives' | 'lost' | 'answer lost' | 'too late' | 'twice';

/** How a call through a flow goes. */
export interface FlowCall {
  readonly flow: unknown;
  /** What the phones do that are rung, one after the other; then nobody picks up. */
  readonly phones: readonly PhoneOutcome[];
  readonly from?: string;
  readonly hangUpAt?: HangUp;
  /** What becomes of the nth request, counted from 1, to this path. */
  readonly fate?: (nth: number, path: string) => Fate;
  /** As in the runner's options. */
  readonly dialBridged?: boolean;
  readonly voiceFallback?: VoiceFallback;
  readonly hangUpTellsStatus?: boolean;
}

/** Takes a call with a flow, signed as Twilio signs, against the real service, on the test's clock. */
export function takeCall(
  line: Line,
  { flow, phones, from = '+14155551234', hangUpAt, fate, ...twilio }: FlowCall,
): Promise<FlowRun> {
  const script = [...phones];
  let requests = 0;
  const unreliable: typeof fetch = async (input, init) => {
    requests += 1;
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const what = fate?.(requests, pathname) ?? 'arrives';
    if (what === 'lost') throw new TypeError('fetch failed');
    if (what === 'twice') await (await fetch(input, init)).text();
    const response = await fetch(input, init);
    if (what !== 'answer lost' && what !== 'too late') return response;
    await response.text();
    throw what === 'too late' ? new DOMException('too late', 'TimeoutError') : new TypeError('fetch failed');
  };
  return runFlow(flow, {
    callSid: `CA${randomBytes(16).toString('hex')}`,
    from,
    to: '+14155550100',
    authToken: AUTH_TOKEN,
    sendTo: { [PUBLIC]: line.url },
    phones: { ring: () => script.shift() ?? { kind: 'no-answer' } },
    advance: (seconds) => line.clock.advance(seconds),
    fetch: staticHost(FALLBACKS, '+14155550100', unreliable),
    ...twilio,
    ...(hangUpAt !== undefined && { hangUpAt }),
  });
}
