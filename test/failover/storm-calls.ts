import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import {
  prepareFlow,
  readFlow,
  runFlow,
  type FlowDefinition,
  type FlowName,
  type FlowRun,
  type PhoneOutcome,
} from '../../studio/index.js';
import { AUTH_TOKEN, PUBLIC } from '../flows/flow-call.js';
import { FALLBACK_URL, staticHost, VOICE_FALLBACK } from '../kit/static-fallback.js';

const FALLBACKS = ['+14155550198', '+14155550199'];
const prepared = (name: FlowName): FlowDefinition =>
  prepareFlow(readFlow(name), { backendUrl: PUBLIC, fallbackNumbers: FALLBACKS, fallbackUrl: FALLBACK_URL });
const FLOWS = [prepared('line'), prepared('ladder')];

const outcome = fc.constantFrom<PhoneOutcome>(
  { kind: 'no-answer' },
  { kind: 'busy' },
  { kind: 'voicemail', talkSeconds: 20 },
  { kind: 'answer', presses: [{ keys: '2', after: 2 }], talkSeconds: 30 },
  { kind: 'answer', presses: [{ keys: '1', after: 3 }], talkSeconds: 60 },
);
/** A caller, and what the phones do that are rung for them. */
const caller = fc.record({
  from: fc.integer({ min: 0, max: 9999 }).map((number) => `+1415556${String(number).padStart(4, '0')}`),
  phones: fc.array(outcome, { minLength: 12, maxLength: 12 }),
});

/** Calls through both flows at once, and what the service has acknowledged to them. */
export class StormCalls {
  /** Ids of requests that the service answered well. */
  readonly acknowledged: string[] = [];
  private isOver = false;
  private readonly waiting: { readonly count: number; readonly resolve: () => void }[] = [];

  /** `urlOf`: which instance of the service has a request, by the number of its call, and its own within the call. */
  constructor(private readonly urlOf: (call: number, request: number) => string) {}

  /** Lets several callers call at once; returns how their calls went. */
  take(count: number, seed: number): Promise<FlowRun[]> {
    return Promise.all(fc.sample(caller, { seed, numRuns: count }).map((one, index) => this.call(index, one)));
  }

  /** Waits until a number of requests are acknowledged, or all calls are over. */
  acknowledgedBy(count: number): Promise<void> {
    if (this.isOver || this.acknowledged.length >= count) return Promise.resolve();
    return new Promise((resolve) => {
      this.waiting.push({ count, resolve });
    });
  }

  /** Nothing more will be acknowledged. */
  end(): void {
    this.isOver = true;
    for (const { resolve } of this.waiting) resolve();
  }

  private call(index: number, { from, phones }: { from: string; phones: PhoneOutcome[] }): Promise<FlowRun> {
    let requests = 0;
    return runFlow(FLOWS[Math.floor(index / 2) % FLOWS.length], {
      callSid: `CA${randomBytes(16).toString('hex')}`,
      from,
      voiceFallback: VOICE_FALLBACK,
      to: '+14155550100',
      authToken: AUTH_TOKEN,
      sendTo: { [PUBLIC]: this.urlOf(index, 0) },
      phones: { ring: () => phones.shift() ?? { kind: 'no-answer' } },
      fetch: staticHost(FALLBACKS, '+14155550100', async (input, init) => {
        const { pathname: path, search } = new URL(input instanceof Request ? input.url : input);
        const response = await fetch(new URL(path + search, this.urlOf(index, requests++)), init);
        const { pathname } = new URL(response.url);
        if (response.ok && pathname !== '/api/telephony/twiml/check') this.note(response);
        return response;
      }),
    });
  }

  private note(response: Response): void {
    this.acknowledged.push(response.headers.get('x-request-id') ?? 'none');
    for (const { count, resolve } of this.waiting) if (this.acknowledged.length >= count) resolve();
  }
}
