import { expect } from 'vitest';
import { storyTable } from '../kit/story-table.js';

type Cell = readonly [spell: (id: number) => unknown, meant: 'the incident' | 'absent'];

storyTable<null, Cell>('how an incidentId may be spelt in a report', {
  setting: async () => null,
  cells: {
    'as a number': [(id) => id, 'the incident'],
    'as a numeric string': [String, 'the incident'],
    'as an empty string': [() => '', 'absent'],
    'as null': [() => null, 'absent'],
    'not at all': [() => undefined, 'absent'],
  },
  tell: async (line, [spell, meant]) => {
    const call = line.call();
    const { incidentId } = await call.next();
    const other = await line.call().next();
    const { callSid } = call.call;

    const own = { callSid, incidentId: spell(incidentId), duration: 5 };
    expect((await line.post('/api/telephony/completed', own)).status).toBe(200);
    const anothers = { callSid, incidentId: spell(other.incidentId), duration: 5 };
    expect((await line.post('/api/telephony/completed', anothers)).status).toBe(meant === 'absent' ? 200 : 409);
  },
});
