import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { runFlow, type FlowEvent, type PhoneOutcome } from '../../studio/index.js';
import { FALLBACK_URL, staticHost, VOICE_FALLBACK } from '../kit/static-fallback.js';
import { CALL_SID, CALLER, FALLBACKS, lineFlow, OUR_NUMBER, SORRY } from './kit/call.js';
import { ENDING, FATES, RandomService } from './kit/random-service.js';
import { ANN, BEN, CAS } from './kit/twiml.js';

const seconds = fc.integer({ min: 1, max: 24 });
const phone: fc.Arbitrary<PhoneOutcome> = fc.oneof(
  fc.record({
    kind: fc.constant('answer' as const),
    ringSeconds: seconds,
    talkSeconds: seconds,
    presses: fc.array(fc.record({ keys: fc.constantFrom('1', '2', '3'), after: fc.integer({ min: 1, max: 6 }) }), {
      maxLength: 1,
    }),
    hangsUpAfter: fc.option(seconds, { nil: undefined }).map((each) => each ?? 1000),
  }),
  fc.record({ kind: fc.constant('voicemail' as const), ringSeconds: seconds, talkSeconds: seconds }),
  fc.record({ kind: fc.constantFrom('no-answer' as const, 'busy' as const, 'failed' as const) }),
);
const anything = fc.record({
  groups: fc.array(fc.uniqueArray(fc.constantFrom(ANN, BEN, CAS), { minLength: 1 }), { maxLength: 4 }),
  fates: fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant('answered' as const) }, fc.constantFrom(...FATES)), {
    minLength: 1,
    maxLength: 25,
  }),
  phones: fc.array(phone, { minLength: 1, maxLength: 8 }),
  hangUpAt: fc.option(fc.integer({ min: 0, max: 120 })),
  delays: fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 2 }), { minLength: 1, maxLength: 6 }),
  whileScreening: fc.constantFrom('others_ring_on' as const, 'others_are_hung_up' as const),
  studioKeepsOverrides: fc.boolean(),
  withDocument: fc.boolean(),
});

describe('the shipped line and its voice fallback, whatever the service, the phones and the caller do', () => {
  it('connect the caller or speak to them last, and tell no call otherwise than it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        anything,
        async ({ groups, fates, phones, hangUpAt, delays, whileScreening, studioKeepsOverrides, withDocument }) => {
          const service = new RandomService(groups, fates);
          const events: FlowEvent[] = [];
          let [rung, reported, passed] = [0, 0, 0];
          const run = await runFlow(lineFlow(FALLBACKS, withDocument ? FALLBACK_URL : undefined), {
            callSid: CALL_SID,
            from: CALLER,
            to: OUR_NUMBER,
            phones: { ring: () => phones[rung++ % phones.length] ?? { kind: 'busy' } },
            fetch: staticHost(FALLBACKS, OUR_NUMBER, service.fetch),
            requestLimitMs: 10,
            twimlLimitMs: 15,
            voiceFallback: VOICE_FALLBACK,
            studioKeepsOverrides,
            whileScreening,
            callbackFate: () => delays[reported++ % delays.length] ?? [0],
            advance: (stretch) => void (passed += stretch),
            onStep: (event) => void events.push(event),
            ...(hangUpAt !== null && { hangUpAt }),
          });
          const last = run.heard.at(-1) ?? '';
          if (run.end !== 'caller_hung_up') {
            expect(run.end).toBe('completed');
            expect(run.connectedTo !== null || SORRY.test(last) || last === ENDING).toBe(true);
          }
          const times = events.map(({ at }) => at);
          expect(times).toEqual(times.toSorted((one, other) => one - other));
          expect(passed).toBeCloseTo(times.at(-1) ?? 0);
          const talked = run.rang.filter(({ bridged }) => bridged);
          expect(events.filter(({ type }) => type === 'connected')).toHaveLength(talked.length);
          const told = new Set(
            service.results.flatMap((form) => (form.get('DialBridged') === 'true' ? [form.get('DialCallSid')] : [])),
          );
          expect(told.size).toBeLessThanOrEqual(talked.length);
          for (const form of service.callbacks) {
            expect(Number(form.get('SequenceNumber'))).toBeLessThan(4);
            expect(form.get('ParentCallSid')).toBe(CALL_SID);
          }
        },
      ),
      { numRuns: Number(process.env['RUNS'] ?? 200) },
    );
  });
});
