import { expect } from 'vitest';
import { AUTH_TOKEN, PUBLIC, SIGNED_ONLY } from '../flows/flow-call.js';
import type { Line, Reply } from '../kit/line.js';
import { attemptsOf, everyRow, incidentOf, trailOf } from '../kit/look.js';
import { story } from '../kit/story.js';
import { CALLER, lineStory, OUR_NUMBER } from '../line/switchboard.js';
import { sign, withBodyHash } from './signing.js';

/** A signature has no time: somebody who has copied a signed request can send it again for ever, with any token. */
const CALL = { callSid: `CA${'5'.repeat(32)}`, callerPhone: '+14155551234' };
const OPTIONS = { environment: { ...SIGNED_ONLY, CLAIMED_USERS: 'defer' } };

/** A signed request of a flow, as somebody may have copied it. */
function captured(endpoint: string, body: object): (line: Line, token?: string) => Promise<Reply> {
  const text = JSON.stringify(body);
  const path = withBodyHash(`/api/telephony/${endpoint}`, text);
  const headers = { Authorization: '', 'X-Twilio-Signature': sign(AUTH_TOKEN, PUBLIC + path) };
  return (line, token) => line.post(path, text, { ...headers, ...(token && { 'I-Twilio-Idempotency-Token': token }) });
}

async function three({ company }: Line): Promise<void> {
  await company.onCall(await company.technician('Ada'), 'primary');
  await company.onCall(await company.technician('Ben'), 'secondary');
  await company.person('Cem', 'admin');
}

const rung = async (line: Line): Promise<string[]> =>
  (await attemptsOf(line, 1)).map(({ userName, status }) => `${userName} ${status}`);

const FIRST = captured('next-target', CALL);
/** The guide's literal body: the same bytes, no matter who was rung last. */
const NEXT = captured('next-target', { ...CALL, incidentId: 1 });
const failed = (phone: string) =>
  captured('attempt-failed', { ...CALL, incidentId: 1, targetPhone: phone, reason: 'no-answer' });

story(
  'a next-target that was copied and is sent nine times, each time with another token, rings nobody more',
  async (line) => {
    await three(line);
    const { body: ada } = await FIRST(line);
    await failed(ada.nextPhoneE164)(line);
    const { body: ben } = await NEXT(line);
    expect(ben).toMatchObject({ userName: 'Ben' });
    line.clock.advance(5);
    for (let count = 0; count < 9; count += 1) {
      expect(await NEXT(line, `token ${count}`)).toEqual({ status: 200, body: ben });
      expect(await FIRST(line, `first ${count}`)).toEqual({ status: 200, body: ada });
    }
    expect(await rung(line)).toEqual(['Ada no-answer', 'Ben pending']);
    await failed(ben.nextPhoneE164)(line);
    expect((await NEXT(line)).body, "the guide's flow sends the same bytes, and means the next").toMatchObject({
      userName: 'Cem',
    });
    expect(await rung(line)).toEqual(['Ada no-answer', 'Ben no-answer', 'Cem pending']);
  },
  OPTIONS,
);

story(
  'a report that was lost holds the ladder up for as long as the phone rings, and no longer',
  async (line) => {
    await three(line);
    const { body: ada } = await FIRST(line);
    await NEXT(line);
    line.clock.advance(ada.timeoutSeconds + 1);
    expect((await NEXT(line)).body).toMatchObject({ userName: 'Cem' });
    expect(await rung(line)).toEqual(['Ada unconfirmed', 'Ben unconfirmed', 'Cem pending']);
  },
  OPTIONS,
);

story(
  'nobody left is no answer for ever: somebody who has become available is rung by the same bytes',
  async (line) => {
    const ada = await line.company.technician('Ada');
    await line.company.onCall(ada, 'primary');
    await FIRST(line);
    await failed(ada.phone)(line);
    expect((await NEXT(line)).body).toMatchObject({ stepName: 'exhausted' });
    await line.company.person('Cem', 'admin');
    expect((await NEXT(line)).body).toMatchObject({ userName: 'Cem' });
  },
  OPTIONS,
);

