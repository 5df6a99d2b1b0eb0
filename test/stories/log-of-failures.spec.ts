import { expect } from 'vitest';
import { refuseEvents } from '../kit/stuck.js';
import { story } from '../kit/story.js';

const lines: string[] = [];

story(
  'a database that fails is told to the log without anybody’s phone number, and to the caller without details',
  async (line) => {
    await line.company.onCall(await line.company.technician('Ada', { phoneE164: '+14155559999' }), 'primary');
    lines.length = 0;
    const mend = await refuseEvents(line);
    const request = { callSid: 'CAfails', callerPhone: '+14155551234' };
    const reply = await line.post('/api/telephony/next-target', request, { 'X-Request-Id': 'failing-1' });
    await mend();

    expect(reply).toMatchObject({ status: 500, body: { statusCode: 500, code: 'INTERNAL_ERROR' } });
    expect(JSON.stringify(reply.body)).not.toContain('incident_events');
    const all = lines.join('');
    expect(all).toContain('incident_events');
    expect(all).toContain('failing-1');
    expect(['4155551234', '4155559999'].filter((phone) => all.includes(phone))).toEqual([]);
    expect(await line.rows('SELECT * FROM `incidents`')).toEqual([]);
  },
  { log: (text) => lines.push(text) },
);
