import { describe, expect, it } from 'vitest';
import { findHolidays } from './holiday-import.js';

const TODAY = '2026-11-23';
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1@example.com', ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
const dates = (ics: string) => findHolidays(ics, TODAY).holidays.map(({ date }) => date);

describe('holidays of an iCalendar document', () => {
  it.each<[string, string[], string[]]>([
    ['one day', ['DTSTART;VALUE=DATE:20261225'], ['2026-12-25']],
    ['one day with its end', ['DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261226'], ['2026-12-25']],
    ['two days', ['DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270102'], ['2026-12-31', '2027-01-01']],
    ['a duration', ['DTSTART;VALUE=DATE:20261225', 'DURATION:P2D'], ['2026-12-25', '2026-12-26']],
    [
      'every year, five years on',
      ['DTSTART;VALUE=DATE:20001225', 'RRULE:FREQ=YEARLY'],
      ['2026-12-25', '2027-12-25', '2028-12-25', '2029-12-25', '2030-12-25'],
    ],
    [
      'the fourth Thursday of November',
      ['DTSTART;VALUE=DATE:20201126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH'],
      ['2026-11-26', '2027-11-25', '2028-11-23', '2029-11-22', '2030-11-28'],
    ],
    [
      'the same by position',
      ['DTSTART;VALUE=DATE:20201126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=TH;BYSETPOS=4;UNTIL=20281231'],
      ['2026-11-26', '2027-11-25', '2028-11-23'],
    ],
    [
      'the last Monday of May, but once',
      ['DTSTART;VALUE=DATE:20260525', 'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=4', 'EXDATE;VALUE=DATE:20280529'],
      ['2027-05-31', '2029-05-28'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(dates(calendar(event(...lines)))).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['at a time of the day', ['DTSTART:20261225T100000Z']],
    ['without a start', ['SUMMARY:Nothing']],
    ['cancelled', ['DTSTART;VALUE=DATE:20261225', 'STATUS:CANCELLED']],
    ['that end before they begin', ['DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261201']],
    ['as long as nobody has holidays', ['DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20991225']],
    ['by a rule that no date fits', ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30']],
    ['by a rule of every second', ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=SECONDLY']],
    ['by month day and weekday', ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY;BYMONTHDAY=-1;BYDAY=SU,MO']],
  ])('passes over events %s', (_, lines) => {
    const plain = event('DTSTART;VALUE=DATE:20261226');
    expect(findHolidays(calendar(event(...lines), plain), TODAY)).toMatchObject({
      holidays: [{ date: '2026-12-26' }],
      ignored: 1,
    });
  });

  it('names them, in one line of at most 120 characters', () => {
    const named = (text: string) =>
      findHolidays(calendar(event('DTSTART;VALUE=DATE:20261225', `SUMMARY:${text}`)), TODAY).holidays[0]?.name;
    expect(named('Christmas\\, first day')).toBe('Christmas, first day');
    expect(named('two\\nlines')).toBe('two lines');
    expect(named('x'.repeat(300))).toHaveLength(120);
    expect(named('')).toBe('Holiday');
  });

  it.each([
    '',
    'no calendar',
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT\r\nEND:VEVENT',
    calendar().slice(0, -16),
    '\u0000',
    '{}',
  ])('refuses %o', (text) => {
    expect(() => findHolidays(text, TODAY)).toThrow(
      expect.objectContaining({ status: 400, details: [{ field: 'ics', message: expect.any(String) as string }] }),
    );
  });

  it('refuses more dates than anybody needs', () => {
    const long = (year: number) => event(`DTSTART;VALUE=DATE:${year}0101`, `DTEND;VALUE=DATE:${year}0228`);
    const events = Array.from({ length: 50 }, (_, index) => long(2026 + index));
    expect(() => findHolidays(calendar(...events), TODAY)).toThrow(expect.objectContaining({ status: 422 }));
  });
});
