import { afterAll, expect } from 'vitest';
import { runOutgoingCall, type PhoneOutcome } from '../../studio/index.js';
import { AUTH_TOKEN, PUBLIC } from '../flows/flow-call.js';
import { eventsOf } from '../kit/look.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { ACCOUNT_SID, CallsResource, MessagesResource, newSid, refusal, TwilioStandIn } from '../kit/twilio/index.js';
import { Worker } from '../notifications/kit.js';
import { presses, SILENT } from './phones.js';
import { CALLER, lineStory, OUR_NUMBER, type Switchboard } from './switchboard.js';

const ADA = '+14155550702';
const MIA = '+14155550701';
const TAKES_IT: PhoneOutcome = { kind: 'answer', ringSeconds: 4, talkSeconds: 75 };

const calls = new CallsResource();
const twilio = await TwilioStandIn.start(calls, new MessagesResource());
afterAll(() => twilio.close());

/** A story on a line that has an account, with a caller whom nobody has spoken to, a manager and a technician. */
function callBackStory(title: string, tell: (story: Story) => Promise<void>): void {
  lineStory(
    title,
    async (switchboard) => {
      calls.requested.length = 0;
      await tell(await Story.begin(switchboard));
    },
    {
      environment: {
        ...SESSIONS,
        ...twilio.environment,
        PUBLIC_BASE_URL: PUBLIC,
        // The first one asks Twilio, and either one signs.
        TWILIO_AUTH_TOKEN: `${twilio.environment['TWILIO_AUTH_TOKEN']},${AUTH_TOKEN}`,
      },
    },
  );
}

class Story {
  private constructor(
    readonly switchboard: Switchboard,
    readonly mia: SignedInPerson,
    readonly ada: SignedInPerson,
    readonly incidentId: number,
  ) {}

  static async begin(switchboard: Switchboard): Promise<Story> {
    const { line } = switchboard;
    const mia = await signIn(line, 'manager', { name: 'Mia', phoneE164: MIA });
    const ada = await signIn(line, 'technician', { name: 'Ada', phoneE164: ADA });
    await switchboard.take({}, { accountSid: ACCOUNT_SID });
    await Worker.of(line).begin();
    const [row] = await line.rows<{ id: number }>('SELECT id FROM incidents');
    return new Story(switchboard, mia, ada, Number(row?.id));
  }

  ask(by: SignedInPerson, body?: object) {
    return by.send('POST', `/api/incidents/${this.incidentId}/call-back`, body);
  }

  /** Plays the call that was asked for last. */
  play(person: PhoneOutcome, caller: PhoneOutcome = { kind: 'no-answer' }, url?: string) {
    const asked = calls.requested.at(-1)!;
    const { line } = this.switchboard;
    return runOutgoingCall({
      callSid: asked.sid,
      accountSid: ACCOUNT_SID,
      to: asked.to,
      from: asked.from,
      url: url ?? asked.url,
      statusCallback: asked.statusCallback,
      timeout: asked.timeout,
      authToken: AUTH_TOKEN,
      sendTo: { [PUBLIC]: line.url },
      startedAt: line.clock.now(),
      phones: { ring: (phone) => (phone === CALLER ? caller : person) },
      advance: (seconds) => line.clock.advance(seconds),
    });
  }

  steps(): Promise<unknown[]> {
    return this.facts('call_back', 'step');
  }

  changes(): Promise<unknown[]> {
    return this.facts('follow_up_changed', 'change');
  }

  delete(person: SignedInPerson): Promise<unknown> {
    return this.switchboard.line.rows('UPDATE users SET deleted_at = ?, active = 0 WHERE id = ?', [
      '2026-11-24 00:00:00.000',
      person.id,
    ]);
  }

  private async facts(type: string, name: string): Promise<unknown[]> {
    const events = await eventsOf(this.switchboard.line, this.incidentId);
    const facts = events.filter((event) => event.type === type).map(({ data }) => (data as { facts: object }).facts);
    return facts.map((fact) => (fact as Record<string, unknown>)[name]);
  }

  async reminders(): Promise<number> {
    const { line } = this.switchboard;
    line.clock.advance(300);
    await Worker.of(line).begin();
    return (await line.rows("SELECT id FROM messages WHERE kind = 'follow_up'")).length;
  }

  async followUp() {
    return (await this.mia.get('/api/follow-ups')).body.items[0];
  }
}

