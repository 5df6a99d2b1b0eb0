import { expect } from 'vitest';
import { eventsOf, incidentOf } from '../kit/look.js';
import { storyTable } from '../kit/story-table.js';

/** What was sent, what is kept of it, and what the trail says of what was not understood. */
type Cell = readonly [sent: unknown, kept: number | null, ignoredAs?: string];

storyTable<null, Cell>('what is understood as a duration', {
  setting: async () => null,
  cells: {
    'an integer': [180, 180],
    'a numeric string': ['180', 180],
    'a day': [86_400, 86_400],
    zero: [0, 0],
    'an empty string': ['', null],
    null: [null, null],
    nothing: [undefined, null],
    'a negative number': [-1, null, '-1'],
    'a negative string': ['-5', null, '-5'],
    'more than a day': [86_401, null, '86401'],
    'more than a day as a string': ['86401', null, '86401'],
    'a fraction': [12.5, null, '12.5'],
    'a word': ['long', null, 'long'],
    'a number and a unit': ['180s', null, '180s'],
    'a list': [[180], null, 'not a number'],
    'an object': [{ seconds: 180 }, null, 'not a number'],
    'a boolean': [true, null, 'not a number'],
  },
  tell: async (line, [duration, kept, ignoredAs]) => {
    const call = line.call();
    const { incidentId } = await call.next();
    const { callSid } = call.call;
    const reply = await line.post('/api/telephony/completed', { incidentId, callSid, duration });
    expect(reply).toEqual({ status: 200, body: { success: true } });
    expect((await incidentOf(line, incidentId)).durationSeconds).toBe(kept);

    const events = (await eventsOf(line, incidentId)).filter(({ type }) => type === 'duration_ignored');
    const expected = ignoredAs === undefined ? [] : [{ facts: { duration: ignoredAs } }];
    expect(events.map(({ data }) => data)).toEqual(expected);
  },
});

storyTable<null, readonly [durations: readonly unknown[], kept: number]>('of several durations the longest is kept', {
  setting: async () => null,
  cells: {
    'the longer first': [[90, 30], 90],
    'the longer last': [[30, 90], 90],
    'junk after it': [[90, 'junk', null], 90],
    'junk before it': [['-1', 90], 90],
  },
  tell: async (line, [durations, kept]) => {
    const call = line.call();
    const { incidentId } = await call.next();
    for (const duration of durations) await call.completed(incidentId, duration as number);
    expect((await incidentOf(line, incidentId)).durationSeconds).toBe(kept);
  },
});