story(
  'reports that were copied change nothing, and get their answer again',
  async (line) => {
    await three(line);
    const { body: ada } = await FIRST(line);
    const reports = [
      failed(ada.nextPhoneE164),
      captured('answered', { ...CALL, incidentId: 1, answeredPhone: ada.nextPhoneE164 }),
      captured('completed', { ...CALL, incidentId: 1, duration: 60 }),
    ];
    for (const report of reports) {
      expect(await report(line)).toEqual({ status: 200, body: { success: true } });
    }
    line.clock.advance(7200);
    const before = await incidentOf(line, 1);
    const attempts = await attemptsOf(line, 1);
    for (const report of reports) expect((await report(line, 'new')).body).toEqual({ success: true });
    expect(await incidentOf(line, 1)).toEqual(before);
    expect(await attemptsOf(line, 1)).toEqual(attempts);
    expect((await trailOf(line, 1)).slice(-3)).toEqual(['request_replayed', 'request_replayed', 'request_replayed']);
  },
  OPTIONS,
);

story(
  'a call of long ago does not come back to life, and claims nobody',
  async (line) => {
    await three(line);
    const { body: ada } = await FIRST(line);
    line.clock.advance(300);
    await line.sweep();
    expect(await incidentOf(line, 1)).toMatchObject({ status: 'abandoned', endInferred: true });
    line.clock.advance(4 * 3600);
    expect((await FIRST(line)).body).toEqual(ada);
    expect(await incidentOf(line, 1)).toMatchObject({ status: 'abandoned' });
    expect(await rung(line)).toEqual(['Ada unconfirmed']);
  },
  OPTIONS,
);

lineStory('a leg that was copied is told the same again, with any token, and nobody more is rung', async (board) => {
  await board.ladderOfFour();
  const fields = { CallSid: CALL.callSid, AccountSid: `AC${'0'.repeat(32)}`, From: CALLER, To: OUR_NUMBER };
  const start = { fields: { ...fields, CallStatus: 'in-progress' } };
  const { text } = await board.ask('start', start);
  const over = {
    query: { incident: 1, dial: 1 },
    fields: { ...fields, DialCallStatus: 'busy', CallStatus: 'in-progress' },
  };
  const { text: next } = await board.ask('dial-result', over);
  const before = await everyRow(board.line);
  for (let count = 0; count < 9; count += 1) {
    expect((await board.ask('start', { ...start, token: `a${count}` })).text).toBe(text);
    expect((await board.ask('dial-result', { ...over, token: `b${count}` })).text).toBe(next);
  }
  const attempts = (rows: Awaited<ReturnType<typeof everyRow>>): unknown =>
    (rows as Record<string, unknown>)['call_attempts'];
  expect(attempts(await everyRow(board.line))).toEqual(attempts(before));
  const [row] = await board.line.rows<{ attempts: number }>('SELECT COUNT(*) AS `attempts` FROM `call_attempts`');
  expect(Number(row?.attempts)).toBe(2);
});

lineStory("a caller's name that was cut into a name and a key presses no key", async (board) => {
  await board.ladderOfFour();
  const pressed = async (incident: number, more: Readonly<Record<string, string>>): Promise<string> => {
    const callSid = `CA${String(incident).repeat(32)}`;
    const fields = { CallSid: callSid, AccountSid: `AC${'0'.repeat(32)}`, From: CALLER, To: OUR_NUMBER };
    await board.ask('start', { fields: { ...fields, CallStatus: 'in-progress' } });
    const [attempt] = await attemptsOf(board.line, incident);
    const leg = { ...fields, CallSid: `CA${'6'.repeat(32)}`, ParentCallSid: callSid };
    const query = { incident, user: attempt?.userId ?? 0 };
    await board.ask('screen', { query, fields: leg });
    await board.ask('screen-result', { query, fields: { ...leg, Digits: '1', ...more } });
    return (await incidentOf(board.line, incident)).status;
  };
  expect(await pressed(1, { CallerName: 'x' })).toBe('routing');
  expect(await pressed(2, {})).toBe('answered');
});
