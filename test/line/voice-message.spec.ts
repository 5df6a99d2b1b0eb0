import { expect } from 'vitest';
import { SESSIONS, signIn } from '../kit/people.js';
import { Worker } from '../notifications/kit.js';
import { CALLER, lineStory, OUR_NUMBER, type Switchboard } from './switchboard.js';

const SORRY = /could not reach anybody\. If a life is in danger, hang up now and dial your local emergency number\./;
const THANKS = 'Thank you. We have your message, and somebody will call you back.';
const GOODBYE = 'If a life is in danger, hang up now and dial your local emergency number. Goodbye.';
const RECORDING = `https://api.twilio.com/2010-04-01/Accounts/AC${'0'.repeat(32)}/Recordings/RE`;

lineStory('nobody is left: the caller leaves a message, which is kept with the incident', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({}, { leavesMessage: { seconds: 14 } });

  expect(call.order).toEqual(['Ada', 'Ben', 'Cem', 'Dora']);
  expect(call.heard.slice(-2)).toEqual([expect.stringMatching(SORRY), THANKS]);
  expect(call.run).toMatchObject({ end: 'completed', fellBack: false, connectedTo: null });
  expect(call.run.messages).toEqual([{ seconds: 14, url: expect.stringContaining(RECORDING) as string }]);
  expect(call.incident).toMatchObject({
    status: 'exhausted',
    answeredAt: null,
    recordingUrl: call.run.messages[0]?.url,
    recordingSeconds: 14,
    endInferred: false,
  });
  expect(call.at(call.incident.exhaustedAt)).toBe(30 + 30 + 20 + 20 + (call.at(call.attempts[0]?.offeredAt) ?? 0) + 4);
  expect(call.incident.endedAt).not.toBeNull();
  expect(call.trail.slice(-2)).toEqual(['recording_ended', 'voice_message']);
  expect(call.trail.slice(0, 5)).toEqual(['offered', 'offered', 'offered', 'offered', 'exhausted']);
});

lineStory('the message may be ended by a key, or by its time', async (board) => {
  await board.ladderOfFour();
  const byKey = await board.take({}, { leavesMessage: { seconds: 9, endedBy: 'key' } });
  expect(byKey.incident).toMatchObject({ recordingSeconds: 9, status: 'exhausted' });
  expect(byKey.heard.at(-1)).toBe(THANKS);

  const endless = await board.take({}, { leavesMessage: { seconds: 1000 } });
  expect(endless.incident).toMatchObject({ recordingSeconds: 120, status: 'exhausted' });
  expect(endless.heard.at(-1)).toBe(THANKS);
});

lineStory('a caller who hangs up while they speak has left their message all the same', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({}, { leavesMessage: { seconds: 6, endedBy: 'hang_up' } });

  expect(call.run.end).toBe('caller_hung_up');
  expect(call.heard.at(-1)).toMatch(SORRY);
  expect(call.incident).toMatchObject({
    status: 'exhausted',
    recordingUrl: call.run.messages[0]?.url,
    recordingSeconds: 6,
    endInferred: false,
  });
  expect(call.at(call.incident.endedAt)).toBe(call.run.seconds);
});

lineStory('a caller who hangs up before the tone leaves none, and the call ends by silence', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({}, { hangUpAt: 30 + 30 + 20 + 20 + 14 });

  expect(call.run.end).toBe('caller_hung_up');
  expect(call.heard.at(-1)).toMatch(SORRY);
  expect(call.run.messages).toEqual([]);
  expect(call.incident).toMatchObject({ status: 'exhausted', recordingUrl: null, endedAt: null });

  board.line.clock.advance(600);
  expect(await board.line.sweep()).toBe(1);
  await call.look();
  expect(call.incident).toMatchObject({ status: 'exhausted', endInferred: true, recordingUrl: null });
});

for (const silentRecording of ['saved', 'absent'] as const) {
  lineStory(
    `a caller who says nothing hears the words for danger, and nobody is told of a message (recording ${silentRecording})`,
    async (board) => {
      await board.ladderOfFour();
      const call = await board.take({}, { silentRecording });

      expect(call.heard.slice(-2)).toEqual([expect.stringMatching(SORRY), GOODBYE]);
      expect(call.run.end).toBe('completed');
      expect(call.run.steps.slice(-2)).toEqual(['line', 'split_outcome']);
      expect(call.events.filter(({ type }) => type === 'returned')).toMatchObject([{ values: { outcome: 'ended' } }]);
      expect(call.incident).toMatchObject({ status: 'exhausted', recordingUrl: null, recordingSeconds: 0 });
      expect(call.incident.endedAt).not.toBeNull();
      expect(call.trail.slice(-2)).toEqual(['nothing_said', 'nothing_said']);
      board.line.clock.advance(300);
      await board.line.sweep();
      expect(await toldOf(board, call.incident.id)).toEqual([]);
    },
  );
}

lineStory('the words of the recording may come in any order, and leave the same', async (board) => {
  await board.ladderOfFour();
  const usual = await board.take({}, { leavesMessage: { seconds: 8 } });
  const early = await board.take({}, { leavesMessage: { seconds: 8 }, callbackFate: () => [0] });
  const twice = await board.take({}, { leavesMessage: { seconds: 8 }, callbackFate: () => [0, 5] });
  for (const call of [usual, early, twice]) {
    expect(call.incident).toMatchObject({ recordingUrl: call.run.messages[0]?.url, recordingSeconds: 8 });
    expect(await toldOf(board, call.incident.id)).toEqual(['voice_message']);
  }
});

