import { expect } from 'vitest';
import { incidentOf } from '../kit/look.js';
import { story } from '../kit/story.js';

story('the guide’s bodies with nothing where Liquid printed nothing are understood', async (line) => {
  const ada = await line.company.technician('Ada');
  await line.company.onCall(ada, 'primary');

  const first = '{"incidentId": ,"callerPhone":"+14155551234","callSid":"CAbroken"}';
  const next = await line.post('/api/telephony/next-target', first);
  expect(next).toMatchObject({ status: 200, body: { incidentId: 1, nextPhoneE164: ada.phone } });
  expect(await incidentOf(line, 1)).toMatchObject({ callSid: 'CAbroken', callerPhone: '+14155551234' });

  const last = '{\n  "incidentId": 1,\n  "callSid": "CAbroken",\n  "duration": \n}';
  expect(await line.post('/api/telephony/completed', last)).toEqual({ status: 200, body: { success: true } });
  expect(await incidentOf(line, 1)).toMatchObject({ status: 'abandoned', durationSeconds: null });

  const again = '{"incidentId": 1,"callSid":"CAbroken","duration": }';
  expect((await line.post('/api/telephony/completed', again)).status).toBe(200);
});
