import { expect } from 'vitest';
import type { PhoneOutcome } from '../../studio/index.js';
import { ACCEPTS } from './phones.js';
import { lineStory } from './switchboard.js';

const COLLEAGUE = 'One moment, I am getting a colleague.';

/** Somebody who accepts 8 s into the call, and whose phone loses its network after some seconds of talk. */
function cutOffAfter(talkSeconds: number): PhoneOutcome {
  return { kind: 'answer', ringSeconds: 5, presses: [{ keys: '1', after: 3 }], talkSeconds };
}

lineStory('a technician who is cut off within 20 s does not end the call: the ladder goes on', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({ Ada: cutOffAfter(12), Ben: ACCEPTS });

  expect(call.run.rang.map(({ bridged }) => bridged)).toEqual([true, true]);
  expect(call.order).toEqual(['Ada', 'Ben']);
  expect(call.heard).toEqual([COLLEAGUE]);
  expect(call.attempts.map(({ status, reason }) => [status, reason])).toEqual([
    ['failed', 'accepted, but was cut off'],
    ['answered', null],
  ]);
  expect(call.incident).toMatchObject({
    status: 'completed',
    answeredByUserId: board.people.get('Ben')?.id,
    durationSeconds: 92,
  });
  expect(call.factsOf('cut_off')).toEqual([expect.objectContaining({ userId: board.people.get('Ada')?.id })]);
});

lineStory('a technician who hangs up after 20 s was done: nobody else is rung', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({ Ada: cutOffAfter(21) });

  expect(call.order).toEqual(['Ada']);
  expect(call.heard).not.toContain(COLLEAGUE);
  expect(call.incident).toMatchObject({ status: 'completed', answeredByUserId: board.people.get('Ada')?.id });
});

lineStory('a caller who hangs up within 20 s has spoken to somebody', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({ Ada: ACCEPTS }, { hangUpAt: 30 });

  const talked = 30 - (call.secondOf('connected', 'Ada') ?? 0);
  expect(talked).toBeLessThan(20);
  expect(call.order).toEqual(['Ada']);
  expect(call.incident).toMatchObject({ status: 'completed', answeredByUserId: board.people.get('Ada')?.id });
});

lineStory('who is cut off is not rung again, and where nobody is left the caller hears the ending', async (board) => {
  await board.ladderOfFour();
  const gone = cutOffAfter(5);
  const call = await board.take({ Ada: gone, Ben: gone, Cem: gone, Dora: gone });

  expect(call.order).toEqual(['Ada', 'Ben', 'Cem', 'Dora']);
  expect(call.incident).toMatchObject({ status: 'exhausted', answeredAt: null, answeredByUserId: null });
  expect(call.heard.at(-1)).toMatch(/local emergency number/);
});

lineStory('those who were rung at once with the one who is cut off are rung again', async (board) => {
  await board.line.company.ladder('business_hours', [{ name: 'broadcast', timeoutSeconds: 30, limit: null }]);
  for (const name of ['Ada', 'Ben']) await board.hire(name);
  const call = await board.take({ Ada: cutOffAfter(5), Ben: [{ kind: 'no-answer' }, ACCEPTS] });

  expect(call.talkedTo).toBe('Ben');
  expect(Object.fromEntries(call.results)).toEqual({ Ada: 'failed', Ben: 'answered' });
});

lineStory('whether or not Twilio says that they were connected, a cut off call goes on', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({ Ada: cutOffAfter(10), Ben: ACCEPTS }, { dialBridged: false });

  expect(call.talkedTo).toBe('Ben');
  expect(call.heard).toEqual([COLLEAGUE]);
});
