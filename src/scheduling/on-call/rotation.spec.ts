import { describe, expect, it } from 'vitest';
import type { Rotation } from './plan.js';
import { turnAfter, turnAt } from './rotation.js';

const WEEKLY: Rotation = {
  id: 1,
  level: 'primary',
  timeZone: 'UTC',
  period: 'weekly',
  interval: 1,
  handoffTime: '08:00',
  handoffWeekday: null,
  startsOn: '2026-11-23',
  participants: [1, 2, 3],
};

/** The turn at an instant as `user from - to`. */
function told(rotation: Partial<Rotation>, at: string): string {
  const turn = turnAt({ ...WEEKLY, ...rotation }, Date.parse(at));
  if (turn === null) return 'nobody';
  const [from, to] = [turn.startsAt, turn.endsAt].map((instant) => new Date(instant).toISOString().slice(0, 16));
  return `${turn.userId} ${from} - ${to}`;
}

describe('turns', () => {
  it.each<[string, Partial<Rotation>, string, string]>([
    ['nobody before the beginning', {}, '2026-11-23T07:59:59.999Z', 'nobody'],
    ['the first from it on', {}, '2026-11-23T08:00:00Z', '1 2026-11-23T08:00 - 2026-11-30T08:00'],
    ['the first to the last millisecond', {}, '2026-11-30T07:59:59.999Z', '1 2026-11-23T08:00 - 2026-11-30T08:00'],
    ['the second', {}, '2026-11-30T08:00:00Z', '2 2026-11-30T08:00 - 2026-12-07T08:00'],
    ['the first again', {}, '2026-12-14T08:00:00Z', '1 2026-12-14T08:00 - 2026-12-21T08:00'],
    ['every second week', { interval: 2 }, '2026-12-06T00:00:00Z', '1 2026-11-23T08:00 - 2026-12-07T08:00'],
    ['every day', { period: 'daily' }, '2026-11-25T00:00:00Z', '2 2026-11-24T08:00 - 2026-11-25T08:00'],
    [
      'every third day',
      { period: 'daily', interval: 3 },
      '2026-11-27T00:00:00Z',
      '2 2026-11-26T08:00 - 2026-11-29T08:00',
    ],
    [
      'from a start amid the week',
      { handoffWeekday: 5 },
      '2026-11-23T08:00:00Z',
      '1 2026-11-23T08:00 - 2026-12-04T08:00',
    ],
    ['and then by the weekday', { handoffWeekday: 5 }, '2026-12-04T08:00:00Z', '2 2026-12-04T08:00 - 2026-12-11T08:00'],
    [
      'no weekday of a daily one',
      { period: 'daily', handoffWeekday: 5 },
      '2026-11-24T08:00:00Z',
      '2 2026-11-24T08:00 - 2026-11-25T08:00',
    ],
    ['somebody twice', { participants: [4, 4, 5] }, '2026-11-30T08:00:00Z', '4 2026-11-30T08:00 - 2026-12-07T08:00'],
    ['nobody without participants', { participants: [] }, '2026-11-30T08:00:00Z', 'nobody'],
    ['a hundred years on', { startsOn: '1970-01-05' }, '2070-01-06T08:00:00Z', '2 2070-01-06T08:00 - 2070-01-13T08:00'],
  ])('are of %s', (_, rotation, at, expected) => {
    expect(told(rotation, at)).toBe(expected);
  });

  it('follow each other', () => {
    const first = turnAt(WEEKLY, Date.parse('2026-11-24T00:00:00Z'))!;
    expect(turnAfter(WEEKLY, first)).toEqual(turnAt(WEEKLY, first.endsAt));
  });
});

describe('handoffs through daylight saving', () => {
  const daily = (timeZone: string, startsOn: string, handoffTime: string): Partial<Rotation> => ({
    period: 'daily',
    timeZone,
    startsOn,
    handoffTime,
  });

  it.each<[string, Partial<Rotation>, string, string]>([
    // Berlin, 29 March 2026: 02:00 becomes 03:00 at 01:00Z. 25 October: 03:00 becomes 02:00 at 01:00Z.
    [
      'same wall clock, 23 hours',
      daily('Europe/Berlin', '2026-03-28', '08:00'),
      '2026-03-28T12:00Z',
      '1 2026-03-28T07:00 - 2026-03-29T06:00',
    ],
    [
      'same wall clock, 25 hours',
      daily('Europe/Berlin', '2026-10-24', '08:00'),
      '2026-10-24T12:00Z',
      '1 2026-10-24T06:00 - 2026-10-25T07:00',
    ],
    [
      'in the gap: the first valid instant',
      daily('Europe/Berlin', '2026-03-28', '02:30'),
      '2026-03-28T12:00Z',
      '1 2026-03-28T01:30 - 2026-03-29T01:00',
    ],
    [
      'after a gap: as ever',
      daily('Europe/Berlin', '2026-03-28', '02:30'),
      '2026-03-29T01:00Z',
      '2 2026-03-29T01:00 - 2026-03-30T00:30',
    ],
    [
      'in the overlap: the first occurrence',
      daily('Europe/Berlin', '2026-10-24', '02:30'),
      '2026-10-24T12:00Z',
      '1 2026-10-24T00:30 - 2026-10-25T00:30',
    ],
    [
      'in the second occurrence: no handoff',
      daily('Europe/Berlin', '2026-10-24', '02:30'),
      '2026-10-25T01:30Z',
      '2 2026-10-25T00:30 - 2026-10-26T01:30',
    ],
    [
      'a beginning in the gap',
      daily('America/New_York', '2026-03-08', '02:15'),
      '2026-03-08T07:00Z',
      '1 2026-03-08T07:00 - 2026-03-09T06:15',
    ],
    [
      'half an hour',
      daily('Australia/Lord_Howe', '2026-10-03', '02:15'),
      '2026-10-03T12:00Z',
      '1 2026-10-02T15:45 - 2026-10-03T15:30',
    ],
    // Santiago moves its clocks at midnight: on 6 September 2026 the day begins at 01:00.
    [
      'a gap at midnight',
      daily('America/Santiago', '2026-09-05', '00:00'),
      '2026-09-05T12:00Z',
      '1 2026-09-05T04:00 - 2026-09-06T04:00',
    ],
  ])('%s', (_, rotation, at, expected) => {
    expect(told(rotation, at.replace('Z', ':00Z'))).toBe(expected);
  });
});
