/**
 * No event of a holiday file gets lost without a word: each is among the days that are found, among what is over, or named
 * with a reason. A failure prints the seed that makes it again.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findHolidays, type FoundHolidays } from '../../src/scheduling/business-hours/holiday-import.js';

const TODAY = '2026-11-23';
const find = (ics: string): FoundHolidays => findHolidays(ics, { today: TODAY, timeZone: 'Europe/Berlin' });

const date = fc.constantFrom(
  '20200229',
  '20251225',
  '20261123',
  '20261225',
  '20271231',
  '20400101',
  '20260230',
  '1',
  '',
);
const time = fc.constantFrom('T000000', 'T000000Z', 'T120000', 'T110000Z', 'T230000Z', 'T093000', 'T235959');
const moment = fc.oneof(
  date,
  fc.tuple(date, time).map((parts) => parts.join('')),
);
const list = (of: fc.Arbitrary<string>) => fc.array(of, { minLength: 1, maxLength: 3 }).map((each) => each.join(','));
const part = fc.oneof(
  fc.tuple(fc.constantFrom('INTERVAL', 'COUNT'), fc.constantFrom('0', '1', '2', '3', '10', '400', 'x')),
  fc.tuple(fc.constant('UNTIL'), moment),
  fc.tuple(fc.constant('BYMONTH'), list(fc.constantFrom('1', '2', '12', '13'))),
  fc.tuple(fc.constant('BYMONTHDAY'), list(fc.constantFrom('1', '30', '31', '-1'))),
  fc.tuple(fc.constant('BYDAY'), list(fc.constantFrom('MO', '4TH', '-1FR', '53SU', 'X'))),
  fc.tuple(fc.constant('BYSETPOS'), fc.constantFrom('1', '-1', '99', '0')),
  fc.tuple(fc.constant('BYYEARDAY'), fc.constantFrom('1', '366', '-366')),
  fc.tuple(fc.constant('BYWEEKNO'), fc.constantFrom('1', '53')),
);
const rule = fc
  .tuple(fc.constantFrom('YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY'), fc.array(part, { maxLength: 3 }))
  .map(([frequency, parts]) => [`FREQ=${frequency}`, ...parts.map((each) => each.join('='))].join(';'));
const line = fc.oneof(
  moment.map((each) => `DTEND:${each}`),
  fc.constantFrom('P1D', 'PT12H', 'P90D', 'PT0S', '-P1D').map((each) => `DURATION:${each}`),
  rule.map((each) => `RRULE:${each}`),
  rule.map((each) => `RRULE:${each}`),
  list(moment).map((each) => `RDATE:${each}`),
  list(moment).map((each) => `EXDATE:${each}`),
  moment.map((each) => `RECURRENCE-ID:${each}`),
  fc.constantFrom('UID:a', 'UID:b', 'STATUS:CANCELLED', 'DESCRIPTION:Observance', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE'),
);
const event = fc
  .tuple(fc.option(moment), fc.array(line, { maxLength: 4 }))
  .map(([start, lines]) => [...(start === null ? [] : [`DTSTART:${start}`]), ...lines]);
const written = (events: readonly (readonly string[])[]): string =>
  ['BEGIN:VCALENDAR', ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']), 'END:VCALENDAR', ''].join(
    '\r\n',
  );

it('Every event is found, over or named', () => {
  fc.assert(
    fc.property(event, (lines) => {
      const { holidays, observances, ignored, notUnderstood, past } = find(written([lines]));
      expect(notUnderstood).toHaveLength(ignored);
      const ends = [holidays.length + observances.length > 0, ignored === 1, past === 1];
      expect(ends.filter(Boolean), ends.join()).toHaveLength(1);
    }),
    { numRuns: 5000 },
  );
});

it('Every event of a file is found, over or named, beside whatever others', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 5 }), (events) => {
      // Of two events of a date the first one names it: each gets a date of its own, which others do not have.
      const own = events.map((lines, index) => [...lines, `SUMMARY:${index}`]);
      const { holidays, observances, ignored, past } = find(written(own));
      const taken = new Set([...holidays, ...observances].map(({ name }) => name));
      const apart = own.filter((_, index) => !taken.has(String(index)));
      const dates = new Set([...holidays, ...observances].map(({ date: day }) => day));
      // An event with RECURRENCE-ID stands for a day of another one, which then has no day of its own.
      const standsFor = own.flat().some((each) => each.startsWith('RECURRENCE-ID:'));
      const hidden = apart.filter((lines) => {
        const alone = find(written([lines]));
        const days = [...alone.holidays, ...alone.observances];
        return days.length > 0 && (standsFor || days.every(({ date: day }) => dates.has(day)));
      });
      expect(taken.size + hidden.length + ignored + past).toBeGreaterThanOrEqual(events.length);
    }),
    { numRuns: 1000 },
  );
});

it('Every event that begins before a file is cut off is found, over or named', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.nat(), (count, at) => {
      const events = Array.from({ length: count }, (_, index) => [`DTSTART:2027010${index + 1}`, `SUMMARY:${index}`]);
      const text = written(events);
      const cut = text.slice(0, at % text.length);
      const begun = cut.match(/BEGIN:VEVENT/g)?.length ?? 0;
      if (begun === 0) return;
      const { holidays, ignored, notUnderstood } = find(cut);
      expect(holidays.length + ignored).toBeGreaterThanOrEqual(begun);
      if (!cut.includes('END:VCALENDAR')) expect(notUnderstood.at(-1)?.reason).toBe('cut_off');
    }),
    { numRuns: 1000 },
  );
});
