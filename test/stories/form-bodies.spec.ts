import { expect } from 'vitest';
import { attemptsOf, incidentOf } from '../kit/look.js';
import { story } from '../kit/story.js';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' };

story('all four endpoints take forms, also where a + came as a space', async (line) => {
  const ada = await line.company.technician('Ada');
  const mia = await line.company.person('Mia', 'manager');
  await line.company.onCall(ada, 'primary');
  const send = (endpoint: string, form: string) => line.post(`/api/telephony/${endpoint}`, form, FORM);

  const first = await send('next-target', 'incidentId=&callerPhone=+14155551234&callSid=CAform');
  expect(first).toMatchObject({ status: 200, body: { incidentId: 1, nextPhoneE164: ada.phone } });
  expect(await incidentOf(line, 1)).toMatchObject({ callerPhone: ' 14155551234', callerE164: '+14155551234' });

  const failed = `incidentId=1&targetPhone=${ada.phone}&reason=busy&callSid=CAform`;
  expect(await send('attempt-failed', failed)).toEqual({ status: 200, body: { success: true } });
  expect((await attemptsOf(line, 1))[0]).toMatchObject({ userId: ada.id, status: 'busy' });

  const second = await send('next-target', 'incidentId=1&callerPhone=%2B14155551234&callSid=CAform');
  expect(second.body.userName).toBe('Mia');
  const answered = `incidentId=1&answeredPhone=${encodeURIComponent(mia.phone)}&callSid=CAform`;
  expect((await send('answered', answered)).status).toBe(200);
  expect((await send('completed', 'incidentId=1&callSid=CAform&duration=42')).status).toBe(200);
  const whole = { status: 'completed', answeredByUserId: mia.id, durationSeconds: 42 };
  expect(await incidentOf(line, 1)).toMatchObject(whole);
});
