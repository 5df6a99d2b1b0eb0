import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import type { Employee } from '../kit/company.js';
import { Line, MONDAY_MORNING } from '../kit/line.js';
import { SESSIONS, signIn } from '../kit/people.js';
import { askPreview } from './preview.js';

const STEPS = ['primary_oncall', 'secondary', 'admin', 'manager', 'broadcast', 'rotating_pool'] as const;
/** Invariant 12 counts on it: a ladder may also have the pool without a limit, but then everybody in it is rung. */
const POOL_LIMIT = 3;
const PHONES = ['+14155550111', '+14155550112', '+14155550113', '+14155550114', '+14155550115', '+14155550116'];

/** A company of nobody before: people, duties, pool, both ladders, the hour of the day, and calls that are open. */
const companies = fc.record({
  people: fc.array(
    fc.record({
      role: fc.constantFrom('technician' as const, 'manager' as const, 'admin' as const),
      phoneE164: fc.constantFrom(...PHONES, ...PHONES, null),
      active: fc.constantFrom(true, true, true, false),
      available: fc.constantFrom(true, true, true, false),
      priority: fc.nat(2),
      duty: fc.constantFrom('primary' as const, 'secondary' as const, null, null),
      inPool: fc.boolean(),
    }),
    { minLength: 3, maxLength: 12 },
  ),
  ladder: fc.shuffledSubarray([...STEPS], { minLength: 1 }),
  limits: fc.array(fc.option(fc.integer({ min: 1, max: 3 })), { minLength: STEPS.length, maxLength: STEPS.length }),
  isNight: fc.boolean(),
  openCalls: fc.nat(3),
  /** How long ago they rang somebody: after the ring time and 20 s these are free again. */
  secondsSince: fc.constantFrom(0, 0, 30, 60),
});

onEachDatabase('what the preview says', (kind) => {
  let line: Line;
  let staff: Employee[] = [];
  beforeAll(async () => {
    line = await Line.open(kind, { start: MONDAY_MORNING, environment: { ...SESSIONS, LINE_FLOW: 'ladder' } });
    await line.company.person('Last admin', 'admin', { phoneE164: null });
  });
  afterAll(() => line.close());

  it('is what the call does when everybody fails to answer', async () => {
    let day = 0;
    let rung = 0;
    await fc.assert(
      fc.asyncProperty(companies, async ({ people, ladder, limits, isNight, openCalls, secondsSince }) => {
        day += 7;
        line.clock.set(new Date(new Date(MONDAY_MORNING).getTime() + day * 86_400_000 + (isNight ? 43_200_000 : 0)));
        for (const left of staff) await line.company.change(left, { active: false });
        const signedIn = await signIn(line, 'technician');
        staff = [];
        const pool: Employee[] = [];
        for (const [index, { duty, inPool, role, ...more }] of people.entries()) {
          const somebody = await line.company.person(`P${index % 5}`, role, more);
          staff.push(somebody);
          if (duty) await line.company.onCall(somebody, duty);
          if (inPool) pool.push(somebody);
        }
        await line.company.pool(...pool);
        for (const which of ['business_hours', 'after_hours'] as const) {
          const order = isNight === (which === 'after_hours') ? ladder : ladder.toReversed();
          const rungs = order.map((name, index) => ({
            name,
            timeoutSeconds: 20 + index,
            limit: limits[index] ?? (name === 'rotating_pool' ? POOL_LIMIT : null),
          }));
          await line.company.ladder(which, rungs);
        }
        for (let open = 0; open < openCalls; open += 1) await line.call().next();
        line.clock.advance(secondsSince);

        const { steps } = await askPreview(signedIn);
        const expected = steps
          .flatMap(({ name, timeoutSeconds, candidates }) =>
            candidates
              .filter(({ willBeCalled }) => willBeCalled)
              .map(({ order, userName }) => ({ order: order ?? 0, said: `${name} ${timeoutSeconds} ${userName}` })),
          )
          .toSorted((one, other) => one.order - other.order);
        expect(expected.map(({ order }) => order)).toEqual(expected.map((_, index) => index + 1));
        const calls = await line.call().tryEveryone();
        expect(
          calls.map(({ stepName, timeoutSeconds, userName }) => `${stepName} ${timeoutSeconds} ${userName}`),
        ).toEqual(expected.map(({ said }) => said));
        rung += calls.length;
      }),
      { numRuns: kind.name === 'SQLite' ? 30 : 12 },
    );
    expect(rung).toBeGreaterThan(0);
  });
});
