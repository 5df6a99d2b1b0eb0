import { describe, expect, it } from 'vitest';
import type { OnCallPlan, Rotation, Shift } from '../../scheduling/index.js';
import { dutiesOf } from './duties.js';

const at = (text: string): number => Date.parse(`2026-11-${text}:00Z`);
const NOW = at('23T17:00');
const DAY = { begins: at('24T00:00'), ends: at('25T00:00') };

let lastId = 0;
const shift = (userId: number, level: Shift['level'], from: string, to: string): Shift => {
  lastId += 1;
  return { id: lastId, userId, level, startsAt: at(from), endsAt: at(to) };
};
const weekly: Rotation = {
  id: 1,
  level: 'primary',
  timeZone: 'UTC',
  period: 'weekly',
  interval: 1,
  handoffTime: '08:00',
  handoffWeekday: 1,
  startsOn: '2026-11-23',
  participants: [1, 2],
};
const plan = (some: Partial<OnCallPlan>): OnCallPlan => ({ rotations: [], shifts: [], overrides: [], ...some });
const found = (some: Partial<OnCallPlan>) => Object.fromEntries(dutiesOf(plan(some), NOW, DAY));

describe('a person who is on call tomorrow', () => {
  it('is told from when to when, also beyond that day', () => {
    const shifts = [shift(1, 'primary', '24T08:00', '25T08:00'), shift(2, 'secondary', '23T20:00', '24T01:00')];
    expect(found({ shifts })).toEqual({
      1: [{ level: 'primary', from: at('24T08:00'), to: at('25T08:00') }],
      2: [{ level: 'secondary', from: at('23T20:00'), to: at('24T01:00') }],
    });
  });

  it('is told only the end of what has begun', () => {
    expect(found({ rotations: [weekly] })).toEqual({ 1: [{ level: 'primary', from: null, to: at('30T08:00') }] });
  });

  it('is told no end that is not in sight', () => {
    const shifts = [shift(1, 'primary', '24T08:00', '30T08:00')].map((each) => ({
      ...each,
      endsAt: each.endsAt + 1e12,
    }));
    expect(found({ shifts })).toEqual({ 1: [{ level: 'primary', from: at('24T08:00'), to: null }] });
    expect(found({ rotations: [{ ...weekly, participants: [7] }] })).toEqual({
      7: [{ level: 'primary', from: null, to: null }],
    });
  });

  it('is told what is left by overrides, in as many parts as that is', () => {
    const overrides = [shift(9, 'primary', '24T10:00', '24T12:00')];
    expect(found({ rotations: [weekly], overrides })).toEqual({
      1: [
        { level: 'primary', from: null, to: at('24T10:00') },
        { level: 'primary', from: at('24T12:00'), to: at('30T08:00') },
      ],
      9: [{ level: 'primary', from: at('24T10:00'), to: at('24T12:00') }],
    });
  });

  it('is told of shifts that meet as of one, and of both levels', () => {
    const shifts = [
      shift(1, 'primary', '24T00:00', '24T12:00'),
      shift(1, 'primary', '24T12:00', '25T00:00'),
      shift(1, 'secondary', '24T18:00', '24T20:00'),
    ];
    expect(found({ shifts })).toEqual({
      1: [
        { level: 'primary', from: at('24T00:00'), to: at('25T00:00') },
        { level: 'secondary', from: at('24T18:00'), to: at('24T20:00') },
      ],
    });
  });

  it('is everybody who stands there at the same time', () => {
    const shifts = [shift(1, 'primary', '24T08:00', '24T20:00'), shift(2, 'primary', '24T10:00', '24T12:00')];
    expect(Object.keys(found({ shifts }))).toEqual(['1', '2']);
    expect(found({ shifts })[1]).toEqual([{ level: 'primary', from: at('24T08:00'), to: at('24T20:00') }]);
  });
});

describe('nobody else is told', () => {
  it.each([
    ['today', '23T18:00', '24T00:00'],
    ['the day after tomorrow', '25T00:00', '26T00:00'],
  ])('such as who is on call %s', (_, from, to) => {
    expect(found({ shifts: [shift(1, 'primary', from, to)] })).toEqual({});
  });
});
