import { expect } from 'vitest';
import { attemptsOf, incidentOf } from '../kit/look.js';
import { story } from '../kit/story.js';

story('the four examples of the guide, in its order and with its bodies', async (line) => {
  const john = await line.company.technician('John Smith', { phoneE164: '+14155559999' });
  await line.company.onCall(john, 'primary');

  const next = `{
    "callerPhone": "+14155551234",
    "callSid": "TEST123"
  }`;
  expect(await line.post('/api/telephony/next-target', next)).toEqual({
    status: 200,
    body: {
      incidentId: 1,
      nextPhoneE164: '+14155559999',
      stepName: 'primary_oncall',
      timeoutSeconds: 30,
      userName: 'John Smith',
    },
  });
  line.clock.advance(200);

  const reports = {
    answered: `{
    "incidentId": 1,
    "answeredPhone": "+14155559999",
    "callSid": "TEST123"
  }`,
    completed: `{
    "incidentId": 1,
    "callSid": "TEST123",
    "duration": 180
  }`,
    'attempt-failed': `{
    "incidentId": 1,
    "targetPhone": "+14155559999",
    "reason": "no-answer",
    "callSid": "TEST123"
  }`,
  };
  for (const [endpoint, body] of Object.entries(reports)) {
    expect(await line.post(`/api/telephony/${endpoint}`, body)).toEqual({ status: 200, body: { success: true } });
  }

  const whole = { status: 'completed', answeredByUserId: john.id, durationSeconds: 180, callSid: 'TEST123' };
  expect(await incidentOf(line, 1)).toMatchObject(whole);
  expect((await attemptsOf(line, 1)).map(({ status }) => status)).toEqual(['answered']);
});