lineStory('people are told of a message a minute later where its true length never comes', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({}, { leavesMessage: { seconds: 8, endedBy: 'key' }, callbackFate: () => [] });
  expect(call.heard.at(-1)).toBe(THANKS);
  expect(call.incident).toMatchObject({ recordingUrl: call.run.messages[0]?.url, recordingSeconds: null });
  expect(call.incident.endedAt).not.toBeNull();

  board.line.clock.advance(50);
  await board.line.sweep();
  expect(await toldOf(board, call.incident.id)).toEqual([]);
  board.line.clock.advance(10);
  await board.line.sweep();
  await board.line.sweep();
  await call.look();
  expect(call.incident).toMatchObject({ recordingSeconds: 8 });
  expect(await toldOf(board, call.incident.id)).toEqual(['voice_message']);

  const status = { query: { incident: call.incident.id }, fields: statusOf(call.callSid, call.incident.recordingUrl) };
  await board.ask('recording-status', status);
  await call.look();
  expect(call.incident).toMatchObject({ recordingSeconds: 3 });
  expect(await toldOf(board, call.incident.id)).toEqual(['voice_message']);
});

lineStory('a recording is kept of which only the status callback arrives', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({}, { hangUpAt: 30 + 30 + 20 + 20 + 14 });
  const url = `${RECORDING}${'a'.repeat(32)}`;
  const status = { query: { incident: call.incident.id }, fields: statusOf(call.callSid, url) };
  const reply = await board.ask('recording-status', status);
  await call.look();
  expect(reply.status).toBe(204);
  expect(call.incident).toMatchObject({ recordingUrl: url, recordingSeconds: 3, endedAt: null, status: 'exhausted' });
  expect(await toldOf(board, call.incident.id)).toEqual(['voice_message']);
});

lineStory(
  'a message that comes after somebody was done with the call opens the follow-up again',
  async (board) => {
    await board.ladderOfFour();
    const mia = await signIn(board.line, 'manager');
    const call = await board.take({}, { hangUpAt: 114 });
    await Worker.of(board.line).begin();
    await mia.send('POST', `/api/follow-ups/${call.incident.id}/done`, { note: 'a wrong number' });
    const fields = statusOf(call.callSid, `${RECORDING}${'a'.repeat(32)}`);
    await board.ask('recording-status', { query: { incident: call.incident.id }, fields });
    await Worker.of(board.line).begin();
    expect((await mia.get('/api/follow-ups')).body.items).toMatchObject([
      { incidentId: call.incident.id, reason: 'voice_message', doneAt: null, doneBy: null, note: null, takenBy: null },
    ]);
  },
  { environment: SESSIONS },
);

lineStory('what is no address of a recording is not kept', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({}, { hangUpAt: 114 });
  const others = RECORDING.replace('api.twilio.com', 'api.twilio.com.example.com');
  const wrong = ['', 'javascript:alert(1)', 'http://example.com/x', 'https://a b', 'https://example.com/RE1'];
  for (const RecordingUrl of [...wrong, `${others}${'a'.repeat(32)}`, `${RECORDING}${'a'.repeat(32)}/../../Calls`]) {
    const fields = { CallSid: call.callSid, RecordingUrl, RecordingDuration: '3' };
    const reply = await board.ask('voice-message', { query: { incident: call.incident.id }, fields });
    expect(reply.text).toContain(GOODBYE);
    expect(reply.text).not.toContain(THANKS);
  }
  await call.look();
  expect(call.incident).toMatchObject({ recordingUrl: null, recordingSeconds: null });
});

lineStory('a recording of another account than the one that the request is from is not kept', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({}, { hangUpAt: 114 });
  const url = `${RECORDING}${'a'.repeat(32)}`;
  const say = async (AccountSid: string, RecordingUrl: string): Promise<string | null> => {
    const fields = { CallSid: call.callSid, AccountSid, RecordingUrl, RecordingDuration: '3', Digits: '#' };
    await board.ask('voice-message', { query: { incident: call.incident.id }, fields });
    await call.look();
    return call.incident.recordingUrl;
  };
  expect(await say(`AC${'0'.repeat(32)}`, url.replace(/AC0/, 'ACb'))).toBeNull();
  expect(await say(`AC${'b'.repeat(32)}`, url)).toBeNull();
  expect(await say('', url)).toBeNull();
  expect(await say(`AC${'0'.repeat(32)}`, url)).toBe(url);
});

lineStory(
  'nobody can be rung at all: the caller hears the ending at once, in the language of the line',
  async (board) => {
    const call = await board.take({}, { from: CALLER, to: OUR_NUMBER, leavesMessage: { seconds: 5 } });

    expect(call.order).toEqual([]);
    expect(call.heard).toEqual([
      expect.stringMatching(/Si hay una vida en peligro, cuelgue ahora y marque el número local de emergencias/),
      'Gracias. Hemos recibido su mensaje y alguien le devolverá la llamada.',
    ]);
    expect(call.incident).toMatchObject({ status: 'exhausted', recordingSeconds: 5 });
  },
  { environment: { LINE_LANGUAGE: 'es' } },
);

/** The events of an incident that people are told of because of a recording. */
async function toldOf(board: Switchboard, incidentId: number): Promise<string[]> {
  const events = await board.line.rows<{ type: string; messages_due: unknown }>(
    'SELECT `type`, `messages_due` FROM `incident_events` WHERE `incident_id` = ? AND `messages_due` IS NOT NULL ORDER BY `seq`',
    [incidentId],
  );
  return events.map(({ type }) => type).filter((type) => !['offered', 'exhausted', 'broadcast_due'].includes(type));
}

/** Twilio's word of a recording of three seconds. */
function statusOf(CallSid: string, RecordingUrl: string | null): Record<string, string> {
  const about = { CallSid, AccountSid: `AC${'0'.repeat(32)}`, RecordingUrl: RecordingUrl ?? '' };
  return { ...about, RecordingDuration: '3', RecordingStatus: 'completed' };
}
