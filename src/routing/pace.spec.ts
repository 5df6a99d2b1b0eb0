import { describe, expect, it } from 'vitest';
import { paceOf, type Waiting } from './pace.js';

const waiting = (more: Partial<Waiting>): Waiting => ({
  budgetSeconds: 240,
  waitedSeconds: 0,
  dialsLeft: 3,
  stepSeconds: 30,
  ...more,
});

describe('the pace of a line', () => {
  it.each<[string, Partial<Waiting>, string]>([
    ['is the ladder’s as long as everybody has his turn in time', {}, 'one 30'],
    ['rings shorter when it gets late', { waitedSeconds: 150 }, 'one 25'],
    ['but never so short that nobody gets to his phone', { waitedSeconds: 180 }, 'one 15'],
    ['then all who are left at once', { waitedSeconds: 181 }, 'all 30'],
    ['for the time that is left', { waitedSeconds: 220 }, 'all 20'],
    ['and not less than it takes to get there', { waitedSeconds: 239 }, 'all 15'],
    ['also when the time is over', { waitedSeconds: 1000 }, 'all 15'],
    ['with many left from the start', { dialsLeft: 20 }, 'all 30'],
    ['keeps short steps as they are', { stepSeconds: 10, waitedSeconds: 190 }, 'one 10'],
    ['one who is left has all the time there is', { dialsLeft: 1, waitedSeconds: 200 }, 'one 30'],
  ])('%s', (_, more, expected) => {
    const { allLeft, ringSeconds } = paceOf(waiting(more));
    expect(`${allLeft ? 'all' : 'one'} ${ringSeconds}`).toBe(expected);
  });
});
