import ICAL from 'ical.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay, dayOfDate } from './calendar-day.js';
import { occurrencesOf } from './occurrences.js';
import { readRule } from './recurrence-rule.js';

function dates(text: string, start: string, to: string, from = start): string[] {
  const rule = readRule(text, null);
  if (!rule) throw new Error(`${text} is not understood`);
  const found = occurrencesOf(rule, dayOfDate(start), [dayOfDate(from), dayOfDate(to)], { left: 10_000_000 });
  return (found ?? []).map(dateOfDay);
}

/** What another library says; it looks for ever where nothing fits, so that it is asked about plain rules only. */
function byLibrary(text: string, start: string, to: string): string[] {
  const iterator = ICAL.Recur.fromString(text).iterator(ICAL.Time.fromDateString(start));
  const found: string[] = [];
  for (let next = iterator.next(); next && next.toString() <= to; next = iterator.next()) found.push(next.toString());
  return found;
}

describe('the days of a recurrence rule', () => {
  it.each<[string, string, string, string[]]>([
    // The examples of RFC 5545, 3.8.5.3, as far as they are of days.
    ['FREQ=DAILY;INTERVAL=10;COUNT=5', '1997-09-02', '1998-01-01', ['09-02', '09-12', '09-22', '10-02', '10-12']],
    [
      'FREQ=WEEKLY;UNTIL=19971007;WKST=SU;BYDAY=TU,TH',
      '1997-09-02',
      '1998-01-01',
      ['09-02', '09-04', '09-09', '09-11', '09-16', '09-18', '09-23', '09-25', '09-30', '10-02', '10-07'],
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
      '1997-09-02',
      '1998-01-01',
      ['09-02', '09-04', '09-16', '09-18', '09-30', '10-02', '10-14', '10-16'],
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
      '1997-08-05',
      '1998-01-01',
      ['08-05', '08-10', '08-19', '08-24'],
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
      '1997-08-05',
      '1998-01-01',
      ['08-05', '08-17', '08-19', '08-31'],
    ],
    ['FREQ=MONTHLY;COUNT=4;BYDAY=1FR', '1997-09-05', '1998-01-01', ['09-05', '10-03', '11-07', '12-05']],
    [
      'FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU',
      '1997-09-07',
      '1998-01-01',
      ['09-07', '09-28', '11-02', '11-30'],
    ],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=-2MO', '1997-09-22', '1998-01-01', ['09-22', '10-20', '11-17']],
    ['FREQ=MONTHLY;BYMONTHDAY=-3', '1997-09-28', '1998-01-01', ['09-28', '10-29', '11-28', '12-29']],
    ['FREQ=MONTHLY;COUNT=5;BYMONTHDAY=1,-1', '1997-09-30', '1998-01-01', ['09-30', '10-01', '10-31', '11-01', '11-30']],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '1997-09-04', '1998-01-01', ['09-04', '10-07', '11-06']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2', '1997-09-29', '1998-01-01', ['09-29', '10-30', '11-27', '12-30']],
    [
      'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
      '1997-09-13',
      '1998-01-01',
      ['09-13', '10-11', '11-08', '12-13'],
    ],
  ])('%s from %s', (rule, start, to, expected) => {
    expect(dates(rule, start, to)).toEqual(expected.map((date) => `${start.slice(0, 4)}-${date}`));
  });

  it.each<[string, string, string, string[]]>([
    [
      'FREQ=YEARLY;INTERVAL=3;COUNT=4;BYYEARDAY=1,100,200',
      '1997-01-01',
      '2010-01-01',
      ['1997-01-01', '1997-04-10', '1997-07-19', '2000-01-01'],
    ],
    ['FREQ=YEARLY;BYDAY=20MO', '1997-05-19', '2000-01-01', ['1997-05-19', '1998-05-18', '1999-05-17']],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '1997-05-12', '2000-01-01', ['1997-05-12', '1998-05-11', '1999-05-17']],
    [
      'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
      '1997-03-13',
      '1998-03-10',
      ['1997-03-13', '1997-03-20', '1997-03-27', '1998-03-05'],
    ],
    [
      'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
      '1997-09-02',
      '2000-12-31',
      ['1998-02-13', '1998-03-13', '1998-11-13', '1999-08-13', '2000-10-13'],
    ],
    [
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
      '1996-11-05',
      '2005-01-01',
      ['1996-11-05', '2000-11-07', '2004-11-02'],
    ],
    ['FREQ=YEARLY', '2024-02-29', '2033-01-01', ['2024-02-29', '2028-02-29', '2032-02-29']],
    ['FREQ=MONTHLY', '2026-01-31', '2026-08-01', ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2000-01-01', '2100-01-01', []],
  ])('%s from %s, over years', (rule, start, to, expected) => {
    expect(dates(rule, start, to)).toEqual(expected);
  });

  it('are the same when only a part of them is asked for', () => {
    const rule = 'FREQ=YEARLY;INTERVAL=2;BYMONTH=11;BYDAY=4TH';
    const all = dates(rule, '1901-01-01', '2031-12-31');
    expect(all).toHaveLength(66);
    expect(dates(rule, '1901-01-01', '2031-12-31', '2020-06-01')).toEqual(all.filter((date) => date >= '2020-06-01'));
  });

  it('are those that another library finds, for plain rules', () => {
    const list = (min: number, max: number) =>
      fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 3 }).map((each) => each.join(','));
    const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
    const weekdays = fc.uniqueArray(weekday, { minLength: 1, maxLength: 3 }).map((each) => each.join(','));
    const nth = fc.tuple(fc.constantFrom(1, 2, 3, 4, -1), weekday).map(([at, day]) => `${at}${day}`);
    const rule = fc.oneof(
      fc.tuple(list(1, 12), nth).map(([months, day]) => `FREQ=YEARLY;BYMONTH=${months};BYDAY=${day}`),
      fc.tuple(list(1, 12), list(1, 28)).map(([months, days]) => `FREQ=YEARLY;BYMONTH=${months};BYMONTHDAY=${days}`),
      fc.constant('FREQ=YEARLY'),
      nth.map((day) => `FREQ=MONTHLY;BYDAY=${day}`),
      list(1, 28).map((days) => `FREQ=MONTHLY;BYMONTHDAY=${days}`),
      weekdays.map((days) => `FREQ=WEEKLY;BYDAY=${days}`),
      fc.constant('FREQ=DAILY'),
    );
    const bounds = fc.oneof(
      fc.constant(''),
      fc.integer({ min: 1, max: 9 }).map((count) => `;COUNT=${count}`),
    );
    fc.assert(
      fc.property(rule, bounds, fc.integer({ min: 1, max: 4 }), fc.nat(3650), (text, bound, interval, nthDay) => {
        const start = dateOfDay(dayOfDate('2015-01-01') + nthDay);
        const written = `${text};INTERVAL=${interval}${bound}`;
        // Where its first day does not fit, libraries differ; it is no occurrence here.
        const [first] = dates(text, start, '2040-01-01');
        if (first === undefined) return;
        expect(dates(written, first, '2035-12-31')).toEqual(byLibrary(written, first, '2035-12-31'));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '',
    'FREQ',
    'FREQ=HOURLY',
    'FREQ=YEARLY;COUNT=0',
    'FREQ=YEARLY;COUNT=-1',
    'FREQ=YEARLY;INTERVAL=1e3',
    'FREQ=YEARLY;UNTIL=2026',
    'FREQ=YEARLY;WKST=XX',
    'FREQ=YEARLY;FREQ=YEARLY',
    'FREQ=YEARLY;BYDAY=0MO',
    'FREQ=WEEKLY;BYDAY=1MO',
    'FREQ=WEEKLY;BYMONTHDAY=1',
    'FREQ=YEARLY;BYSETPOS=1',
    'FREQ=YEARLY;X-NEW=1',
    'FREQ=YEARLY;BYHOUR=1,2',
    `FREQ=YEARLY;BYMONTHDAY=${'1,'.repeat(400)}1`,
  ])('a rule is not understood that is %s', (text) => {
    expect(readRule(text, null)).toBeNull();
  });
});
