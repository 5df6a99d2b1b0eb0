import { expect } from 'vitest';
import { ACCEPTS } from './phones.js';
import { lineStory } from './switchboard.js';

lineStory('an account with two legs rings one of three, and the next dial rings the others', async (board) => {
  await board.line.company.ladder('business_hours', [{ name: 'broadcast', timeoutSeconds: 30, limit: null }]);
  for (const name of ['Ada', 'Ben', 'Cem']) await board.hire(name);
  const call = await board.take({ Ada: ACCEPTS }, { account: { legsAtOnce: 2 } });

  expect(call.rang).toEqual([
    ['Ada', 'completed', 5],
    ['Ben', 'failed', 1],
    ['Cem', 'failed', 1],
  ]);
  expect(call.talkedTo).toBe('Ada');
  expect(call.factsOf('leg_status')).toContainEqual(expect.objectContaining({ status: 'failed', errorCode: 10_004 }));
});

lineStory('a country that the account may not call is a phone that fails, and the ladder goes on', async (board) => {
  await board.ladderOfFour({ Ada: { phoneE164: '+442079460123' } });
  const call = await board.take({ Ben: ACCEPTS }, { account: { refuses: ['+44'] } });

  expect(call.talkedTo).toBe('Ben');
  expect(call.results[0]).toEqual(['Ada', 'failed']);
});

lineStory('on a trial account nobody is rung, and the caller is told what to do', async (board) => {
  await board.ladderOfFour();
  for (const flow of ['line', 'ladder'] as const) {
    const call = await board.take({ Ada: ACCEPTS }, { flow, account: { trial: true } });
    expect(call.talkedTo).toBeNull();
    expect(call.run.end).toBe('completed');
    expect(call.heard.join(' ')).toMatch(/hang up now and dial your local emergency number/);
    expect(call.run.messages).toEqual([]);
    board.line.clock.advance(5 * 3600);
  }
});
