import { expect } from 'vitest';
import { SECRET } from '../kit/line.js';
import { everyRow } from '../kit/look.js';
import { storyTable } from '../kit/story-table.js';

const basic = (pair: string): string => `Basic ${Buffer.from(pair).toString('base64')}`;

storyTable<number, Record<string, string>>('a request without a credential changes no row of any table', {
  setting: async (line) => {
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    return (await line.call('CAopen').next()).incidentId;
  },
  cells: {
    'no credential': { Authorization: '' },
    'another secret': { Authorization: `Bearer ${SECRET}x` },
    'half of the secret': { Authorization: `Bearer ${SECRET.slice(0, -1)}` },
    'an empty secret': { Authorization: 'Bearer ' },
    'a wrong password': { Authorization: basic('studio:wrong') },
    'the secret as a user name': { Authorization: basic(`${SECRET}:`) },
    'a signature that nobody can check': { Authorization: '', 'X-Twilio-Signature': 'c2lnbmF0dXJl' },
  },
  tell: async (line, headers, incidentId) => {
    const before = await everyRow(line);
    const known = { callSid: 'CAopen', incidentId };
    const requests = {
      'next-target': { callSid: 'CAforged', callerPhone: '+14155551234' },
      answered: { ...known, answeredPhone: '+14155550000' },
      'attempt-failed': { ...known, targetPhone: '+14155550000', reason: 'busy' },
      completed: { ...known, duration: 1 },
    };
    for (const [endpoint, body] of Object.entries({ ...requests, 'next-target?': requests['next-target'] })) {
      for (const sent of [body, '{broken']) {
        const reply = await line.post(`/api/telephony/${endpoint}`, sent, headers);
        expect([endpoint, reply]).toMatchObject([endpoint, { status: 401, body: { code: 'UNAUTHORIZED' } }]);
        expect(reply.body.details).toBeUndefined();
      }
    }
    expect(await everyRow(line)).toEqual(before);
  },
});
