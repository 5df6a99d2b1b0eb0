import { expect, it } from 'vitest';
import { dutiesOf } from './duties';

const at = (day: number): string => new Date(Date.UTC(2026, 10, day)).toISOString();
type Segment = Parameters<typeof dutiesOf>[0]['primary'][number];
const segment = (from: number, to: number, userId: number | null, others: readonly number[] = []): Segment =>
  ({
    from: at(from),
    to: at(to),
    userId,
    others: others.map((id) => ({ userId: id, userName: '' })),
  }) as unknown as Segment;
const days = (list: ReturnType<typeof dutiesOf>): unknown[] =>
  list.map(({ level, from, to }) => [level, new Date(from).getUTCDate(), new Date(to).getUTCDate()]);

it('The duties of somebody are in order over both levels, and stretches that meet are one', () => {
  const timeline = {
    primary: [segment(1, 3, 7), segment(3, 5, 7), segment(5, 8, 9), segment(8, 9, 7)],
    secondary: [segment(1, 6, 9), segment(6, 7, 7), segment(7, 9, null)],
  };
  expect(days(dutiesOf(timeline, 7))).toEqual([
    ['primary', 1, 5],
    ['secondary', 6, 7],
    ['primary', 8, 9],
  ]);
});

it('Somebody who is rung beside another is on call too', () => {
  const timeline = { primary: [segment(1, 2, 9, [7]), segment(2, 3, 9)], secondary: [] };
  expect(days(dutiesOf(timeline, 7))).toEqual([['primary', 1, 2]]);
  expect(dutiesOf(timeline, 8)).toEqual([]);
});
