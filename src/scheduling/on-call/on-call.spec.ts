import { describe, expect, it } from 'vitest';
import { onCallAt, type OnCallLevel, type Shift } from './on-call.js';

const shift = (
  id: number,
  userId: number,
  startsAt: number,
  endsAt: number,
  level: OnCallLevel = 'primary',
): Shift => ({
  id,
  userId,
  level,
  startsAt,
  endsAt,
});

describe('onCallAt', () => {
  it.each<[string, readonly Shift[], OnCallLevel, number, readonly number[]]>([
    ['no shifts', [], 'primary', 5, []],
    ['the first instant', [shift(1, 7, 5, 9)], 'primary', 5, [7]],
    ['before it', [shift(1, 7, 5, 9)], 'primary', 4, []],
    ['the last instant', [shift(1, 7, 5, 9)], 'primary', 8, [7]],
    ['the end', [shift(1, 7, 5, 9)], 'primary', 9, []],
    ['one after the other', [shift(1, 7, 0, 5), shift(2, 8, 5, 9)], 'primary', 5, [8]],
    ['another level', [shift(1, 7, 0, 9)], 'secondary', 5, []],
    ['each level its own', [shift(1, 7, 0, 9), shift(2, 8, 0, 9, 'secondary')], 'secondary', 5, [8]],
    ['the later beginning comes first', [shift(1, 7, 2, 9), shift(2, 8, 1, 9)], 'primary', 5, [7, 8]],
    ['of the same beginning the later written', [shift(1, 7, 1, 9), shift(2, 8, 1, 9)], 'primary', 5, [8, 7]],
    ['nobody is named twice', [shift(1, 7, 1, 9), shift(2, 8, 2, 9), shift(3, 7, 3, 9)], 'primary', 5, [7, 8]],
  ])('%s', (_, shifts, level, at, users) => {
    expect(onCallAt(shifts, level, at)).toEqual(users);
  });

  it('leaves the list of shifts as it was', () => {
    const shifts = Object.freeze([shift(1, 7, 1, 9), shift(2, 8, 2, 9)]);
    expect(onCallAt(shifts, 'primary', 5)).toEqual([8, 7]);
  });
});
