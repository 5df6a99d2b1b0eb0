import { describe, expect, it } from 'vitest';
import { messageDayAt } from './day.js';

const HOUR = 3_600_000;

describe('the messages of a day', () => {
  it.each<[string, string, number, string | null]>([
    ['2026-11-23T16:59:59Z', 'UTC', 17, null],
    ['2026-11-23T17:00:00Z', 'UTC', 17, '2026-11-23'],
    ['2026-11-23T23:59:59Z', 'UTC', 17, '2026-11-23'],
    ['2026-11-24T00:00:00Z', 'UTC', 17, null],
    ['2026-11-23T00:00:00Z', 'UTC', 0, '2026-11-23'],
    ['2026-11-23T21:59:59Z', 'America/New_York', 17, null],
    ['2026-11-23T22:00:00Z', 'America/New_York', 17, '2026-11-23'],
    ['2026-11-24T04:59:59Z', 'America/New_York', 17, '2026-11-23'],
    // the hour that the clocks skip, and the one that they show twice
    ['2026-03-08T06:59:59Z', 'America/New_York', 2, null],
    ['2026-03-08T07:00:00Z', 'America/New_York', 2, '2026-03-08'],
    ['2026-11-01T05:00:00Z', 'America/New_York', 1, '2026-11-01'],
  ])('at %s in %s, from %i on, are those of %s', (now, zone, hour, date) => {
    expect(messageDayAt(Date.parse(now), zone, hour)?.date ?? null).toBe(date);
  });

  it.each([
    ['2026-11-23T23:00:00Z', '2026-11-24T05:00:00Z', 24],
    ['2026-03-08T03:00:00Z', '2026-03-08T05:00:00Z', 23],
    ['2026-10-31T23:00:00Z', '2026-11-01T04:00:00Z', 25],
  ])('at %s are about the day that begins at %s and has %i hours', (now, begins, hours) => {
    const day = messageDayAt(Date.parse(now), 'America/New_York', 17);
    expect(day?.nextBegins).toBe(Date.parse(begins));
    expect(((day?.nextEnds ?? 0) - (day?.nextBegins ?? 0)) / HOUR).toBe(hours);
  });
});
