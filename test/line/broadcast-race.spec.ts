import { expect } from 'vitest';
import { attemptsOf, incidentOf, trailOf } from '../kit/look.js';
import { CALLER, lineStory, OUR_NUMBER, type Switchboard } from './switchboard.js';

const ROUNDS = 12;
const CREW = ['Ada', 'Ben', 'Cem', 'Dora', 'Eli', 'Fay'];
const callSidOf = (round: number): string => `CA${String(round).padStart(32, '0')}`;

/** Everyone is rung at once, and by itself nothing else happens. */
async function broadcastOnly(board: Switchboard, acceptance: 'key' | 'none'): Promise<void> {
  await board.line.company.ladder('business_hours', [{ name: 'broadcast', timeoutSeconds: 30, limit: null }]);
  for (const name of CREW) await board.hire(name, 'technician', { acceptance });
}

/** A call begins; its incident. */
async function ringing(board: Switchboard, round: number): Promise<number> {
  const fields = { CallSid: callSidOf(round), From: CALLER, To: OUR_NUMBER, CallStatus: 'in-progress' };
  const { text } = await board.ask('start', { fields });
  expect(text.match(/<Number /g)).toHaveLength(CREW.length);
  return Number(/incident=(\d+)/.exec(text)?.[1]);
}

/** The call is over after they have talked. */
async function over(board: Switchboard, incident: number, round: number): Promise<void> {
  const talked = { DialCallStatus: 'completed', DialCallDuration: '20', DialBridged: 'true' };
  board.line.clock.advance(25);
  await board.ask('dial-result', {
    query: { incident, dial: 1 },
    fields: { CallSid: callSidOf(round), CallStatus: 'in-progress', ...talked },
  });
  board.line.clock.advance(1800);
}

/** Everybody accepts in the same instant, some of them twice; what each request was told. */
async function allAccept(board: Switchboard, incident: number, round: number, endpoint: string) {
  const users = CREW.map((name) => board.people.get(name)?.id ?? 0);
  const requests = [...users, ...users.slice(round % 3)].map(async (user, nth) => {
    const fields = { CallSid: `CA${nth}of${round}`, ParentCallSid: callSidOf(round), Digits: '1' };
    const { status, text } = await board.ask(endpoint, { query: { incident, user }, fields });
    expect(status).toBe(200);
    return { user, text };
  });
  return Promise.all(requests);
}

for (const [title, endpoint, acceptance] of [
  ['who accept by a key', 'screen-result', 'key'],
  ['whose picking up is enough', 'connect', 'none'],
] as const) {
  lineStory(`of six ${title} in the same instant exactly one has the caller, every time`, async (board) => {
    await broadcastOnly(board, acceptance);
    for (let round = 1; round <= ROUNDS; round += 1) {
      const incident = await ringing(board, round);
      const told = await allAccept(board, incident, round, endpoint);

      const winners = new Set(told.filter(({ text }) => !text.includes('<Hangup/>')).map(({ user }) => user));
      expect(winners.size).toBe(1);
      for (const { user, text } of told) {
        expect(text).toContain(winners.has(user) ? 'You have the caller.' : 'has been taken');
        expect(text.includes('<Hangup/>')).toBe(!winners.has(user));
      }
      const row = await incidentOf(board.line, incident);
      expect(row).toMatchObject({ status: 'answered', answeredAt: board.line.clock.now() });
      expect([...winners]).toEqual([row.answeredByUserId]);
      const attempts = await attemptsOf(board.line, incident);
      expect(attempts.map(({ status }) => status).toSorted()).toEqual([
        'answered',
        ...Array.from({ length: CREW.length - 1 }, () => 'superseded'),
      ]);
      expect(await trailOf(board.line, incident)).toHaveLength(told.length + 2);

      await over(board, incident, round);
      expect(await incidentOf(board.line, incident)).toMatchObject({ status: 'completed', durationSeconds: 20 });
    }
  });
}

lineStory(
  'an acceptance and the end of the ringing in the same instant: the person has the caller, or is told no',
  async (board) => {
    await broadcastOnly(board, 'key');
    for (let round = 1; round <= ROUNDS; round += 1) {
      const incident = await ringing(board, round);
      const user = board.people.get('Ben')?.id ?? 0;
      board.line.clock.advance(40);
      const [accepted, goesOn] = await Promise.all([
        board.ask('screen-result', {
          query: { incident, user },
          fields: { CallSid: `CAleg${round}`, ParentCallSid: callSidOf(round), Digits: '1' },
        }),
        board.ask('dial-result', {
          query: { incident, dial: 1 },
          fields: {
            CallSid: callSidOf(round),
            CallStatus: 'completed',
            DialCallStatus: 'canceled',
            DialBridged: 'false',
          },
        }),
      ]);
      expect(goesOn.status).toBe(200);
      const row = await incidentOf(board.line, incident);
      const isHis = accepted.text.includes('You have the caller.');
      expect(row.status).toBe(isHis ? 'completed' : 'abandoned');
      expect(row.answeredByUserId).toBe(isHis ? user : null);
      board.line.clock.advance(1800);
    }
  },
);
