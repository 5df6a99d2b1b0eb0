import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { gapsOf } from '../../src/routing/gaps/gaps.js';
import { momentsWithin } from '../../src/routing/gaps/moments.js';
import { isOpen, ON_CALL_LEVELS, onCallAt, type Rotation, type Shift } from '../../src/scheduling/index.js';
import { isAvailable, type Person } from '../../src/users/index.js';

const DAY = 86_400_000;
const QUARTER = 900_000;
const DAYS = 14;
const RUNS = 25;
const ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'America/Santiago',
  'America/Havana',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'UTC',
];
const TIMES = ['00:00', '00:30', '02:30', '08:00', '12:15', '17:00', '23:45'];

/** Two weeks of a random company, half of them around a change of its clocks. */
const companies = fc.constantFrom(...ZONES).chain((timeZone) =>
  fc.tuple(fc.nat(365), fc.boolean()).chain(([day, nearChange]) => {
    const some = Temporal.Instant.from('2026-01-01T00:00Z')
      .add({ hours: 24 * day })
      .toZonedDateTimeISO(timeZone);
    const change = nearChange ? some.getTimeZoneTransition('next') : null;
    const from = change ? change.epochMilliseconds - 7 * DAY : some.epochMilliseconds;
    const startsOn = new Date(from - 20 * DAY).toISOString().slice(0, 10);
    const quarters = (DAYS * DAY) / QUARTER;
    const entry = fc
      .record({ level: fc.constantFrom(...ON_CALL_LEVELS), at: fc.integer({ min: -quarters, max: quarters }) })
      .chain((base) =>
        fc.record({ ...constants(base), quarters: fc.integer({ min: 1, max: 300 }), userId: fc.nat(9) }),
      );
    const entries = fc.array(entry, { maxLength: 4 }).map((all) =>
      all.map(({ level, at, quarters: length, userId }, id): Shift => {
        const startsAt = from + at * QUARTER;
        return { id, userId, level, startsAt, endsAt: startsAt + length * QUARTER };
      }),
    );
    const rotation = fc.record({
      level: fc.constantFrom(...ON_CALL_LEVELS),
      timeZone: fc.constantFrom(timeZone, ...ZONES),
      period: fc.constantFrom('daily' as const, 'weekly' as const),
      interval: fc.integer({ min: 1, max: 3 }),
      handoffTime: fc.constantFrom(...TIMES),
      handoffWeekday: fc.option(fc.integer({ min: 1, max: 7 })),
      startsOn: fc.constant(startsOn),
      participants: fc.array(fc.nat(9), { maxLength: 3 }),
    });
    const span = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      opens: fc.constantFrom(...TIMES),
      closes: fc.constantFrom(...TIMES, '24:00'),
    });
    const holiday = fc.nat(DAYS + 2).map((days) => new Date(from + (days - 1) * DAY).toISOString().slice(0, 10));
    const person = fc.record({ available: fc.boolean(), until: fc.option(fc.nat(quarters)) });
    return fc.record({
      from: fc.constant(from),
      schedule: fc.record({
        rotations: fc
          .array(rotation, { maxLength: 3 })
          .map((all) => all.map((each, id): Rotation => ({ ...each, id }))),
        shifts: entries,
        overrides: entries,
        hours: fc.record({
          timeZone: fc.constant(timeZone),
          weekly: fc.array(span, { maxLength: 6 }),
          holidays: fc.array(holiday, { maxLength: 3 }).map((dates) => new Set(dates)),
          earlyCloses: fc
            .array(fc.tuple(holiday, fc.constantFrom(...TIMES)), { maxLength: 3 })
            .map((dates) => new Map(dates)),
        }),
      }),
      people: fc.array(person, { maxLength: 3 }).map((all) =>
        all.map(({ available, until }, id): Person => {
          const availabilityUntil = until === null ? null : from + until * QUARTER;
          const rest = {
            name: 'N',
            role: 'technician',
            phoneE164: null,
            active: true,
            priority: 1,
            acceptance: 'key',
          } as const;
          return { id, available, availabilityUntil, ...rest };
        }),
      ),
      offset: fc.nat(QUARTER - 1),
    });
  }),
);

function constants<T extends object>(values: T): { [Key in keyof T]: fc.Arbitrary<T[Key]> } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fc.constant(value)])) as never;
}

it('between two moments nothing changes, and a moment knows what the whole schedule does', () => {
  let [sampled, seen] = [0, 0];
  fc.assert(
    fc.property(companies, ({ from, schedule, people, offset }) => {
      const to = from + DAYS * DAY;
      const moments = momentsWithin(schedule, people, from, to);
      expect(moments[0]?.at).toBe(from);
      seen += moments.length;
      const instants = new Set<number>();
      for (let at = from + offset; at < to; at += 4 * QUARTER) instants.add(at);
      for (const { at } of moments) for (const near of [at - 1, at]) if (near >= from) instants.add(near);
      let index = 0;
      for (const at of [...instants].toSorted((one, other) => one - other)) {
        while ((moments[index + 1]?.at ?? to) <= at) index += 1;
        const moment = moments[index]!;
        const when = new Date(at).toISOString();
        expect(`${when} ${moment.ladder === 'business_hours'}`).toBe(`${when} ${isOpen(schedule.hours, at)}`);
        for (const level of ON_CALL_LEVELS) {
          const known = onCallAt(moment.schedule, level, moment.at);
          expect([when, level, ...known]).toEqual([when, level, ...onCallAt(schedule, level, at)]);
        }
        for (const person of people) expect(isAvailable(person, moment.at)).toBe(isAvailable(person, at));
        sampled += 1;
      }
    }),
    { numRuns: RUNS },
  );
  expect(sampled / RUNS).toBeGreaterThan(300);
  expect(seen / RUNS).toBeGreaterThan(DAYS);
});

it('equal findings that follow each other are one gap', () => {
  const lack = (step: string | null, why = 'empty') => ({ step, why });
  const day = 'business_hours' as const;
  const night = 'after_hours' as const;
  expect(
    gapsOf(
      [
        { at: 0, ladder: day, lacks: [lack('a')] },
        { at: 10, ladder: day, lacks: [lack('a'), lack(null), lack('b')] },
        { at: 20, ladder: day, lacks: [lack('a'), lack('b', 'unavailable')] },
        { at: 30, ladder: night, lacks: [lack('a')] },
        { at: 40, ladder: night, lacks: [] },
        { at: 50, ladder: night, lacks: [lack('a')] },
      ],
      60,
    ),
  ).toEqual([
    { from: 0, to: 30, ladder: day, step: 'a', why: 'empty' },
    { from: 10, to: 20, ladder: day, step: null, why: 'empty' },
    { from: 10, to: 20, ladder: day, step: 'b', why: 'empty' },
    { from: 20, to: 30, ladder: day, step: 'b', why: 'unavailable' },
    { from: 30, to: 40, ladder: night, step: 'a', why: 'empty' },
    { from: 50, to: 60, ladder: night, step: 'a', why: 'empty' },
  ]);
  expect(gapsOf([], 60)).toEqual([]);
});
