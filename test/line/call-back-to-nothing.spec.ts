import { expect } from 'vitest';
import { CallBackKeeper } from '../../src/call-backs/index.js';
import { Reconciler } from '../../src/reconciler/index.js';
import { ACCOUNT_SID } from '../kit/twilio/index.js';
import { callBackStory, calls, TAKES_IT, type Story } from './call-back-story.js';
import { CALLER } from './switchboard.js';
import { presses } from './phones.js';

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

callBackStory('A call back whose end Twilio never told gives the follow-up back after two minutes', async (story) => {
  const { line } = story.switchboard;
  const keeper = line.app.get(CallBackKeeper);
  await story.ask(story.ada);
  line.clock.advance(119);
  expect(await keeper.endUnheard()).toBe(0);
  expect(await story.followUp()).toMatchObject({ takenBy: { userName: 'Ada' } });
  line.clock.advance(1);
  expect(await keeper.endUnheard()).toBe(1);
  expect(await keeper.endUnheard()).toBe(0);
  expect(await story.followUp()).toMatchObject({ takenBy: null, takenAt: null });
  expect(await story.steps()).toEqual(['ringing', 'failed']);
  expect(await story.changes()).toEqual(['opened', 'taken', 'given_back']);
  expect(await story.reminders()).toBe(1);
});

callBackStory('A call back that was accepted may talk for long', async (story) => {
  const { line } = story.switchboard;
  const keeper = line.app.get(CallBackKeeper);
  await story.ask(story.ada);
  await story.switchboard.ask('call-back-key', {
    query: { callBack: 1 },
    fields: { CallSid: calls.requested[0]!.sid, AccountSid: ACCOUNT_SID, Digits: '1' },
  });
  line.clock.advance(4 * 3600 - 1);
  expect(await keeper.endUnheard()).toBe(0);
  line.clock.advance(1);
  expect(await keeper.endUnheard()).toBe(1);
  expect(await story.followUp()).toMatchObject({ takenBy: null });
});

callBackStory('A talk whose end was lost is asked of Twilio', async (story) => {
  await story.ask(story.ada);
  await press(story);
  const over = endedAtTwilio(story);
  calls.child(over, CALLER, { seconds: 25 });
  expect(await look(story)).toEqual(['ringing', 'accepted', 'talked']);
  expect(await story.followUp()).toMatchObject({ takenBy: { userName: 'Ada' } });
});

callBackStory('A call back that reached nobody, and whose end was lost, gives the follow-up back', async (story) => {
  await story.ask(story.ada);
  await press(story);
  calls.child(endedAtTwilio(story), CALLER);
  expect(await look(story)).toEqual(['ringing', 'accepted', 'not_reached']);
  expect(await story.followUp()).toMatchObject({ takenBy: null });
});

callBackStory('A person who did not pick up, which nobody told, gives the follow-up back', async (story) => {
  await story.ask(story.ada);
  endedAtTwilio(story);
  expect(await look(story)).toEqual(['ringing', 'not_taken']);
  expect(await story.followUp()).toMatchObject({ takenBy: null });
});

callBackStory('A caller whose phone was connected for some seconds was not reached', async (story) => {
  await story.ask(story.ada);
  await story.play(presses('1'), { kind: 'answer', ringSeconds: 4, talkSeconds: 6 });
  expect(await story.steps()).toEqual(['ringing', 'accepted', 'not_reached']);
  expect(await story.followUp()).toMatchObject({ takenBy: null });
});

/** The person presses 1. */
function press(story: Story) {
  const fields = { CallSid: calls.requested.at(-1)!.sid, AccountSid: ACCOUNT_SID, Digits: '1' };
  return story.switchboard.ask('call-back-key', { query: { callBack: 1 }, fields });
}

/** The call to the person is over, and nothing was told of it. */
function endedAtTwilio({ switchboard: { line } }: Story) {
  const call = calls.calls.find(({ sid }) => sid === calls.requested.at(-1)!.sid)!;
  const now = line.clock.now().getTime();
  return Object.assign(call, { status: 'completed', startedAt: new Date(now), endedAt: new Date(now + 30_000) });
}

/** The steps of the call back once Twilio was asked. */
async function look(story: Story): Promise<unknown[]> {
  story.switchboard.line.clock.advance(90);
  await story.switchboard.line.app.get(Reconciler).look();
  return story.steps();
}
