import { expect } from 'vitest';
import { everyRow, incidentOf, trailOf } from '../kit/look.js';
import { DECLINES, presses } from './phones.js';
import { CALLER, lineStory, OUR_NUMBER, type Scripts, type Switchboard } from './switchboard.js';
import type { TakenCall } from './taken-call.js';

const SID = `CA${'7'.repeat(32)}`;
const START = { CallSid: SID, From: CALLER, To: OUR_NUMBER, CallStatus: 'in-progress' };
const SCRIPTS: Scripts = { Ada: { kind: 'voicemail' }, Ben: DECLINES, Cem: presses('1', 7) };

/** Takes a call whose every request to the TwiML comes twice, with its idempotency token; what was sent how often. */
async function takeTwice(board: Switchboard, scripts: Scripts, leavesMessage?: { seconds: number }) {
  const sent: string[] = [];
  const twice: typeof fetch = async (input, init) => {
    const first = await fetch(input, init);
    const { pathname } = new URL(first.url);
    if (pathname.endsWith('/check')) return first;
    const text = await first.text();
    const second = await fetch(input, init);
    expect([second.status, await second.clone().text()]).toEqual([first.status, text]);
    sent.push(pathname.replace(/^.*\//, ''));
    return second;
  };
  const call = await board.take(scripts, { fetch: twice, ...(leavesMessage && { leavesMessage }) });
  return { call, sent };
}

/** All that a call has left, but for the lines of repetitions. */
function leftBy(call: TakenCall): object {
  const events = call.allEvents
    .filter(({ type }) => type !== 'request_replayed')
    .map(({ type, source }) => [type, source]);
  const { status, durationSeconds, recordingSeconds } = call.incident;
  const attempts = call.attempts.map(({ userName, status: result, offers, dial }) => [userName, result, offers, dial]);
  const seconds = [call.incident.answeredAt, call.incident.endedAt].map((instant) => call.at(instant));
  return {
    events: events.toSorted((one, other) => one.join().localeCompare(other.join())),
    status,
    durationSeconds,
    recordingSeconds,
    attempts,
    seconds,
  };
}

lineStory(
  'every request of a call comes twice with its token: the same answers, and nothing is written twice',
  async (board) => {
    await board.ladderOfFour();
    for (const [scripts, message] of [
      [SCRIPTS, undefined],
      [{}, { seconds: 11 }],
    ] as const) {
      const once = await board.take(scripts, message ? { leavesMessage: message } : {});
      board.line.clock.advance(3600);
      const { call, sent } = await takeTwice(board, scripts, message);
      board.line.clock.advance(3600);

      expect(leftBy(call)).toEqual(leftBy(once));
      expect(call.rang).toEqual(once.rang);
      expect(call.heard).toEqual(once.heard);
      expect(call.trail.filter((type) => type === 'request_replayed')).toHaveLength(sent.length);
      expect(new Set(sent)).toEqual(
        message
          ? new Set(['start', 'leg-status', 'dial-result', 'voice-message', 'recording-status'])
          : new Set(['start', 'leg-status', 'dial-result', 'screen', 'screen-result']),
      );
    }
  },
);

lineStory(
  'the first request of a call comes three times in one instant: one incident, and one answer',
  async (board) => {
    await board.ladderOfFour();
    const replies = await Promise.all([1, 2, 3].map(() => board.ask('start', { fields: START, token: 'same' })));

    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    const rows = await everyRow(board.line);
    expect([rows['incidents']?.length, rows['call_attempts']?.length]).toEqual([1, 1]);
    expect((await trailOf(board.line, 1)).toSorted()).toEqual(['offered', 'request_replayed', 'request_replayed']);
  },
);

lineStory(
  'a request that comes again without a token gets the same answer while a phone rings, and then three times at most',
  async (board) => {
    await board.ladderOfFour();
    const phones = [];
    for (let nth = 0; nth < 6; nth += 1) {
      const { text } = await board.ask('start', { fields: START });
      phones.push(/>(\+\d+)<\/Number>/.exec(text)?.[1]);
      board.line.clock.advance(29);
      expect(await board.ask('start', { fields: START }), 'while it rings').toMatchObject({ text });
      board.line.clock.advance(2);
    }
    const [ada, ben] = [board.people.get('Ada')?.phone, board.people.get('Ben')?.phone];
    expect(phones).toEqual([ada, ada, ada, ada, ben, ben]);

    const over = {
      query: { incident: 1, dial: 2 },
      fields: { ...START, DialCallStatus: 'busy', DialBridged: 'false' },
    };
    const first = await board.ask('dial-result', over);
    expect(first.text).toContain(board.people.get('Cem')?.phone);
    expect((await board.ask('dial-result', over)).text).toBe(first.text);
    const begins = ['offered', 'reoffered', 'reoffered', 'reoffered', 'offered', 'reoffered'];
    const twice = begins.flatMap((type) => [type, 'request_replayed']);
    expect(await trailOf(board.line, 1)).toEqual([...twice, 'offered', 'attempt_failed', 'request_replayed']);
  },
);

lineStory('a token counts for one endpoint', async (board) => {
  await board.ladderOfFour();
  await board.ask('start', { fields: START, token: 'one' });
  const user = board.people.get('Ada')?.id ?? 0;
  const leg = { CallSid: 'CAleg', ParentCallSid: SID, CallStatus: 'in-progress' };
  const query = { incident: 1, user };
  const whisper = await board.ask('screen', { query, fields: leg, token: 'one' });
  expect(whisper.text).toContain('<Gather');
  const accepted = await board.ask('screen-result', { query, fields: { ...leg, Digits: '1' }, token: 'one' });
  expect(accepted.text).toContain('You have the caller.');
  board.line.clock.advance(3);
  expect((await board.ask('screen-result', { query, fields: { ...leg, Digits: '1' }, token: 'one' })).text).toBe(
    accepted.text,
  );
  expect((await incidentOf(board.line, 1)).status).toBe('answered');
  expect(await trailOf(board.line, 1)).toEqual(['offered', 'picked_up', 'answered', 'request_replayed']);
});
