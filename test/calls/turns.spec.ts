import { expect, it } from 'vitest';
import { CallCache } from '../../src/calls/cache/call-cache.js';
import type { Roster } from '../../src/routing/index.js';

const ROSTER = { revision: 1, people: new Map() } as unknown as Roster;

/** A cache whose pool has these members: user and last turn. */
function cacheOf(...members: [number, number | null][]): CallCache {
  const cache = new CallCache();
  cache.learnPlan({ roster: ROSTER, pool: members.map(([userId, lastTurn]) => ({ userId, lastTurn })) });
  return cache;
}
const order = ({ known }: CallCache): number[] => (known?.pool ?? []).map(({ userId }) => userId);

it('A member of the pool whose turn it was comes last, and in their old place where nobody was rung', () => {
  for (const members of [
    [
      [1, null],
      [2, null],
      [3, null],
    ],
    [
      [1, null],
      [2, 4],
      [3, 5],
    ],
    [
      [1, 3],
      [2, 4],
      [3, 5],
    ],
  ] satisfies [number, number | null][][]) {
    for (const userId of [1, 2, 3]) {
      const cache = cacheOf(...members);
      const takeBack = cache.takeTurn(userId);
      expect(order(cache).at(-1)).toBe(userId);
      takeBack();
      expect(cache.known?.pool).toEqual(members.map(([id, lastTurn]) => ({ userId: id, lastTurn })));
    }
  }
});

it('A turn that is taken back leaves those of others alone', () => {
  const cache = cacheOf([1, null], [2, null], [3, null]);
  const takeBack = cache.takeTurn(1);
  cache.takeTurn(2);
  takeBack();
  expect(order(cache)).toEqual([1, 3, 2]);
});

it('A turn that the database has given meanwhile stays', () => {
  const cache = cacheOf([1, null], [2, null]);
  const takeBack = cache.takeTurn(1);
  cache.learnPlan({
    roster: ROSTER,
    pool: [
      { userId: 2, lastTurn: null },
      { userId: 1, lastTurn: 7 },
    ],
  });
  takeBack();
  expect(order(cache)).toEqual([2, 1]);
});
