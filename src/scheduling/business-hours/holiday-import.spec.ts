import { describe, expect, it } from 'vitest';
import { findHolidays } from './holiday-import.js';

const TODAY = '2026-11-23';
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1@example.com', ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
const find = (ics: string, timeZone = 'America/New_York') => findHolidays(ics, { today: TODAY, timeZone });
const dates = (ics: string) => find(ics).holidays.map(({ date }) => date);

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
    ['a date that does not say so', ['DTSTART:20261225', 'DTEND:20261226']],
    ['the end on the same date', ['DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261225']],
    ['midnight to midnight in no zone', ['DTSTART:20261225T000000', 'DTEND:20261226T000000']],
    [
      'midnight to midnight in a zone',
      ['DTSTART;TZID=Asia/Tokyo:20261225T000000', 'DTEND;TZID=Asia/Tokyo:20261226T000000'],
    ],
    ['midnight to midnight in UTC', ['DTSTART:20261225T000000Z', 'DTEND:20261226T000000Z']],
    ['midnight to midnight in the zone of the business', ['DTSTART:20261225T050000Z', 'DTEND:20261226T050000Z']],
    ['24 hours from a midnight east of here', ['DTSTART:20261224T230000Z', 'DTEND:20261225T230000Z']],
    ['up to the last minute', ['DTSTART:20261225T000000', 'DTEND:20261225T235900']],
    ['up to the last second', ['DTSTART:20261225T000000', 'DTEND:20261225T235959']],
    ['midnight, and no end', ['DTSTART:20261225T000000']],
    ['midnight, and the same end', ['DTSTART:20261225T000000', 'DTEND:20261225T000000']],
    ['a day of duration', ['DTSTART:20261225T000000', 'DURATION:P1D']],
    ['24 hours of duration', ['DTSTART:20261225T000000', 'DURATION:PT24H']],
    ['the mark of Outlook', ['DTSTART:20261224T230000Z', 'DTEND:20261225T225900Z', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE']],
    ['the mark and nothing else', ['DTSTART:20261225T080000', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE']],
    [
      'a list of dates',
      ['DTSTART;VALUE=DATE:20201225', 'RDATE;VALUE=DATE:20211225,20261225', 'EXDATE;VALUE=DATE:20201225'],
    ],
    ['properties in small letters', ['dtstart;value=date:20261225']],
    [
      'an alarm with dates of its own',
      ['DTSTART;VALUE=DATE:20261225', 'BEGIN:VALARM', 'DTSTART:20200101', 'END:VALARM'],
    ],
  ])('takes a whole day written as %s', (_, lines) => {
    const found = find(calendar(event(...lines)));
    expect(found).toMatchObject({ holidays: [{ date: '2026-12-25' }], ignored: 0 });
    expect(found.holidays).toHaveLength(1);
  });

  it.each<[string, string[], string]>([
    ['at a time of the day', ['DTSTART:20261225T100000Z'], 'time_of_day'],
    ['of a morning', ['DTSTART:20261224T000000', 'DTEND:20261224T120000'], 'opens_late'],
    ['of a morning in the business', ['DTSTART:20261224T050000Z', 'DTEND:20261224T170000Z'], 'opens_late'],
    ['of an afternoon that ends before midnight', ['DTSTART:20261224T120000', 'DTEND:20261224T180000'], 'time_of_day'],
    ['of noon and a day', ['DTSTART:20261224T120000', 'DTEND:20261226T000000'], 'time_of_day'],
    ['of noon, and no end', ['DTSTART:20261224T120000'], 'time_of_day'],
    ['on 30 February', ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'], 'no_date_ahead'],
    ['of another decade', ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY;INTERVAL=10'], 'no_date_ahead'],
    [
      'that are left out each time',
      ['DTSTART;VALUE=DATE:20261225', 'RRULE:FREQ=YEARLY;COUNT=1', 'EXDATE;VALUE=DATE:20261225'],
      'no_date_ahead',
    ],
    ['of every day', ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=DAILY'], 'too_often'],
    ['of each weekend', ['DTSTART;VALUE=DATE:20260103', 'DURATION:P2D', 'RRULE:FREQ=WEEKLY'], 'too_often'],
    ['of one and a half days', ['DTSTART:20261224T000000', 'DTEND:20261225T120000'], 'time_of_day'],
    ['without a start', ['SUMMARY:Nothing'], 'no_date'],
    ['on a day that does not exist', ['DTSTART;VALUE=DATE:20260230'], 'no_date'],
    ['of another millennium', ['DTSTART;VALUE=DATE:00011225'], 'no_date'],
    ['that end on a day that does not exist', ['DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:2026122'], 'no_date'],
    ['that are cancelled', ['DTSTART;VALUE=DATE:20261225', 'STATUS:CANCELLED'], 'cancelled'],
    ['that end before they begin', ['DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261201'], 'ends_before_start'],
    ['as long as nobody has holidays', ['DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20991225'], 'too_long'],
    ['by a rule of every second', ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=SECONDLY'], 'rule'],
    ['by position 0', ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY;BYMONTH=1;BYDAY=MO;BYSETPOS=0'], 'rule'],
    ['every 0 years', ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY;INTERVAL=0'], 'rule'],
    ['in month 16', ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY;BYMONTHDAY=11;BYMONTH=16'], 'rule'],
    ['of another calendar', ['DTSTART;VALUE=DATE:20260101', 'RRULE:RSCALE=CHINESE;FREQ=YEARLY'], 'rule'],
    ['with exceptions by rule', ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY', 'EXRULE:FREQ=YEARLY'], 'rule'],
  ])('names events %s, and takes the rest', (_, lines, reason) => {
    const plain = event('DTSTART;VALUE=DATE:20261226');
    expect(find(calendar(event(...lines), plain)).notUnderstood).toMatchObject([{ reason }]);
    expect(find(calendar(event(...lines), plain))).toMatchObject({
      holidays: [{ date: '2026-12-26' }],
      ignored: 1,
    });
  });

  it.each<[string, string[], object]>([
    ['noon to midnight', ['DTSTART:20261224T120000', 'DTEND:20261225T000000'], { closes: '12:00' }],
    ['noon to the last minute', ['DTSTART:20261224T120000', 'DTEND:20261224T235900'], { closes: '12:00' }],
    ['an afternoon to midnight', ['DTSTART:20261224T133000', 'DURATION:PT10H30M'], { closes: '13:30' }],
    ['noon in a zone', ['DTSTART;TZID=Asia/Tokyo:20261224T120000', 'DURATION:PT12H'], { closes: '12:00' }],
    ['noon in the business', ['DTSTART:20261224T170000Z', 'DTEND:20261225T050000Z'], { closes: '12:00' }],
  ])('takes half a day written as %s', (_, lines, half) => {
    const found = find(calendar(event(...lines, 'SUMMARY:Christmas Eve')));
    expect(found.holidays).toEqual([{ date: '2026-12-24', name: 'Christmas Eve', ...half }]);
    const whole = event('DTSTART;VALUE=DATE:20261224', 'SUMMARY:All of it');
    expect(find(calendar(event(...lines), whole)).holidays).toEqual([{ date: '2026-12-24', name: 'All of it' }]);
  });

  it('takes half a day that returns', () => {
    const lines = ['DTSTART:20201224T120000', 'DTEND:20201225T000000', 'RRULE:FREQ=YEARLY;COUNT=8'];
    expect(find(calendar(event(...lines))).holidays).toMatchObject([
      { date: '2026-12-24', closes: '12:00' },
      { date: '2027-12-24', closes: '12:00' },
    ]);
  });

  it.each<[string, string[]]>([
    ['an end', ['RRULE:FREQ=YEARLY;UNTIL=20251231']],
    ['a number of times', ['RRULE:FREQ=YEARLY;COUNT=3']],
    ['dates', ['RDATE;VALUE=DATE:20211225']],
  ])('counts an event that returned and is over: by %s', (_, lines) => {
    const found = find(calendar(event('DTSTART;VALUE=DATE:20201225', ...lines)));
    expect(found).toMatchObject({ holidays: [], ignored: 0, past: 1 });
  });

  it.each([
    ['the file ends within it', (text: string) => text.slice(0, -36)],
    ['the file ends within its first line', (text: string) => text.slice(0, text.indexOf('DTSTART') + 12)],
    ['its calendar ends', (text: string) => text.replace('END:VEVENT\r\n', '')],
    ['the next one begins', (text: string) => text.replace('END:VEVENT', event('DTSTART;VALUE=DATE:20261226'))],
  ])('names an event as cut off where %s before it does', (_, change) => {
    const found = find(change(calendar(event('DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christmas'))));
    expect(found.notUnderstood).toMatchObject([{ reason: 'cut_off' }]);
    expect(found.ignored).toBe(1);
  });

  it.each([
    ['line feeds', (text: string) => text.replaceAll('\r\n', '\n')],
    ['carriage returns', (text: string) => text.replaceAll('\r\n', '\r')],
    ['doubled carriage returns', (text: string) => text.replaceAll('\r\n', '\r\r\n')],
    ['empty lines between', (text: string) => text.replaceAll('\r\n', '\r\n\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['lines before it', (text: string) => `\r\n\r\n${text}`],
    [
      'folds within names',
      (text: string) => text.replaceAll('DTSTART', 'DT\r\n START').replaceAll('VALUE', 'VAL\r\n\tUE'),
    ],
    ['lines that are no property', (text: string) => text.replaceAll('SUMMARY', '== 5 ==\r\n"quoted": x\r\nSUMMARY')],
    ['two calendars', (text: string) => text + text.replaceAll('1225', '1226')],
    ['an end that is missing', (text: string) => text.slice(0, -16)],
  ])('reads a file with %s', (_, change) => {
    const text = calendar(event('DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christmas'));
    expect(find(change(text)).holidays[0]).toEqual({ date: '2026-12-25', name: 'Christmas' });
  });

  it('leaves out what is over, and says how much', () => {
    const [old, new_] = [event('DTSTART;VALUE=DATE:20251225'), event('DTSTART;VALUE=DATE:20261225')];
    expect(find(calendar(old, new_))).toMatchObject({ holidays: [{ date: '2026-12-25' }], past: 1, ignored: 0 });
  });

  it.each([
    ['DESCRIPTION:Observance\\nTo hide observances\\, go to Google Calendar Settings'],
    ['DESCRIPTION:Gedenktag\\nWenn du Gedenktage ausblenden willst\\, rufe die Google Kalender-Einstellungen auf'],
    ['DESCRIPTION:State Observance - It is long ago.'],
    ['DESCRIPTION:This is not a public holiday'],
    ['CATEGORIES:Holidays,Observances'],
    ['SUMMARY:Mother’s Day (observance)'],
  ])('keeps observances apart: %s', (line) => {
    const found = find(calendar(event('DTSTART;VALUE=DATE:20261225', line)));
    expect(found).toMatchObject({ holidays: [], observances: [{ date: '2026-12-25' }] });
    const both = calendar(event('DTSTART;VALUE=DATE:20261225', line), event('DTSTART;VALUE=DATE:20261225'));
    expect(find(both)).toMatchObject({ holidays: [{ date: '2026-12-25' }], observances: [] });
  });

  it('reads hostile rules and lines in bounded time', () => {
    const rules = [
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31;COUNT=100000',
      'FREQ=DAILY;COUNT=99999;INTERVAL=1000',
    ];
    const series = rules.flatMap((rule) =>
      Array.from({ length: 1000 }, () => event('DTSTART;VALUE=DATE:10000101', `RRULE:${rule}`)),
    );
    const lines = ['A:b\r\n'.repeat(50_000), `B${';C="'.repeat(30_000)}:d`, `D;E=${'f'.repeat(100_000)}`];
    const found = find(calendar(...series, event('DTSTART;VALUE=DATE:20261225', ...lines)));
    expect(found.notUnderstood.every(({ reason }) => reason === 'rule' || reason === 'no_date_ahead')).toBe(true);
    expect(found.notUnderstood).toHaveLength(200);
    expect(found.holidays).toEqual([{ date: '2026-12-25', name: 'Holiday' }]);
  });

  it('names them, in one line of at most 120 characters', () => {
    const named = (text: string) =>
      find(calendar(event('DTSTART;VALUE=DATE:20261225', `SUMMARY:${text}`))).holidays[0]?.name;
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
    expect(() => find(text)).toThrow(
      expect.objectContaining({ status: 400, details: [{ field: 'ics', message: expect.any(String) as string }] }),
    );
  });

  it('refuses more dates than anybody needs', () => {
    const long = (year: number) => event(`DTSTART;VALUE=DATE:${year}0101`, `DTEND;VALUE=DATE:${year}0228`);
    const events = Array.from({ length: 50 }, (_, index) => long(2026 + index));
    expect(() => find(calendar(...events))).toThrow(expect.objectContaining({ status: 422 }));
  });
});
