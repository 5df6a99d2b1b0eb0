import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RotationValues } from '../../src/scheduling/on-call/entry-values.js';
import { keepTurn, newRotation, rotationOf } from '../../src/scheduling/on-call/kept-turns.js';
import { beginningOf, turnAfter, turnAt } from '../../src/scheduling/on-call/rotation.js';

const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));
const DAY = 86_400_000;
const ZONES = [
  'UTC',
  'America/Los_Angeles',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Santiago',
];

const participants = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 });
const turns = {
  timeZone: fc.constantFrom(...ZONES),
  period: fc.constantFrom('daily' as const, 'weekly' as const),
  interval: fc.integer({ min: 1, max: 9 }),
  handoffTime: fc
    .tuple(fc.nat(23), fc.nat(59))
    .map((time) => time.map((part) => String(part).padStart(2, '0')).join(':')),
  handoffWeekday: fc.option(fc.integer({ min: 1, max: 7 })),
  participants,
};
const startsOn = fc
  .integer({ min: 0, max: 1500 })
  .map((days) => new Date((20_000 + days) * DAY).toISOString().slice(0, 10));
const rotations = fc
  .record({ ...turns, startsOn })
  .map((values): RotationValues => newRotation({ ...values, name: 'Turns', level: 'primary' }));
/** Changes, each a number of minutes after the one before it. */
const changes = fc.array(fc.tuple(fc.nat(200_000), fc.record(turns, { requiredKeys: [] })), {
  minLength: 1,
  maxLength: 6,
});

it(`random rotations keep their turns under way through random changes (seed ${SEED})`, () => {
  fc.assert(
    fc.property(rotations, changes, (first, made) => {
      let values = first;
      let at = beginningOf(rotationOf(1, first));
      for (const [minutes, change] of made) {
        at += minutes * 60_000;
        const before = turnAt(rotationOf(1, values), at);
        const after = keepTurn(values, { ...values, ...change }, at);
        const now = turnAt(rotationOf(1, after), at);
        expect(before).not.toBeNull();
        expect(now).not.toBeNull();
        if (after.participants.includes(before!.userId)) expect(now!.userId).toBe(before!.userId);
        const next = turnAfter(rotationOf(1, after), now!);
        const places = after.participants.flatMap((userId, place) => (userId === now!.userId ? [place] : []));
        expect(places.map((place) => after.participants[(place + 1) % after.participants.length])).toContain(
          next.userId,
        );
        expect(keepTurn(values, { ...values, name: 'Other' }, at)).toEqual({ ...values, name: 'Other' });
        expect(keepTurn(after, { ...after, participants: [...after.participants, 9] }, at)).toMatchObject({
          begunAt: after.begunAt,
        });
        values = after;
      }
    }),
    { seed: SEED, numRuns: 200 },
  );
});
