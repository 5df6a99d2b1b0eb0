import { describe, expect, it } from 'vitest';
import { addDays, daysFrom, instantOf, isZone, offsetAt, wallOf, weekdayOf } from './zone';

const LA = 'America/Los_Angeles';
const at = (text: string): number => Date.parse(text);

describe('clocks of a zone', () => {
  it.each([
    ['UTC', '2026-11-23T10:00:00Z', '2026-11-23', '10:00'],
    [LA, '2026-11-23T07:59:59Z', '2026-11-22', '23:59'],
    [LA, '2026-11-23T08:00:00Z', '2026-11-23', '00:00'],
    // What a field for dates holds while somebody types the year 2020.
    ['UTC', '0002-01-01T00:00:00Z', '0002-01-01', '00:00'],
    ['UTC', '0202-01-01T00:00:00Z', '0202-01-01', '00:00'],
    ['Asia/Kathmandu', '2026-11-23T18:15:00Z', '2026-11-24', '00:00'],
  ])('%s at %s shows %s %s', (zone, instant, date, time) => {
    expect(wallOf(zone, at(instant))).toEqual({ date, time });
    expect(instantOf(zone, date, time)).toBe(Math.floor(at(instant) / 60_000) * 60_000);
  });

  it('read a time that comes twice as the first, and one that is skipped as the end of the gap', () => {
    expect(instantOf(LA, '2026-11-01', '01:30')).toBe(at('2026-11-01T08:30:00Z'));
    expect(instantOf(LA, '2026-03-08', '02:30')).toBe(at('2026-03-08T10:00:00Z'));
    expect(offsetAt(LA, at('2026-07-01T00:00:00Z'))).toBe(-7 * 3_600_000);
  });

  it('have days of 23 and 25 hours, which meet', () => {
    const days = [...daysFrom(LA, '2026-03-07', 3), ...daysFrom(LA, '2026-10-31', 3)];
    expect(days.map(({ hours }) => hours)).toEqual([24, 23, 24, 24, 25, 24]);
    expect(days[0]?.to).toBe(days[1]?.from);
  });

  it('are counted on the calendar', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')]).toEqual([1, 7]);
    expect([isZone('Mars/Olympus'), isZone(LA)]).toEqual([false, true]);
  });
});
