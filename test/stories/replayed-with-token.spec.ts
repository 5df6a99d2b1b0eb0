import { expect } from 'vitest';
import type { Line } from '../kit/line.js';
import { attemptsOf, everyRow, incidentOf, trailOf } from '../kit/look.js';
import { story } from '../kit/story.js';

type Fields = Readonly<Record<string, unknown>>;

function send(line: Line, endpoint: string, fields: Fields, token: string) {
  return line.post(`/api/telephony/${endpoint}`, fields, { 'I-Twilio-Idempotency-Token': token });
}

story('every request of a call comes twice with its idempotency token, and has one effect', async (line) => {
  const ada = await line.company.technician('Ada');
  const mia = await line.company.person('Mia', 'manager');
  await line.company.onCall(ada, 'primary');
  const callSid = 'CAtwice';
  const requests: readonly (readonly [string, Fields])[] = [
    ['next-target', { callSid, callerPhone: '+14155551234' }],
    ['attempt-failed', { callSid, incidentId: 1, targetPhone: ada.phone, reason: 'busy' }],
    ['next-target', { callSid, incidentId: 1, callerPhone: '+14155551234', lastTargetPhone: ada.phone }],
    ['answered', { callSid, incidentId: 1, answeredPhone: mia.phone }],
    ['completed', { callSid, incidentId: 1, duration: 20 }],
    ['next-target', { callSid, incidentId: 1, callerPhone: '+14155551234' }],
  ];
  const answers = [];
  for (const [index, [endpoint, fields]] of requests.entries()) {
    const first = await send(line, endpoint, fields, `token-${index}`);
    const after = [await incidentOf(line, 1), await attemptsOf(line, 1)];
    line.clock.advance(1);
    expect(await send(line, endpoint, fields, `token-${index}`)).toEqual(first);
    expect([await incidentOf(line, 1), await attemptsOf(line, 1)]).toEqual(after);
    answers.push(first.body.userName ?? first.body.stepName ?? first.body.success);
  }
  expect(answers).toEqual(['Ada', true, 'Mia', true, true, 'completed']);
  const trail = await trailOf(line, 1);
  expect(trail.filter((_, index) => index % 2 === 1)).toEqual(requests.map(() => 'request_replayed'));
  const once = ['offered', 'attempt_failed', 'offered', 'answered', 'completed', 'already_ended'];
  expect(trail.filter((_, index) => index % 2 === 0)).toEqual(once);
});

story('a token counts for one endpoint, and for an hour', async (line) => {
  await line.company.onCall(await line.company.technician('Ada'), 'primary');
  await line.company.person('Mia', 'manager');
  const request = { callSid: 'CAhour', callerPhone: '+14155551234', incidentId: 1 };
  const names = [];
  for (const seconds of [0, 3600, 1]) {
    line.clock.advance(seconds);
    names.push((await send(line, 'next-target', request, 'one')).body.userName);
  }
  expect(names).toEqual(['Ada', 'Ada', 'Mia']);

  await send(line, 'completed', { ...request, duration: 5 }, 'one');
  expect((await incidentOf(line, 1)).status).toBe('abandoned');
});

story('the first request of a call comes twice in one instant, and makes one incident', async (line) => {
  await line.company.onCall(await line.company.technician('Ada'), 'primary');
  const request = { callSid: 'CAsame', callerPhone: '+14155551234' };

  const replies = await Promise.all(['same', 'same', 'same'].map((token) => send(line, 'next-target', request, token)));
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
  const rows = await everyRow(line);
  expect([rows['incidents']?.length, rows['call_attempts']?.length]).toEqual([1, 1]);
  expect((await trailOf(line, 1)).toSorted()).toEqual(['offered', 'request_replayed', 'request_replayed']);
});
