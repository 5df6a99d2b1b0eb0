import { afterEach, expect, it } from 'vitest';
import { sqlite } from '../kit/databases.js';
import { SERVICE_SID } from '../kit/twilio/account.js';
import { TellingLine } from './kit.js';

let telling: TellingLine | undefined;
afterEach(() => telling?.close());

it.each([
  ['', null],
  [SERVICE_SID, SERVICE_SID],
])('with TWILIO_MESSAGING_SERVICE_SID=%s messages are sent by that service', async (sid, service) => {
  telling = await TellingLine.open(sqlite, { environment: { TWILIO_MESSAGING_SERVICE_SID: sid } });
  await telling.line.company.onCall(await telling.line.company.technician('Ada'), 'primary');
  await telling.line.call('CA1').next();
  await telling.work();
  expect(telling.messages.sent.map((message) => message.service)).toEqual([service]);
  expect((await telling.rows()).map(({ status }) => status)).toEqual(['sent']);
});
