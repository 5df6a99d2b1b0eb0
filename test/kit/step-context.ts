import fc from 'fast-check';
import type { StepContext } from '../../src/routing/contract/index.js';
import { poolOrder } from '../../src/scheduling/index.js';
import { ROLES, type Person } from '../../src/users/index.js';

/** A moment in a random company: everything a step may look at. */
export function randomMoments(): fc.Arbitrary<StepContext> {
  return fc.array(person(), { maxLength: 12 }).chain((people) => {
    const ids = people.map((_, index) => index + 1);
    return fc
      .record({
        shifts: fc.array(shift(ids), { maxLength: ids.length === 0 ? 0 : 6 }),
        members: fc.uniqueArray(fc.constantFrom(...ids, -1), { maxLength: 8 }),
        turns: fc.array(fc.option(fc.nat(20)), { minLength: 8, maxLength: 8 }),
        callerE164: fc.constantFrom('+14155550123', '+4930123456', null),
        earlierAnswererId: fc.constantFrom(...ids, null),
        at: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
      })
      .map(({ shifts, members, turns, callerE164, earlierAnswererId, at }): StepContext => {
        const pool = members.filter((id) => id > 0).map((id, index) => ({ a: id, b: turns[index] ?? null, c: index }));
        return {
          at,
          incident: { id: 1, callerE164, earlierAnswererId },
          people: new Map(people.map((each, index) => [index + 1, Object.freeze({ ...each, id: index + 1 })])),
          schedule: {
            rotations: [],
            shifts,
            overrides: [],
            hours: { timeZone: 'UTC', weekly: [], holidays: new Set(), earlyCloses: new Map() },
          },
          pool: poolOrder(pool),
        };
      });
  });
}

function person(): fc.Arbitrary<Omit<Person, 'id'>> {
  return fc.record({
    name: fc.constantFrom('Ada', 'Ben', 'Cem', 'Dora', 'Élise', 'ada'),
    role: fc.constantFrom(...ROLES),
    phoneE164: fc.constantFrom('+14155550101', '+14155550102', '+12125550103', null),
    active: fc.boolean(),
    available: fc.boolean(),
    availabilityUntil: fc.constant(null),
    priority: fc.integer({ min: 0, max: 3 }),
    acceptance: fc.constantFrom('key' as const, 'none' as const),
  });
}

function shift(ids: readonly number[]) {
  const start = new Date('2026-01-01').getTime();
  return fc
    .record({
      id: fc.nat(1000),
      userId: fc.constantFrom(...(ids.length > 0 ? ids : [0])),
      level: fc.constantFrom('primary' as const, 'secondary' as const),
      from: fc.nat(360),
      days: fc.integer({ min: 1, max: 200 }),
    })
    .map(({ id, userId, level, from, days }) => ({
      id,
      userId,
      level,
      startsAt: start + from * 86_400_000,
      endsAt: start + (from + days) * 86_400_000,
    }));
}
