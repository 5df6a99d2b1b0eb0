import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { brokenInvariants } from '../kit/invariants.js';
import type { Line } from '../kit/line.js';
import { Wire } from '../kit/wire.js';
import { companies, settleIn } from './roster.js';
import { readRows } from './rows.js';
import { MAX_MILLISECONDS, openForRuns, parametersOn } from './runs.js';
import type { World } from './world.js';

const CALL = { callSid: 'CAone', callerPhone: '+14155551234' };
const NOBODYS_PHONE = '+15005550009';

/** A report of one call; `offer` counts its offers from the first, and may lead to nobody. */
type Report =
  | { readonly endpoint: 'attempt-failed'; readonly offer: number; readonly reason: string }
  | { readonly endpoint: 'answered'; readonly offer: number }
  | { readonly endpoint: 'completed'; readonly duration: number | string | null };

const offer = fc.integer({ min: 0, max: 4 });
const reports = fc.array(
  fc.oneof(
    fc.record({
      endpoint: fc.constant('attempt-failed' as const),
      offer,
      reason: fc.constantFrom('no-answer', 'busy', 'failed', 'canceled', 'voicemail', 'answering machine', ''),
    }),
    fc.record({ endpoint: fc.constant('answered' as const), offer }),
    fc.record({ endpoint: fc.constant('completed' as const), duration: fc.constantFrom(0, 30, '95', '', null, -1) }),
  ),
  { minLength: 2, maxLength: 6, size: 'max' },
);

/** The reports in two orders, some of them more than once, each at least once in both. */
const twoOrders = reports.chain((once) => {
  const withDuplicates = fc.array(fc.constantFrom(...once), { maxLength: 3 }).chain((more) => {
    const all = [...once, ...more];
    return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
  });
  return fc.tuple(withDuplicates, withDuplicates);
});

/** What came before the reports: some requests, each after the one before was dialled or not, and some silence. */
const beginnings = fc.record({
  asks: fc.array(fc.boolean(), { minLength: 1, maxLength: 5, size: 'max' }),
  silence: fc.constantFrom(0, 0, 45, 700),
  after: fc.constantFrom(0, 20),
});
type Beginning = typeof beginnings extends fc.Arbitrary<infer Value> ? Value : never;

onEachDatabase('the reports of one call commute', (kind) => {
  let line: Line;
  let wire: Wire;

  beforeAll(async () => {
    line = await openForRuns(kind);
    wire = new Wire(line.url);
  });
  afterAll(async () => {
    wire.close();
    await line.close();
  });

  async function rowsAfter(company: World, beginning: Beginning, order: readonly Report[]): Promise<object> {
    await settleIn(line, company);
    const phones = await begin(beginning);
    for (const { endpoint, ...told } of order) {
      const phone = 'offer' in told ? (phones[told.offer] ?? NOBODYS_PHONE) : null;
      const body = { callSid: CALL.callSid, ...told, ...(phone && { targetPhone: phone, answeredPhone: phone }) };
      expect((await wire.post(endpoint, body)).status).toBe(200);
    }
    return readRows(line.dataSource);
  }

  /** Begins a call; the phones that it was offered, in order. */
  async function begin({ asks, silence, after }: Beginning): Promise<string[]> {
    const phones = new Set<string>();
    let known = {};
    for (const wasDialled of asks) {
      const { body } = await wire.post('next-target', { ...CALL, ...known });
      const { incidentId, nextPhoneE164 } = body as { incidentId: number; nextPhoneE164: string | null };
      if (nextPhoneE164 !== null) phones.add(nextPhoneE164);
      known = { incidentId, ...(wasDialled && nextPhoneE164 !== null && { lastTargetPhone: nextPhoneE164 }) };
    }
    line.clock.advance(silence);
    await line.sweep();
    line.clock.advance(after);
    return [...phones];
  }

  it(
    'in any order and however often: the same final rows',
    async () => {
      const parameters = parametersOn(kind, 0.1); // each run is two calls
      console.log(`commutation on ${kind.name}: ${parameters.numRuns} runs, SEED=${parameters.seed}`);
      await fc.assert(
        fc.asyncProperty(companies, beginnings, twoOrders, async (company, beginning, [one, other]) => {
          const rows = await rowsAfter(company, beginning, one);
          expect(await rowsAfter(company, beginning, other)).toEqual(rows);
          expect(await brokenInvariants(line.dataSource)).toEqual([]);
        }),
        parameters,
      );
    },
    MAX_MILLISECONDS,
  );
});
