import { expect } from 'vitest';
import { eventsOf } from '../kit/look.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { ACCOUNT_SID, newSid, refusal } from '../kit/twilio/index.js';
import { ADA, callBackStory, calls, TAKES_IT, type Story } from './call-back-story.js';
import { presses, SILENT } from './phones.js';
import { CALLER, lineStory, OUR_NUMBER } from './switchboard.js';

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

callBackStory('A call back of which nothing is heard stands in nobody’s way for long', async (story) => {
  await story.ask(story.ada);
  story.switchboard.line.clock.advance(121);
  expect((await story.ask(story.mia, { takeOver: true })).status).toBe(202);
  expect(await story.steps()).toEqual(['ringing', 'failed', 'ringing']);
  const old = calls.requested[0]!.url;
  const run = await story.play(presses('1'), TAKES_IT, old);
  expect(run).toMatchObject({ connectedTo: null, rang: [] });
});

callBackStory('A caller who is on the line again is not called back meanwhile', async (story) => {
  const fields = { CallSid: `CA${'e'.repeat(32)}`, AccountSid: ACCOUNT_SID, From: CALLER, To: OUR_NUMBER };
  expect((await story.switchboard.ask('start', { fields })).status).toBe(200);
  expect(await story.ask(story.ada)).toMatchObject({
    status: 409,
    body: { code: 'CALL_IN_PROGRESS', message: `the caller is on the line again: incident ${story.incidentId + 1}` },
  });
  expect(calls.requested).toEqual([]);
});

callBackStory('A person is rung for one caller at a time', async (story) => {
  await story.switchboard.take({}, { from: '+14155550899', accountSid: ACCOUNT_SID });
  const askForOther = (by: SignedInPerson) => by.send('POST', `/api/incidents/${story.incidentId + 1}/call-back`);
  await story.ask(story.ada);
  expect(await askForOther(story.ada)).toMatchObject({
    status: 409,
    body: {
      code: 'PERSON_CALLS_BACK',
      message: `Ada is calling the caller of incident ${story.incidentId} back`,
    },
  });
  expect((await askForOther(story.mia)).status).toBe(202);
  expect(calls.requested).toHaveLength(2);
  story.switchboard.line.clock.advance(120);
  expect((await story.ask(story.ada)).status).toBe(202);
});

const pressOne = (story: Story) =>
  story.switchboard.ask('call-back-key', {
    query: { callBack: 1 },
    fields: { CallSid: calls.requested[0]!.sid, AccountSid: ACCOUNT_SID, Digits: '1' },
  });

callBackStory('A caller who has called again before the 1 is not rung', async (story) => {
  await story.ask(story.ada);
  const fields = { CallSid: `CA${'e'.repeat(32)}`, AccountSid: ACCOUNT_SID, From: CALLER, To: OUR_NUMBER };
  await story.switchboard.ask('start', { fields });
  expect((await pressOne(story)).text).toContain('This call back is over');
  expect(await story.steps()).toEqual(['ringing', 'failed']);
  expect(await story.followUp()).toMatchObject({ takenBy: null });
});

callBackStory('A caller whom somebody has spoken to before the 1 is not rung', async (story) => {
  await story.ask(story.ada);
  await story.mia.send('POST', `/api/follow-ups/${story.incidentId}/done`);
  const { text } = await pressOne(story);
  expect(text).toContain('This call back is over');
  expect(text).not.toContain('<Dial');
});

callBackStory('A person who was deleted while their phone rang gets no caller', async (story) => {
  await story.ask(story.ada);
  await story.delete(story.ada);
  expect((await pressOne(story)).text).toContain('This call back is over');
  expect(await story.followUp()).toMatchObject({ takenBy: null });
});

callBackStory('A caller with two incidents is called back by one person', async (story) => {
  await story.switchboard.take({}, { accountSid: ACCOUNT_SID });
  const second = (by: SignedInPerson) => by.send('POST', `/api/incidents/${story.incidentId + 1}/call-back`);
  await story.ask(story.ada);
  expect(await second(story.mia)).toMatchObject({
    status: 409,
    body: { code: 'CALL_BACK_UNDER_WAY', message: 'Ada is calling this caller back' },
  });
});

callBackStory('A person whose own phone the caller has is not rung', async (story) => {
  await story.switchboard.take({}, { from: ADA, accountSid: ACCOUNT_SID });
  const own = await story.ada.send('POST', `/api/incidents/${story.incidentId + 1}/call-back`);
  expect(own).toMatchObject({ status: 422, body: { details: [{ field: 'userId' }] } });
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
