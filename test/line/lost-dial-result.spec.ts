import { expect } from 'vitest';
import { ACCEPTS } from './phones.js';
import { lineStory } from './switchboard.js';

/** Loses the result of the dial, however often Twilio asks; all other requests arrive. */
const losing: typeof fetch = (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  return url.includes('/dial-result') ? Promise.reject(new TypeError('fetch failed')) : fetch(input, init);
};

lineStory('a talk whose end is not told ends a minute after the leg did, and the technician is free', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({ Ada: ACCEPTS }, { hangUpAt: 60, fetch: losing });
  expect(call.talkedTo).toBe('Ada');
  expect(call.incident).toMatchObject({ status: 'answered', endedAt: null });

  board.line.clock.advance(50);
  expect(await board.line.sweep()).toBe(0);
  board.line.clock.advance(15);
  expect(await board.line.sweep()).toBe(1);
  await call.look();
  expect(call.incident).toMatchObject({ status: 'completed', endInferred: true });
  expect(call.at(call.incident.endedAt)).toBeCloseTo(60, 0);
  expect(call.attempts.every(({ claimedUntil }) => claimedUntil === null)).toBe(true);
});

lineStory('a talk that goes on is not ended, however long nothing is heard of it', async (board) => {
  await board.ladderOfFour();
  await board.take(
    { Ada: { ...ACCEPTS, talkSeconds: 3 * 3600 } },
    {
      onStep: async (event) => {
        if (event.type !== 'connected') return;
        board.line.clock.advance(2 * 3600);
        expect(await board.line.sweep()).toBe(0);
        board.line.clock.advance(-2 * 3600);
      },
    },
  );
});