callBackStory(
  'Somebody calls back: their phone rings, they press 1, and the caller sees the number of the line',
  async (story) => {
    const asked = await story.ask(story.ada);
    expect(asked).toMatchObject({ status: 202, body: { userName: 'Ada', status: 'ringing' } });
    expect(calls.requested).toMatchObject([{ to: ADA, from: OUR_NUMBER }]);
    expect(await story.followUp()).toMatchObject({ takenBy: { userName: 'Ada' } });
    const run = await story.play(presses('1'), TAKES_IT);
    expect(run).toMatchObject({ end: 'completed', connectedTo: CALLER, rang: [{ phone: CALLER, bridged: true }] });
    expect(run.heard[0]).toContain('Press 1 to ring them');
    expect(await story.steps()).toEqual(['ringing', 'accepted', 'talked']);
    const events = await eventsOf(story.switchboard.line, story.incidentId);
    expect(events.findLast(({ type }) => type === 'call_back')?.data).toMatchObject({ facts: { seconds: 75 } });
    expect((await story.ask(story.ada)).status).toBe(202);
  },
);

callBackStory('A click twice rings the person once, and somebody else gets a conflict', async (story) => {
  const replies = await Promise.all([story.ask(story.ada), story.ask(story.ada), story.ask(story.ada)]);
  expect(replies.map(({ status }) => status)).toEqual([202, 202, 202]);
  expect(new Set(replies.map(({ body }) => (body as { id: number }).id)).size).toBe(1);
  expect(calls.requested).toHaveLength(1);
  expect(await story.ask(story.mia)).toMatchObject({ status: 409, body: { code: 'CALL_BACK_UNDER_WAY' } });
});

callBackStory('A caller who does not pick up was not reached, and the person hears that', async (story) => {
  await story.ask(story.ada);
  const run = await story.play(presses('1'), { kind: 'no-answer' });
  expect(run.heard.at(-1)).toContain('could not be reached');
  expect(await story.steps()).toEqual(['ringing', 'accepted', 'not_reached']);
  expect(await story.followUp()).toMatchObject({ takenBy: null, takenAt: null, doneAt: null });
  expect(await story.reminders()).toBe(1);
});

callBackStory('A voicemail, a person who presses nothing and one who does not pick up ring nobody', async (story) => {
  for (const person of [{ kind: 'voicemail' }, SILENT, { kind: 'no-answer' }, { kind: 'busy' }] as const) {
    expect((await story.ask(story.ada)).status).toBe(202);
    const run = await story.play(person);
    expect(run.rang).toEqual([]);
  }
  expect(await story.steps()).toEqual([
    'ringing',
    'not_taken',
    'ringing',
    'not_taken',
    'ringing',
    'not_taken',
    'ringing',
    'not_taken',
  ]);
});

callBackStory('A manager has somebody else rung, a technician does not', async (story) => {
  expect(await story.ask(story.ada, { userId: story.mia.id })).toMatchObject({ status: 403 });
  expect(await story.ask(story.mia, { userId: story.ada.id })).toMatchObject({
    status: 202,
    body: { userName: 'Ada' },
  });
  expect(calls.requested).toMatchObject([{ to: ADA }]);
  expect(await story.ask(story.mia, { userId: 999 })).toMatchObject({ status: 409 });
});

callBackStory('A follow-up that somebody else has taken is called back by them, or taken over', async (story) => {
  await story.ada.send('POST', `/api/follow-ups/${story.incidentId}/take`);
  expect(await story.ask(story.mia)).toMatchObject({ status: 409, body: { code: 'FOLLOW_UP_TAKEN' } });
  expect(calls.requested).toEqual([]);
  expect((await story.ask(story.mia, { takeOver: true })).status).toBe(202);
  expect(await story.followUp()).toMatchObject({ takenBy: { userName: 'Mia' } });
});

callBackStory('What Twilio refuses is said, and leaves nothing under way', async (story) => {
  calls.refusals.push(refusal(400, 21216, 'Account not allowed to call'));
  expect(await story.ask(story.ada)).toMatchObject({
    status: 502,
    body: { code: 'TWILIO_REFUSED', message: 'Twilio 21216: the person was not rung' },
  });
  expect(await story.steps()).toEqual(['ringing', 'failed']);
  expect(await story.followUp()).toMatchObject({ takenBy: null, takenAt: null });
  expect(await story.reminders()).toBe(1);
  expect((await story.ask(story.ada)).status).toBe(202);
});

callBackStory(
  'A call back that is not taken leaves the follow-up open, also where its person was deleted',
  async (story) => {
    await story.ask(story.ada);
    await story.play(presses('2'));
    expect(await story.followUp()).toMatchObject({ takenBy: null, takenAt: null });
    await story.ask(story.mia, { userId: story.ada.id });
    expect(await story.followUp()).toMatchObject({ takenBy: { userName: 'Ada' } });
    await story.delete(story.ada);
    await story.play({ kind: 'no-answer' });
    expect(await story.followUp()).toMatchObject({ takenBy: null, takenAt: null });
    expect(await story.changes()).toEqual(['opened', 'taken', 'given_back', 'taken', 'given_back']);
    expect(await story.reminders()).toBe(1);
  },
);

