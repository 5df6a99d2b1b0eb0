import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findHolidays } from '../../src/scheduling/business-hours/holiday-import.js';

interface Right {
  readonly today: string;
  readonly holidays: readonly string[];
  readonly observances?: readonly string[];
  readonly notUnderstood?: readonly string[];
}

const START_OF_YEAR = '2026-01-01';
const NOVEMBER = '2026-11-23';

/**
 * Files in the forms that makers really write, with the right dates beside them: taken from the governments' lists and
 * a paper calendar, not from the code.
 */
const FILES: Readonly<Record<string, Right>> = {
  'google-united-states': {
    today: NOVEMBER,
    holidays: ['2026-11-26', '2026-12-25', '2027-01-01', '2027-01-18', '2027-04-12'],
    observances: ['2026-12-24', '2027-02-14'],
  },
  'google-spain-in-spanish': {
    today: NOVEMBER,
    holidays: ['2026-12-08', '2027-01-06'],
    observances: ['2026-12-24'],
  },
  'apple-united-states': {
    today: START_OF_YEAR,
    holidays: [
      '2026-01-01',
      '2026-01-19',
      '2026-04-03',
      '2026-05-25',
      '2026-11-03',
      '2026-11-26',
      '2027-01-01',
      '2027-01-18',
      '2027-03-26',
      '2027-05-31',
      '2027-11-25',
    ],
  },
  'apple-china': {
    today: START_OF_YEAR,
    holidays: [
      '2026-01-01',
      '2026-01-02',
      '2026-01-03',
      '2026-02-15',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-02-21',
      '2026-02-22',
      '2026-02-23',
    ],
    notUnderstood: ['元旦（班）: working_day', '春节（班）: working_day', '春节（班）: working_day'],
  },
  'outlook-united-states': {
    today: NOVEMBER,
    holidays: ['2026-11-26', '2026-11-27', '2026-12-25', '2027-07-04', '2027-11-25', '2027-11-26'],
    notUnderstood: ['Early closing: time_of_day'],
  },
  'thunderbird-austria': {
    today: NOVEMBER,
    holidays: ['2027-01-01', '2027-01-06', '2027-03-29', '2027-05-06', '2027-05-17'],
    observances: ['2027-03-19', '2027-03-26', '2027-06-20'],
  },
  'thunderbird-series': {
    today: START_OF_YEAR,
    holidays: ['2026-05-25', '2026-08-10', '2027-08-17'],
    notUnderstood: ['Acto: cancelled'],
  },
  'gov-uk-england-and-wales': {
    today: NOVEMBER,
    holidays: ['2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03'],
  },
  'opm-united-states-federal': {
    today: START_OF_YEAR,
    holidays: ['2026-07-03', '2026-11-11', '2026-11-26', '2026-12-25', '2027-01-18'],
  },
  'victoria-public-holidays': { today: START_OF_YEAR, holidays: ['2026-01-26', '2026-10-04', '2026-11-03'] },
  'austria-end-is-start': {
    today: START_OF_YEAR,
    holidays: ['2026-10-26', '2026-12-08', '2026-12-25', '2026-12-26'],
  },
  'javascript-ics-canada': {
    today: START_OF_YEAR,
    holidays: ['2026-07-01', '2026-10-12', '2026-12-25', '2026-12-26'],
  },
  'ireland-two-calendars': { today: START_OF_YEAR, holidays: ['2026-10-26', '2026-12-26', '2027-12-26'] },
};

describe('a holiday file', () => {
  it.each(Object.entries(FILES))('%s gives the right dates', (name, right) => {
    const text = readFileSync(new URL(`fixtures/holidays/${name}.ics`, import.meta.url), 'utf8');
    const found = findHolidays(text, { today: right.today, timeZone: 'America/Los_Angeles' });
    expect({
      holidays: found.holidays.map(({ date }) => date),
      observances: found.observances.map(({ date }) => date),
      notUnderstood: found.notUnderstood.map(({ summary, reason }) => `${summary}: ${reason}`),
    }).toEqual({
      holidays: right.holidays,
      observances: right.observances ?? [],
      notUnderstood: right.notUnderstood ?? [],
    });
  });

  it('names its holidays as its maker does', () => {
    const text = readFileSync(new URL('fixtures/holidays/ireland-two-calendars.ics', import.meta.url), 'utf8');
    const { holidays } = findHolidays(text, { today: START_OF_YEAR, timeZone: 'UTC' });
    expect(holidays.map(({ name }) => name)).toEqual([
      'October Holiday',
      "St. Stephen's Day, every year",
      "St. Stephen's Day, every year",
    ]);
  });
});
