import { expect, it } from 'vitest';
import { openedGaps } from './gaps.js';

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 23, hour));
const gap = (from: number, to: number, why: string, step: string | null = 'secondary') => {
  return { from: at(from), to: at(to), ladder: 'after_hours', step, why } as const;
};

it('Of a gap that grows only what is new is opened, whatever its reason was', () => {
  const before = [gap(2, 4, 'no_phone'), gap(6, 8, 'nobody_on_call'), gap(0, 24, 'empty', 'manager')];
  expect(openedGaps(before, [gap(1, 9, 'unavailable')])).toEqual([
    gap(1, 2, 'unavailable'),
    gap(4, 6, 'unavailable'),
    gap(8, 9, 'unavailable'),
  ]);
  expect(openedGaps(before, [gap(3, 4, 'unavailable'), gap(7, 8, 'unavailable')])).toEqual([]);
});