callBackStory(
  'A call back that comes to nothing gives the follow-up back to the person who had taken it',
  async (story) => {
    const taken = await story.ada.send('POST', `/api/follow-ups/${story.incidentId}/take`);
    await story.ask(story.ada);
    await story.play({ kind: 'busy' });
    expect(await story.followUp()).toEqual(taken.body);
    story.switchboard.line.clock.advance(10);
    await story.ask(story.mia, { takeOver: true });
    await story.play({ kind: 'busy' });
    expect(await story.followUp()).toEqual(taken.body);
    expect(await story.changes()).toEqual(['opened', 'taken', 'taken_over', 'given_back']);
    await story.ask(story.mia, { takeOver: true });
    await story.delete(story.ada);
    await story.play({ kind: 'busy' });
    expect(await story.followUp()).toMatchObject({ takenBy: null, takenAt: null });
  },
);

callBackStory('A talk keeps the follow-up with the person who called back, and nobody is reminded', async (story) => {
  await story.ask(story.ada);
  await story.play(presses('1'), TAKES_IT);
  expect(await story.followUp()).toMatchObject({ takenBy: { userName: 'Ada' }, doneAt: null });
  expect(await story.reminders()).toBe(0);
});

callBackStory('A dial that was told after the end of its call still says that the two did not talk', async (story) => {
  await story.ask(story.ada);
  const tell = (name: string, fields: object) =>
    story.switchboard.ask(name, {
      query: { callBack: 1 },
      fields: { CallSid: calls.requested[0]!.sid, AccountSid: ACCOUNT_SID, ...fields },
    });
  await tell('call-back-key', { Digits: '1' });
  await tell('call-back-status', { CallStatus: 'completed' });
  expect(await story.followUp()).toMatchObject({ takenBy: { userName: 'Ada' } });
  await tell('call-back-over', { DialCallStatus: 'canceled' });
  expect(await story.followUp()).toMatchObject({ takenBy: null });
  expect(await story.steps()).toEqual(['ringing', 'accepted', 'talked', 'not_reached']);
});

callBackStory('A follow-up that was closed or taken over while a phone rang stays so', async (story) => {
  await story.ask(story.ada);
  await story.mia.send('POST', `/api/follow-ups/${story.incidentId}/take`, { takeOver: true });
  await story.play({ kind: 'busy' });
  expect(await story.followUp()).toMatchObject({ takenBy: { userName: 'Mia' } });
  await story.ask(story.ada, { takeOver: true });
  await story.mia.send('POST', `/api/follow-ups/${story.incidentId}/done`);
  await story.play({ kind: 'busy' });
  expect(await story.followUp()).toMatchObject({ takenBy: { userName: 'Ada' }, doneBy: { userName: 'Mia' } });
});

callBackStory('A call back of which nothing is heard stands in nobody’s way for long', async (story) => {
  await story.ask(story.ada);
  story.switchboard.line.clock.advance(121);
  expect((await story.ask(story.mia, { takeOver: true })).status).toBe(202);
  expect(await story.steps()).toEqual(['ringing', 'failed', 'ringing']);
  const old = calls.requested[0]!.url;
  const run = await story.play(presses('1'), TAKES_IT, old);
  expect(run).toMatchObject({ connectedTo: null, rang: [] });
});

callBackStory('Only Twilio gets the documents of a call back', async (story) => {
  await story.ask(story.ada);
  const fields = { CallSid: newSid('CA'), AccountSid: ACCOUNT_SID, Digits: '1' };
  const { status } = await story.switchboard.ask('call-back-key', {
    query: { callBack: 1 },
    fields,
    signature: 'wrong',
  });
  expect(status).toBe(401);
  expect(await story.steps()).toEqual(['ringing']);
});

lineStory(
  'Without an account nobody can be rung, and the answer names what is missing',
  async (switchboard) => {
    const ada = await signIn(switchboard.line, 'technician', { phoneE164: ADA });
    await switchboard.take();
    expect(await ada.send('POST', '/api/incidents/1/call-back')).toMatchObject({
      status: 409,
      body: { code: 'TWILIO_NOT_CONFIGURED', message: 'nobody can be rung: TWILIO_ACCOUNT_SID is not set' },
    });
  },
  { environment: { ...SESSIONS } },
);
