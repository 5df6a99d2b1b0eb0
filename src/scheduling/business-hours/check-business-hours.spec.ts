import { expect, it } from 'vitest';
import { DomainError } from '../../common/index.js';
import { assertValidHours } from './check-business-hours.js';

/** The fields that are refused of a week on Mondays, spans as `08:00-17:00`. */
function refused(...spans: string[]): string[] {
  const weekly = spans.map((span) => {
    const [opens = '', closes = ''] = span.split('-');
    return { weekday: 1, opens, closes };
  });
  try {
    assertValidHours({ timeZone: 'UTC', weekly, holidays: [] });
    return [];
  } catch (error) {
    return error instanceof DomainError ? (error.details ?? []).map(({ field }) => field) : ['?'];
  }
}

it.each<[string[], string[]]>([
  [['08:00-12:00', '13:00-17:00'], []],
  [['08:00-12:00', '12:00-17:00'], []],
  [['08:00-12:00', '11:59-17:00'], ['weekly[1]']],
  [['13:00-17:00', '08:00-24:00'], ['weekly[1]']],
  [['22:00-06:00', '08:00-17:00'], []],
  [['22:00-06:00', '23:00-24:00'], ['weekly[1]']],
  [['23:00-24:00', '22:00-06:00'], ['weekly[1]']],
  [['08:00-12:00', '14:00-15:00', '09:00-10:00'], ['weekly[2]']],
  [['08:00-08:00', '07:00-08:00'], []],
  [['24:00-08:00'], ['weekly[0]']],
  [['08:00-24:01'], ['weekly[0]']],
])('spans %o of one day: refused are %o', (spans, expected) => {
  expect(refused(...spans)).toEqual(expected);
});

it('does not mind the same hours on two days', () => {
  const weekly = [1, 2].map((weekday) => ({ weekday, opens: '08:00', closes: '17:00' }));
  expect(() => assertValidHours({ timeZone: 'UTC', weekly, holidays: [] })).not.toThrow();
});

it.each(['2026-02-30', '2026-13-01', 'Christmas'])('refuses the holiday %s', (date) => {
  const holidays = [{ date, name: 'X' }];
  expect(() => assertValidHours({ timeZone: 'UTC', weekly: [], holidays })).toThrow(/holidays\[0\]\.date/);
});

it('refuses a date that is named twice, and a zone that nobody knows', () => {
  const date = '2026-12-25';
  const holidays = [
    { date, name: 'X' },
    { date, name: 'Y' },
  ];
  expect(() => assertValidHours({ timeZone: 'UTC', weekly: [], holidays })).toThrow(/holidays\[1\]\.date/);
  expect(() => assertValidHours({ timeZone: 'Mars/Olympus', weekly: [], holidays: [] })).toThrow(/timeZone/);
});
