import { afterEach, expect } from 'vitest';
import { refusal } from '../kit/twilio/resource.js';
import { ACCOUNT, legs, play, TAKES } from './called-in.js';
import { presses } from './phones.js';
import { CALLER, lineStory, OUR_NUMBER, type Switchboard } from './switchboard.js';

const UNAVAILABLE = refusal(500, 20500, 'Internal Server Error');
const NOT_CONNECTED = /^We could not connect you with the caller\./;

/** Ada alone is on the ladder; Dora calls the line. */
function story(title: string, tell: (board: Switchboard) => Promise<void>): void {
  lineStory(
    title,
    async (board) => {
      await board.line.company.ladder('business_hours', [{ name: 'manager', timeoutSeconds: 60, limit: null }]);
      await board.hire('Ada', 'manager');
      await board.hire('Dora');
      await tell(board);
    },
    { environment: ACCOUNT },
  );
}

/** A caller for whom Ada is rung. */
async function ringing(board: Switchboard): Promise<{ incident: number; callSid: string }> {
  const callSid = `CA${'1'.padStart(32, '0')}`;
  const fields = { CallSid: callSid, From: CALLER, To: OUR_NUMBER, CallStatus: 'in-progress' };
  const { text } = await board.ask('start', { fields });
  return { incident: Number(/incident=(\d+)/.exec(text)?.[1]), callSid };
}

/** Dora calls in and presses 1. */
function takes(board: Switchboard) {
  const fields = { CallSid: `CA${'3'.padStart(32, '0')}`, From: board.people.get('Dora')?.phone ?? '', To: OUR_NUMBER };
  return board.ask('call-in', { fields: { ...fields, Digits: '1' } });
}

afterEach(() => {
  legs.answersMove = null;
});

story(
  'Twilio refuses to send the caller: the person who is rung has them with 1, and Dora hears the truth',
  async (board) => {
    for (const refused of [UNAVAILABLE, refusal(404, 20404, 'The requested resource was not found')]) {
      legs.answersMove = () => refused;
      const { call, technician } = await play(
        board,
        { who: 'Dora', at: 20, presses: TAKES },
        { Ada: presses('1', 45) },
      );

      expect(technician.heard.at(-1)).toMatch(NOT_CONNECTED);
      expect(call.talkedTo).toBe('Ada');
      expect(call.order).toEqual(['Ada']);
      expect(call.results).toEqual([
        ['Ada', 'answered'],
        ['Dora', 'failed'],
      ]);
      expect(call.trail).toContain('not_connected');
      expect(call.incident).toMatchObject({ status: 'completed', answeredByUserId: board.people.get('Ada')?.id });
      board.line.clock.advance(3600);
    }
  },
);

story(
  'the network fails, and Dora waits in vain: a 1 of before gives the person who is rung the caller',
  async (board) => {
    legs.answersMove = () => 'hang up';
    const { call, technician } = await play(board, { who: 'Dora', at: 20, presses: TAKES }, { Ada: presses('1', 24) });

    expect(call.whispersTo('Ada').slice(-2)).toEqual([
      expect.stringMatching(/^A colleague is taking the call\. One moment/),
      'You have the caller.',
    ]);
    expect(technician.heard.at(-1)).toMatch(NOT_CONNECTED);
    expect(call.talkedTo).toBe('Ada');
  },
);

story(
  'the network fails, and the ring is over while Dora waits: the caller goes to Dora by themselves',
  async (board) => {
    const { incident, callSid } = await ringing(board);
    legs.answersMove = () => 'hang up';
    expect((await takes(board)).text).toContain('<Queue>');

    const caller = { CallSid: callSid, From: CALLER, To: OUR_NUMBER, CallStatus: 'in-progress' };
    const over = { DialCallStatus: 'no-answer', DialBridged: 'false' };
    const first = await board.ask('dial-result', { query: { incident, dial: 1 }, fields: { ...caller, ...over } });
    const again = /dial-result\?([^#"]*)/.exec(first.text.replaceAll('&amp;', '&'))?.[1];
    const then = await board.ask('dial-result', {
      query: Object.fromEntries(new URLSearchParams(again)),
      fields: caller,
    });

    expect(then.text).toContain('<Enqueue');
    expect(then.text).toContain(`person ${board.people.get('Dora')?.id}`);
  },
);

story('a 1 while Twilio is asked to send the caller waits for what it says', async (board) => {
  const { incident, callSid } = await ringing(board);
  const user = board.people.get('Ada')?.id ?? 0;
  const press = (query: object, pressed: object) => {
    const leg = { CallSid: `CA${'2'.padStart(32, '0')}`, ParentCallSid: callSid };
    return board.ask('screen-result', { query: { incident, user, ...query }, fields: { ...leg, ...pressed } });
  };

  let waiting: Awaited<ReturnType<typeof press>> | undefined;
  legs.answersMove = async () => {
    waiting = await press({}, { Digits: '1' });
    return UNAVAILABLE;
  };
  const taken = await takes(board);

  expect(taken.text).toContain('We could not connect you with the caller.');
  expect(waiting?.text).toContain('A colleague is taking the call.');
  expect(waiting?.text).toMatch(/screen-result\?[^"]*again=1/);
  expect((await press({ again: 1 }, {})).text).toContain('You have the caller.');
});
