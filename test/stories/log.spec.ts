import { expect } from 'vitest';
import { SECRET } from '../kit/line.js';
import { story } from '../kit/story.js';

type Entry = Readonly<Record<string, unknown>>;
const lines: string[] = [];
const TELLTALE = { 'X-Twilio-Signature': 'dGVsbHRhbGUtc2lnbmF0dXJl', 'X-Request-Id': 'refused-1' };

story(
  'the log tells a call in the guide’s words, with masked phones, and no secret',
  async (line) => {
    lines.length = 0;
    const ada = await line.company.technician('Ada', { phoneE164: '+14155559999' });
    await line.company.onCall(ada, 'primary');
    const call = line.call('CAlogged', '+14155551234');
    const target = await call.next();
    await call.answered(target);
    await call.completed(target.incidentId, 10);
    await line.call('CAnobody', 'sip:bob@example.com').tryEveryone();
    const basic = `Basic ${Buffer.from(`studio:${SECRET}-wrong`).toString('base64')}`;
    await line.post('/api/telephony/next-target?token=in-query', {}, { ...TELLTALE, Authorization: basic });
    await line.post('/api/telephony/answered', { callSid: 'CAnone', answeredPhone: '+14155551234' });

    const entries = lines.map((text) => JSON.parse(text) as Entry);
    const twilio = entries.filter(({ msg }) => String(msg).startsWith('[Twilio]'));
    expect(twilio.map(({ msg, caller, phone }) => [msg, caller ?? phone])).toEqual([
      ['[Twilio] next-target request', '+1415***1234'],
      ['[Twilio] Next target', '+1415***9999'],
      ['[Twilio] Call answered by', '+1415***9999'],
      ['[Twilio] next-target request', 'sip:***'],
      ['[Twilio] Next target', '+1415***9999'],
      ['[Twilio] next-target request', 'sip:***'],
      ['[Twilio] No more targets available', undefined],
    ]);
    for (const { requestId } of twilio) expect(requestId).toMatch(/^[\w.-]{1,64}$/);
    expect(entries.find(({ requestId }) => requestId === 'refused-1')).toMatchObject({ res: { statusCode: 401 } });

    const all = lines.join('');
    const secrets = [
      SECRET,
      '4155551234',
      '4155559999',
      'bob@',
      TELLTALE['X-Twilio-Signature'],
      basic.slice(6),
      'in-query',
    ];
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
  },
  { log: (text) => lines.push(text) },
);
