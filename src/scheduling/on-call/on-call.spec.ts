import { describe, expect, it } from 'vitest';
import { onCallAt } from './on-call.js';
import type { OnCallLevel, OnCallPlan, Rotation, Shift } from './plan.js';
import { onCallSegments } from './segments.js';

/** 23 November 2026, as hour 0 of these tests. */
const ZERO = Date.parse('2026-11-23T00:00:00Z');
const hour = (number: number) => ZERO + number * 3_600_000;

const span = (id: number, userId: number, from: number, to: number, level: OnCallLevel = 'primary'): Shift => ({
  id,
  userId,
  level,
  startsAt: hour(from),
  endsAt: hour(to),
});
const rotation = (id: number, participants: number[], more: Partial<Rotation> = {}): Rotation => ({
  id,
  level: 'primary',
  timeZone: 'UTC',
  period: 'daily',
  interval: 1,
  handoffTime: '00:00',
  handoffWeekday: null,
  startsOn: '2026-11-23',
  participants,
  ...more,
});
const plan = (parts: Partial<OnCallPlan>): OnCallPlan => ({ rotations: [], shifts: [], overrides: [], ...parts });
const addedLater = (entry: Shift): Shift => ({
  ...entry,
  counts: { from: entry.startsAt, to: entry.endsAt, addedLater: true },
});

describe('who is on call', () => {
  it.each<[string, Partial<OnCallPlan>, number, number[]]>([
    ['nobody by an empty plan', {}, 1, []],
    ['a rotation alone', { rotations: [rotation(1, [1, 2])] }, 25, [2]],
    ['rotations in the order of their ids', { rotations: [rotation(7, [3]), rotation(2, [1])] }, 1, [1, 3]],
    ['a shift, and no rotation', { rotations: [rotation(1, [1])], shifts: [span(1, 2, 0, 9)] }, 1, [2]],
    ['the rotation when the shift ends', { rotations: [rotation(1, [1])], shifts: [span(1, 2, 0, 9)] }, 9, [1]],
    ['an override, and no shift', { shifts: [span(9, 2, 0, 9)], overrides: [span(1, 3, 0, 9)] }, 1, [3]],
    ['an override, and no rotation', { rotations: [rotation(1, [1])], overrides: [span(1, 3, 0, 9)] }, 1, [3]],
    ['the shift that began last first', { shifts: [span(1, 1, 2, 9), span(2, 2, 1, 9)] }, 3, [1, 2]],
    ['of two that began together the newer first', { shifts: [span(1, 1, 1, 9), span(2, 2, 1, 9)] }, 3, [2, 1]],
    ['nobody twice', { shifts: [span(1, 1, 1, 9), span(2, 1, 2, 9)] }, 3, [1]],
    ['nobody of another level', { shifts: [span(1, 1, 1, 9, 'secondary')] }, 3, []],
    ['from the first instant', { shifts: [span(1, 1, 1, 9)] }, 1, [1]],
    ['not at the end', { shifts: [span(1, 1, 1, 9)] }, 9, []],
    ['who was added later, where nobody was known', { overrides: [addedLater(span(1, 1, 1, 9))] }, 3, [1]],
    [
      'not an override that was added later, where a rotation was known',
      { rotations: [rotation(1, [2])], overrides: [addedLater(span(1, 1, 1, 9))] },
      3,
      [2],
    ],
    [
      'by strength among what was added later',
      { shifts: [addedLater(span(1, 1, 1, 9))], overrides: [addedLater(span(1, 3, 1, 9))] },
      3,
      [3],
    ],
    [
      'a rotation only while it counts',
      { rotations: [rotation(1, [1], { counts: { from: hour(0), to: hour(3), addedLater: false } })] },
      3,
      [],
    ],
  ])('%s', (_, parts, at, expected) => {
    expect(onCallAt(plan(parts), 'primary', hour(at))).toEqual(expected);
  });
});

describe('segments', () => {
  const told = (parts: Partial<OnCallPlan>, from: number, to: number) =>
    onCallSegments(plan(parts), 'primary', hour(from), hour(to)).map(
      (segment) =>
        `${(segment.from - ZERO) / 3_600_000}-${(segment.to - ZERO) / 3_600_000} ` +
        `${segment.userId ?? 'nobody'} ${segment.source ?? ''} ${segment.sourceId ?? ''}`.trim(),
    );

  it.each<[string, Partial<OnCallPlan>, number, number, string[]]>([
    ['one where nobody is', {}, 0, 24, ['0-24 nobody']],
    [
      'turns, clipped',
      { rotations: [rotation(5, [1, 2])] },
      12,
      60,
      ['12-24 1 rotation 5', '24-48 2 rotation 5', '48-60 1 rotation 5'],
    ],
    ['a gap before the beginning', { rotations: [rotation(5, [1])] }, -6, 6, ['-6-0 nobody', '0-6 1 rotation 5']],
    ['the turns of one person as one', { rotations: [rotation(5, [1])] }, 0, 60, ['0-60 1 rotation 5']],
    [
      'all three kinds',
      { rotations: [rotation(5, [1])], shifts: [span(6, 2, 2, 9)], overrides: [span(7, 3, 4, 5)] },
      0,
      12,
      ['0-2 1 rotation 5', '2-4 2 shift 6', '4-5 3 override 7', '5-9 2 shift 6', '9-12 1 rotation 5'],
    ],
    ['what is over or to come', { shifts: [span(1, 1, 0, 3), span(2, 2, 9, 12)] }, 3, 9, ['3-9 nobody']],
    [
      'the same person by two entries as two',
      { shifts: [span(1, 1, 0, 3), span(2, 1, 3, 6)] },
      0,
      6,
      ['0-3 1 shift 1', '3-6 1 shift 2'],
    ],
  ])('%s', (_, parts, from, to, expected) => {
    expect(told(parts, from, to)).toEqual(expected);
  });
});
