import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BadLine } from './bad-line.js';

const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));
const CALLS = Number(process.env['CALLS'] ?? 40);

describe(`calls over a bad network (seed ${SEED})`, () => {
  let line: BadLine;
  beforeAll(async () => {
    line = await BadLine.open(SEED);
  });
  afterAll(() => line.close());

  it.each([1, 10, 40])(
    'where %d in a hundred requests are lost, late, doubled or reordered, every caller gets somebody or a word, and nobody is rung again',
    async (percent) => {
      await line.take(CALLS, percent / 100);
      const { lost, rungAgain, tooSoon, wrongRows } = line.figures;
      const wrong = { lost, rungAgain, tooSoon, wrongRows };
      expect(wrong).toEqual({ lost: [], rungAgain: [], tooSoon: [], wrongRows: [] });
    },
  );
});
