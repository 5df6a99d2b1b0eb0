import { expect } from 'vitest';
import { ACCEPTS, presses, SILENT } from './phones.js';
import { lineStory, type Switchboard } from './switchboard.js';
import type { TakenCall } from './taken-call.js';

/** Nobody is rung for a call that is over, whatever is asked of it. */
async function expectOver(board: Switchboard, call: TakenCall): Promise<void> {
  const attempts = call.attempts.length;
  const fields = { CallSid: call.callSid, AccountSid: `AC${'0'.repeat(32)}`, CallStatus: 'completed' };
  const again = await board.ask('start', { query: { flow: `FW${'0'.repeat(32)}` }, fields });
  expect(again.text).not.toContain('<Dial');
  expect(again.text).toMatch(/<Redirect [^>]*>[^<]*outcome=/);
  const late = await board.ask('screen-result', {
    query: { incident: call.incident.id, user: call.attempts[0]?.userId ?? 0 },
    fields: { CallSid: 'CAlate', ParentCallSid: call.callSid, Digits: '1' },
  });
  expect(late.text).toContain('has been taken, or the caller has hung up');
  const { status, answeredByUserId } = call.incident;
  await call.look();
  expect(call.attempts).toHaveLength(attempts);
  expect(call.incident).toMatchObject({ status, answeredByUserId });
}

lineStory('a caller who hangs up while it rings: the phone stops, and nobody is rung any more', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({}, { hangUpAt: { during: 'line', after: 12 } });

  expect(call.rang).toEqual([['Ada', 'canceled', 12]]);
  expect(call.run).toMatchObject({ end: 'caller_hung_up', connectedTo: null });
  expect(call.results).toEqual([['Ada', 'canceled']]);
  expect(call.incident).toMatchObject({ status: 'abandoned', answeredAt: null, endInferred: false });
  expect(call.at(call.incident.endedAt)).toBe(call.run.seconds);
  expect(call.attempts.map(({ claimedUntil, heldUserId }) => [claimedUntil, heldUserId])).toEqual([[null, null]]);
  expect(call.trail).toEqual(['offered', 'completed']);
  await expectOver(board, call);
});

lineStory('a caller who hangs up while many phones ring: all of them stop', async (board) => {
  await board.line.company.ladder('business_hours', [{ name: 'broadcast', timeoutSeconds: 30, limit: null }]);
  for (const name of ['Ada', 'Ben', 'Cem']) await board.hire(name);
  const scripts = { Ben: SILENT, Cem: { kind: 'busy' } } as const;
  const options = { hangUpAt: { during: 'line', after: 9 } };
  const call = await board.take(scripts, { ...options, whileScreening: 'others_ring_on' });

  expect(call.rang).toEqual([
    ['Ada', 'canceled', 9],
    ['Ben', 'completed', 5],
    ['Cem', 'busy', 2],
  ]);
  expect(call.incident.status).toBe('abandoned');
  expect(call.attempts.every(({ status, claimedUntil }) => status !== 'pending' && claimedUntil === null)).toBe(true);

  const stopped = await board.take(scripts, options);
  expect(stopped.rang[0]).toEqual(['Ada', 'canceled', 5]);
  expect(stopped.incident.status).toBe('abandoned');
});

lineStory('a caller who hangs up while somebody is asked whether they accept', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({ Ada: presses('1', 5, 8) }, { hangUpAt: { during: 'line', after: 9 } });

  expect(call.rang).toEqual([['Ada', 'completed', 5]]);
  expect(call.talkedTo).toBeNull();
  expect(call.incident).toMatchObject({
    status: 'abandoned',
    answeredAt: null,
    answeredByUserId: null,
    durationSeconds: null,
  });
  expect(call.results).toEqual([['Ada', 'canceled']]);
  await expectOver(board, call);
});

lineStory('a caller who hangs up between two phones is gone, and the call ends by silence', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({ Ada: { kind: 'busy' }, Ben: { kind: 'busy' } }, { hangUpAt: 12 });

  expect(call.heard).toEqual(['Still trying to reach somebody. Please stay on the line.']);
  expect(call.run.end).toBe('caller_hung_up');
  expect(call.order).toEqual(['Ada', 'Ben']);
  expect(call.incident.endedAt).toBeNull();

  board.line.clock.advance(20 + 120);
  expect(await board.line.sweep()).toBe(1);
  await call.look();
  expect(call.incident).toMatchObject({ status: 'abandoned', endInferred: true });
  expect(call.results.at(-1)).toEqual(['Cem', 'unconfirmed']);
});

lineStory('a caller who hangs up in the talk: the call is completed, with its duration', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({ Ada: ACCEPTS }, { hangUpAt: 60 });

  const accepted = call.secondOf('pressed', 'Ada') ?? 0;
  expect(call.run).toMatchObject({ end: 'caller_hung_up', seconds: 60 });
  expect(call.incident).toMatchObject({
    status: 'completed',
    answeredByUserId: board.people.get('Ada')?.id,
    durationSeconds: 60 - accepted,
  });
  expect(call.at(call.incident.answeredAt)).toBe(call.secondOf('pressed', 'Ada'));
  expect(call.at(call.incident.endedAt)).toBe(60);
  expect(call.trail).toEqual(['offered', 'picked_up', 'answered', 'completed']);
  await expectOver(board, call);
});

lineStory('a technician who hangs up ends the talk, and the call goes back to the flow', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({ Ada: ACCEPTS });

  expect(call.run).toMatchObject({ end: 'completed' });
  expect(call.events.filter(({ type }) => type === 'returned')).toMatchObject([{ values: { outcome: 'answered' } }]);
  expect(call.order).toEqual(['Ada']);
});
