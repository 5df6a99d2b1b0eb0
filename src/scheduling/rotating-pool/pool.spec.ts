import { describe, expect, it } from 'vitest';
import { poolOrder } from './pool.js';

/** User, last turn, position, as they are read. */
const row = (a: number, b: number | null, c: number) => ({ a, b, c });

describe('poolOrder', () => {
  it.each([
    ['nobody', [], []],
    ['never had a turn: by position', [row(1, null, 2), row(2, null, 0), row(3, null, 1)], [2, 3, 1]],
    ['the longest ago first', [row(1, 9, 0), row(2, 3, 1), row(3, 5, 2)], [2, 3, 1]],
    ['never before long ago', [row(1, 1, 0), row(2, null, 1)], [2, 1]],
    ['a turn number of zero is a turn', [row(1, 0, 0), row(2, null, 1)], [2, 1]],
  ])('%s', (_, rows, users) => {
    expect(poolOrder(rows).map(({ userId }) => userId)).toEqual(users);
  });
});
