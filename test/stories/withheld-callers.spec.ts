import { expect } from 'vitest';
import { incidentOf } from '../kit/look.js';
import { storyTable } from '../kit/story-table.js';

/** What a carrier may send instead of a number; each is a caller. */
const CALLERS = [
  'anonymous',
  'Anonymous',
  'Restricted',
  'unavailable',
  '+266696687',
  '+7378742833',
  '+2562533',
  '+8656696',
  '+86282452253',
  'sip:bob@example.com',
  'client:support',
  '',
  '+',
  '911',
  'x'.repeat(255),
  'Zoë 📞',
] as const;

storyTable('a caller without a number is served, and never linked to another', {
  setting: async ({ company }) => {
    await company.onCall(await company.technician('Ada'), 'primary');
  },
  cells: Object.fromEntries(CALLERS.map((caller) => [caller.slice(0, 20) || '(empty)', caller])),
  tell: async (line, caller) => {
    for (let count = 0; count < 2; count += 1) {
      const { incidentId, userName } = await line.call(undefined, caller).next();
      expect(userName).toBe('Ada');
      const stored = { callerPhone: caller, callerE164: null, relatedIncidentId: null };
      expect(await incidentOf(line, incidentId)).toMatchObject(stored);
    }
  },
  options: { environment: { CLAIMED_USERS: 'ignore' } },
});

storyTable<void, readonly [sent: unknown, stored: string]>(
  'a callerPhone that is no text, or too much of it, refuses nobody',
  {
    setting: async ({ company }) => {
      await company.onCall(await company.technician('Ada'), 'primary');
    },
    cells: {
      'nothing at all': [undefined, ''],
      null: [null, ''],
      'an object': [{ number: 1 }, ''],
      'a list': [['+14155551234'], ''],
      'a bare number': [14155551234, '14155551234'],
      '300 characters': ['y'.repeat(300), 'y'.repeat(255)],
    },
    tell: async (line, [callerPhone, stored]) => {
      const reply = await line.post('/api/telephony/next-target', { callSid: line.call().call.callSid, callerPhone });
      expect([reply.status, reply.body.userName]).toEqual([200, 'Ada']);
      expect(await incidentOf(line, reply.body.incidentId)).toMatchObject({ callerPhone: stored, callerE164: null });
    },
    options: { environment: { CLAIMED_USERS: 'ignore' } },
  },
);
