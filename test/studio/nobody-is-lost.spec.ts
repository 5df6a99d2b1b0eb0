import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { runFlow, type PhoneOutcome } from '../../studio/index.js';
import { targetAnswer } from './kit/backend.js';
import { CALL_SID, CALLER, ladderFlow, OUR_NUMBER, SORRY } from './kit/call.js';

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

const replies: Record<string, () => Response> = {
  offer: () => json(200, targetAnswer('+14155550001', 'secondary')),
  exhausted: () => json(200, targetAnswer(null, 'exhausted')),
  unauthorised: () => json(401, { code: 'UNAUTHORIZED' }),
  broken: () => json(500, {}),
  html: () => new Response('<h1>Hello</h1>', { headers: { 'content-type': 'text/html' } }),
  array: () => json(200, []),
  empty: () => new Response(null, { status: 204 }),
  offline: () => {
    throw new TypeError('fetch failed');
  },
};
const kinds: PhoneOutcome['kind'][] = ['answer', 'voicemail', 'no-answer', 'busy', 'failed'];

describe('the shipped flow, whatever the service and the phones do', () => {
  it('connects the caller or speaks to them last, and stays far from the limits of Studio', async () => {
    const anything = fc.record({
      service: fc.array(fc.constantFrom(...Object.keys(replies)), { minLength: 1, maxLength: 12 }),
      phones: fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 12 }),
      numbers: fc.integer({ min: 1, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(anything, async ({ service, phones, numbers }) => {
        let [asked, rung] = [0, 0];
        const fallbacks = Array.from({ length: numbers }, (_each, nth) => `+1415555090${nth}`);
        const run = await runFlow(ladderFlow(fallbacks), {
          callSid: CALL_SID,
          from: CALLER,
          to: OUR_NUMBER,
          phones: { ring: () => ({ kind: phones[rung++ % phones.length] ?? 'busy' }) },
          fetch: () => Promise.resolve().then(() => (replies[service[asked++ % service.length] ?? 'broken'] ?? fail)()),
        });
        expect(run.end).toBe('completed');
        expect(run.connectedTo !== null || SORRY.test(run.heard.at(-1) ?? '')).toBe(true);
        expect(run.steps.at(-1)).toBe('report_completed');
        expect(run.steps.length).toBeLessThan(900);
      }),
      { numRuns: 150 },
    );
  });
});

function fail(): never {
  throw new Error('no such reply');
}
