import { expect } from 'vitest';
import { incidentOf } from '../kit/look.js';
import { lineStory, OUR_NUMBER, type Switchboard } from './switchboard.js';

const legOf = (call: string) => ({ CallSid: `${call}leg`, ParentCallSid: call, CallStatus: 'in-progress' });

/** A call begins; who is rung for it. */
async function begin(board: Switchboard, call: string, from: string): Promise<string | undefined> {
  const fields = { CallSid: call, From: from, To: OUR_NUMBER, CallStatus: 'in-progress' };
  const { text } = await board.ask('start', { fields });
  const phone = />(\+\d+)<\/Number>/.exec(text)?.[1];
  return [...board.people.values()].find((person) => person.phone === phone)?.name;
}

lineStory('a person who is asked to accept is kept from other calls meanwhile, however long it rang', async (board) => {
  await board.ladderOfFour();
  expect(await begin(board, 'CA1', '+14155551001')).toBe('Ada');
  const query = { incident: 1, user: board.people.get('Ada')?.id ?? 0 };
  board.line.clock.advance(29);
  await board.ask('screen', { query, fields: legOf('CA1') });
  board.line.clock.advance(25);
  expect(await begin(board, 'CA2', '+14155551002')).toBe('Ben');

  const { text } = await board.ask('screen-result', { query, fields: { ...legOf('CA1'), Digits: '1' } });
  expect(text).toContain('You have the caller.');
  expect(await incidentOf(board.line, 1)).toMatchObject({ status: 'answered', answeredByUserId: query.user });
});

lineStory('who talks is kept from other calls until the talk is over', async (board) => {
  await board.ladderOfFour();
  await begin(board, 'CA1', '+14155551001');
  const query = { incident: 1, user: board.people.get('Ada')?.id ?? 0 };
  await board.ask('screen-result', { query, fields: { ...legOf('CA1'), Digits: '1' } });
  board.line.clock.advance(3600);
  expect(await begin(board, 'CA2', '+14155551002')).toBe('Ben');

  await board.ask('dial-result', {
    query: { incident: 1, dial: 1 },
    fields: { CallSid: 'CA1', CallStatus: 'in-progress', DialCallStatus: 'completed', DialBridged: 'true' },
  });
  expect(await begin(board, 'CA3', '+14155551003')).toBe('Ada');
});

lineStory('an acceptance of one call does not count for another', async (board) => {
  await board.ladderOfFour();
  await begin(board, 'CA1', '+14155551001');
  await begin(board, 'CA2', '+14155551002');
  const user = board.people.get('Ada')?.id ?? 0;
  const other = await board.ask('screen-result', {
    query: { incident: 1, user },
    fields: { ...legOf('CA2'), Digits: '1' },
  });
  expect(other.text).not.toContain('You have the caller.');
  expect(other.text).toContain('<Hangup/>');
  expect(await incidentOf(board.line, 1)).toMatchObject({ status: 'routing', answeredAt: null });
  expect(await incidentOf(board.line, 2)).toMatchObject({ status: 'routing', answeredAt: null });
});
