import { expect } from 'vitest';
import type { PhoneOutcome } from '../../studio/index.js';
import { incidentOf } from '../kit/look.js';
import { ACCEPTS } from './phones.js';
import { CALLER, lineStory, OUR_NUMBER } from './switchboard.js';

/** Somebody who accepts, and is gone before they have the caller. */
const ACCEPTS_AND_LEAVES: PhoneOutcome = {
  kind: 'answer',
  ringSeconds: 5,
  presses: [{ keys: '1', after: 3 }],
  hangsUpAfter: 4,
};

lineStory('who accepts and is never connected counts as failed, and the ladder goes on', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({ Ada: ACCEPTS_AND_LEAVES, Ben: ACCEPTS });

  expect(call.run.rang.map(({ bridged }) => bridged)).toEqual([false, true]);
  expect(call.talkedTo).toBe('Ben');
  expect(call.attempts.map(({ status, reason }) => [status, reason])).toEqual([
    ['failed', 'accepted, but was not connected'],
    ['answered', null],
  ]);
  expect(call.incident).toMatchObject({
    status: 'completed',
    answeredByUserId: board.people.get('Ben')?.id,
    durationSeconds: 92,
  });
  expect(call.at(call.incident.answeredAt)).toBe(call.secondOf('pressed', 'Ben'));
  expect(call.allEvents.map(({ type }) => type)).toContain('not_connected');
  expect(call.at(call.attempts[1]?.offeredAt)).toBe(call.at(call.attempts[0]?.endedAt));
});

lineStory('nobody who accepts is ever connected: the caller hears the ending', async (board) => {
  await board.ladderOfFour();
  const leaves = ACCEPTS_AND_LEAVES;
  const call = await board.take({ Ada: leaves, Ben: leaves, Cem: leaves, Dora: leaves });

  expect(call.order).toEqual(['Ada', 'Ben', 'Cem', 'Dora']);
  expect(call.incident).toMatchObject({ status: 'exhausted', answeredAt: null, answeredByUserId: null });
  expect(call.heard.at(-1)).toMatch(/local emergency number/);
});

lineStory('those who were rung at the same time, and heard that it is taken, are rung again', async (board) => {
  await board.line.company.ladder('business_hours', [{ name: 'broadcast', timeoutSeconds: 30, limit: null }]);
  for (const name of ['Ada', 'Ben', 'Cem']) await board.hire(name);
  const call = await board.take({
    Ada: ACCEPTS_AND_LEAVES,
    Ben: [{ kind: 'no-answer' }, ACCEPTS],
    Cem: [{ kind: 'busy' }, { kind: 'no-answer' }],
  });

  expect(call.talkedTo).toBe('Ben');
  expect(call.order.slice(0, 3)).toEqual(['Ada', 'Ben', 'Cem']);
  expect(call.order.slice(3)).toContain('Ben');
  expect(call.order.slice(3)).not.toContain('Ada');
  expect(Object.fromEntries(call.results)).toMatchObject({ Ada: 'failed', Ben: 'answered' });
  expect(call.incident.answeredByUserId).toBe(board.people.get('Ben')?.id);
});

lineStory('where Twilio says only that the dial is completed, a talk is a talk and a voicemail none', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({ Ada: { kind: 'voicemail' }, Ben: ACCEPTS }, { dialBridged: false });

  expect(call.results).toEqual([
    ['Ada', 'machine_or_no_key'],
    ['Ben', 'answered'],
  ]);
  expect(call.incident).toMatchObject({ status: 'completed', durationSeconds: 92 });
});

lineStory('half a minute after an acceptance "not connected" is not believed any more', async (board) => {
  await board.ladderOfFour();
  const fields = { CallSid: `CA${'5'.repeat(32)}`, From: CALLER, To: OUR_NUMBER, CallStatus: 'in-progress' };
  await board.ask('start', { fields });
  const user = board.people.get('Ada')?.id ?? 0;
  const leg = { CallSid: 'CAleg', ParentCallSid: fields.CallSid, Digits: '1' };
  await board.ask('screen-result', { query: { incident: 1, user }, fields: leg });
  board.line.clock.advance(30);
  const over = { DialCallStatus: 'completed', DialCallDuration: '30', DialBridged: 'false' };
  const { text } = await board.ask('dial-result', { query: { incident: 1, dial: 1 }, fields: { ...fields, ...over } });

  expect(text).not.toContain('<Dial');
  expect(await incidentOf(board.line, 1)).toMatchObject({ status: 'completed', answeredByUserId: user });
});
