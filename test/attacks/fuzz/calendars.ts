import type { Random } from './random.js';
import { TEXTS, WORDS } from './values.js';

const RULES: readonly string[] = [
  'FREQ=YEARLY',
  'FREQ=YEARLY;BYSETPOS=99;BYMONTH=13',
  'FREQ=YEARLY;INTERVAL=0',
  'FREQ=YEARLY;INTERVAL=-1',
  'FREQ=YEARLY;COUNT=1e9',
  'FREQ=YEARLY;UNTIL=99999999',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=YEARLY;BYDAY=99MO',
  'FREQ=MONTHLY;BYDAY=-1FR',
  'FREQ=DAILY;COUNT=400',
  'FREQ=SECONDLY',
  'FREQ=X',
  'FREQ=YEARLY;BYWEEKNO=54',
  'FREQ=YEARLY;BYYEARDAY=367',
  'FREQ',
  ';;;',
];

const DATES: readonly string[] = ['20261225', '20260230', '00000000', '99999999', '20261225T000000Z', 'x', '-1', ''];

/** A calendar of one event, of parts that may or may not be right. */
export function calendar(random: Random): string {
  const lines = [
    'BEGIN:VCALENDAR',
    random.chance(0.8) ? 'VERSION:2.0' : `VERSION:${random.of(TEXTS)}`,
    'BEGIN:VEVENT',
    `UID:${random.of(TEXTS)}`,
    random.chance(0.8) ? `DTSTART;VALUE=DATE:${random.of(DATES)}` : `DTSTART;TZID=${random.of(WORDS)}:20261225T000000`,
    ...(random.chance(0.3) ? [`DTEND;VALUE=DATE:${random.of(DATES)}`] : []),
    ...(random.chance(0.2) ? [`DURATION:${random.of(['P1D', '-P1D', 'PT0S', 'P999999999D', 'x'])}`] : []),
    ...(random.chance(0.7) ? [`RRULE:${random.of(RULES)}`] : []),
    ...(random.chance(0.2) ? [`EXDATE;VALUE=DATE:${random.of(DATES)}`] : []),
    ...(random.chance(0.2) ? [`RDATE;VALUE=DATE:${random.of(DATES)}`] : []),
    ...(random.chance(0.1) ? [`RECURRENCE-ID;VALUE=DATE:${random.of(DATES)}`] : []),
    `SUMMARY:${random.of(TEXTS)}`,
    ...(random.chance(0.9) ? ['END:VEVENT'] : []),
    ...(random.chance(0.9) ? ['END:VCALENDAR'] : []),
  ];
  return lines.join(random.chance(0.8) ? '\r\n' : '\n');
}
