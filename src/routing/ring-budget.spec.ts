import { describe, expect, it } from 'vitest';
import { fits, neededSeconds, paceOf, type DialLeft } from './ring-budget.js';

interface Given {
  readonly waitedSeconds?: number;
  readonly dialsLeft?: number;
  readonly stepSeconds?: number;
}

const dials = (count: number, stepSeconds: number, ringsAlone = false): DialLeft[] =>
  Array.from({ length: count }, () => ({ stepSeconds, ringsAlone }));

describe('the pace of a line', () => {
  it.each<[string, Given, string]>([
    ['is the ladder’s as long as everybody gets a turn in time', {}, 'one 30'],
    ['rings shorter when it gets late', { waitedSeconds: 150 }, 'one 25'],
    ['but never so short that nobody gets to their phone', { waitedSeconds: 180 }, 'one 15'],
    ['then all who are left at once', { waitedSeconds: 181 }, 'all 30'],
    ['for the time that is left', { waitedSeconds: 220 }, 'all 20'],
    ['and not less than it takes to get there', { waitedSeconds: 239 }, 'all 15'],
    ['also when the time is over', { waitedSeconds: 1000 }, 'all 15'],
    ['with many left from the start', { dialsLeft: 20 }, 'all 30'],
    ['keeps short steps as they are', { stepSeconds: 10, waitedSeconds: 190 }, 'one 10'],
    ['one who is left has all the time there is', { dialsLeft: 1, waitedSeconds: 200 }, 'one 30'],
  ])('%s', (_, { waitedSeconds = 0, dialsLeft = 3, stepSeconds = 30 }, expected) => {
    const left = dials(dialsLeft, stepSeconds);
    const { allLeft, ringSeconds } = paceOf({ budgetSeconds: 240, waitedSeconds, dialsLeft: left });
    expect(`${allLeft ? 'all' : 'one'} ${ringSeconds}`).toBe(expected);
  });

  it('leaves those who ring alone their time, however many come after them and however late it is', () => {
    const dialsLeft = [...dials(2, 40, true), ...dials(30, 20)];
    for (const waitedSeconds of [0, 100, 1000]) {
      expect(paceOf({ budgetSeconds: 240, waitedSeconds, dialsLeft })).toEqual({ allLeft: false, ringSeconds: 40 });
    }
    const others = { budgetSeconds: 240, waitedSeconds: 90, dialsLeft: dialsLeft.slice(2) };
    expect(paceOf(others)).toEqual({ allLeft: true, ringSeconds: 30 });
  });

  it('keeps time for those who ring alone and whose turn comes last', () => {
    const dialsLeft = [...dials(4, 30), ...dials(1, 30, true)];
    expect(paceOf({ budgetSeconds: 240, waitedSeconds: 100, dialsLeft })).toEqual({ allLeft: false, ringSeconds: 21 });
  });
});

describe('the time that dials need', () => {
  it.each<[string, readonly DialLeft[], number]>([
    ['nobody', [], 0],
    ['those who ring alone, for their time', dials(2, 30, true), 70],
    ['others, for 15 seconds each', dials(12, 20), 240],
    ['others whose step is shorter', dials(12, 10), 180],
    ['both', [...dials(2, 30, true), ...dials(8, 20)], 230],
  ])('%s', (_, left, expected) => {
    expect(neededSeconds(left)).toBe(expected);
    expect(fits(left, expected)).toBe(true);
    if (expected > 0) expect(fits(left, expected - 1)).toBe(false);
  });
});
