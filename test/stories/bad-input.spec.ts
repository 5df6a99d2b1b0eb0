import { expect } from 'vitest';
import { everyRow } from '../kit/look.js';
import { storyTable } from '../kit/story-table.js';

type Cell = readonly [endpoint: string, body: string | object, field: string];

const CASES: Readonly<Record<string, readonly [body: string | object, field: string]>> = {
  'no JSON': ['hello', 'body'],
  'JSON that is cut off': ['{"callSid":"CA1","incidentId":', 'body'],
  'a list': [[], 'body'],
  'a text': ['"CA1"', 'body'],
  nothing: ['', 'body'],
  'no call at all': [{}, 'callSid'],
  'a callSid with a space': [{ callSid: 'CA 1', incidentId: 1 }, 'callSid'],
  'a callSid of 65 characters': [{ callSid: 'x'.repeat(65), incidentId: 1 }, 'callSid'],
  'a callSid that is an object': [{ callSid: {}, incidentId: 1 }, 'callSid'],
  'only an incidentId that is a word': [{ incidentId: 'one' }, 'incidentId'],
  'only an incidentId that is a fraction': [{ incidentId: 1.5 }, 'incidentId'],
  'only a negative incidentId': [{ incidentId: -1 }, 'incidentId'],
  'only an incidentId beyond all numbers': [{ incidentId: 2_147_483_648 }, 'incidentId'],
};
const ENDPOINTS = ['next-target', 'answered', 'attempt-failed', 'completed'];
const everywhere = ENDPOINTS.flatMap((endpoint) =>
  Object.entries(CASES).map(([name, [body, field]]): [string, Cell] => [
    `${endpoint}: ${name}`,
    [endpoint, body, field],
  ]),
);
const onlyReports = ENDPOINTS.slice(1).map((endpoint): [string, Cell] => [
  `${endpoint}: callSid, and an incidentId that is a word`,
  [endpoint, { callSid: 'CAknown', incidentId: 'one' }, 'incidentId'],
]);

storyTable<null, Cell>('bad input is refused by the name of its field, and leaves nothing', {
  setting: async (line) => {
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    await line.call('CAknown').next();
    return null;
  },
  cells: Object.fromEntries([...everywhere, ...onlyReports]),
  tell: async (line, [endpoint, body, field]) => {
    const before = await everyRow(line);
    const reply = await line.post(`/api/telephony/${endpoint}`, body);
    expect(reply).toMatchObject({ status: 400, body: { statusCode: 400, code: 'BAD_REQUEST' } });
    expect(reply.body.details[0].field).toBe(field);
    expect(reply.body.message).toContain(field);
    expect(await everyRow(line)).toEqual(before);
  },
});

storyTable<null, unknown>('an invalid incidentId does not cost a caller the call', {
  setting: async (line) => {
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    return null;
  },
  cells: { 'a word': 'one', 'an object': {}, 'a fraction': 1.5, 'a boolean': true },
  tell: async (line, incidentId) => {
    const request = { callSid: line.call().call.callSid, callerPhone: '+14155551234', incidentId };
    const reply = await line.post('/api/telephony/next-target', request);
    expect([reply.status, reply.body.userName]).toEqual([200, 'Ada']);
  },
  options: { environment: { CLAIMED_USERS: 'ignore' } },
});
