import { describe, expect, it } from 'vitest';
import type { Hours, Rotation } from '../../api/queries';
import { thisWeekend, tonight, turnAround, type Stretch } from './stretches';

const LA = 'America/Los_Angeles';
const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '07:30', closes: '17:00' }));
const hours: Hours = { timeZone: LA, weekly, holidays: [] };
const at = (text: string): number => Date.parse(text);
const told = ({ from, to }: Stretch): string[] => [from, to].map((each) => new Date(each).toISOString().slice(0, 16));

describe('the night', () => {
  it.each([
    ['by day: from closing to opening', '2026-11-24T20:00:00Z', ['2026-11-25T01:00', '2026-11-25T15:30']],
    ['in the evening: the same', '2026-11-25T05:00:00Z', ['2026-11-25T01:00', '2026-11-25T15:30']],
    ['before the morning: the one under way', '2026-11-25T11:00:00Z', ['2026-11-25T01:00', '2026-11-25T15:30']],
    ['on a day without hours', '2026-11-28T20:00:00Z', ['2026-11-29T02:00', '2026-11-29T16:00']],
    ['in which clocks go back', '2026-10-31T20:00:00Z', ['2026-11-01T01:00', '2026-11-01T16:00']],
    ['in which clocks go forward', '2026-03-07T20:00:00Z', ['2026-03-08T02:00', '2026-03-08T15:00']],
  ])('%s', (_, now, stretch) => {
    expect(told(tonight(hours, at(now)))).toEqual(stretch);
  });

  it('goes by holidays, whole and half', () => {
    const holidays = [
      { date: '2026-11-26', name: 'Thanksgiving' },
      { date: '2026-11-25', name: 'The day before', closes: '12:00' },
    ];
    const stretch = tonight({ ...hours, holidays }, at('2026-11-25T18:00:00Z'));
    expect(told(stretch)).toEqual(['2026-11-25T20:00', '2026-11-26T16:00']);
  });

  it('is the usual one where the business is always open, and begins after midnight where it closes then', () => {
    const days = (closes: string): Hours => ({
      ...hours,
      weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes })),
    });
    const now = at('2026-11-24T20:00:00Z');
    expect(told(tonight(days('24:00'), now))).toEqual(['2026-11-25T02:00', '2026-11-25T16:00']);
    const late = days('00:00').weekly.map((span) => ({ ...span, opens: '09:00', closes: '01:00' }));
    expect(told(tonight({ ...hours, weekly: late }, now))).toEqual(['2026-11-25T09:00', '2026-11-25T17:00']);
  });
});

describe('the weekend', () => {
  it.each([
    ['on Tuesday: the coming one', '2026-11-24T20:00:00Z', ['2026-11-28T01:00', '2026-11-30T15:30']],
    ['on Sunday: the one under way', '2026-11-29T20:00:00Z', ['2026-11-28T01:00', '2026-11-30T15:30']],
    ['before opening on Monday: still the same', '2026-11-30T10:00:00Z', ['2026-11-28T01:00', '2026-11-30T15:30']],
    ['in which clocks go back', '2026-10-29T20:00:00Z', ['2026-10-31T00:00', '2026-11-02T15:30']],
    ['in which clocks go forward', '2026-03-05T20:00:00Z', ['2026-03-07T01:00', '2026-03-09T14:30']],
  ])('%s', (_, now, stretch) => {
    expect(told(thisWeekend(hours, at(now)))).toEqual(stretch);
  });
});

describe('a whole turn', () => {
  const rotation: Rotation = {
    id: 1,
    name: 'weeks',
    level: 'primary',
    timeZone: LA,
    period: 'weekly',
    interval: 1,
    handoffTime: '08:00',
    handoffWeekday: 1,
    startsOn: '2026-01-07',
    participants: [1, 2],
    turnOffset: 0,
    begunAt: null,
  };

  it.each([
    ['a week', '2026-11-25T20:00:00Z', {}, ['2026-11-23T16:00', '2026-11-30T16:00']],
    ['the week that begins now', '2026-11-23T16:00:00Z', {}, ['2026-11-23T16:00', '2026-11-30T16:00']],
    ['the week that ends on this day', '2026-11-30T15:59:00Z', {}, ['2026-11-23T16:00', '2026-11-30T16:00']],
    ['a week with 169 hours', '2026-10-28T20:00:00Z', {}, ['2026-10-26T15:00', '2026-11-02T16:00']],
    ['a week with 167 hours', '2026-03-04T20:00:00Z', {}, ['2026-03-02T16:00', '2026-03-09T15:00']],
    ['two weeks', '2026-11-25T20:00:00Z', { interval: 2 }, ['2026-11-16T16:00', '2026-11-30T16:00']],
    ['a day', '2026-11-25T20:00:00Z', { period: 'daily' }, ['2026-11-25T16:00', '2026-11-26T16:00']],
    ['a day of 25 hours', '2026-11-01T10:00:00Z', { period: 'daily' }, ['2026-10-31T15:00', '2026-11-01T16:00']],
  ] as const)('is %s', (_, now, change, stretch) => {
    expect(told(turnAround({ ...rotation, ...change }, at(now)))).toEqual(stretch);
  });
});
