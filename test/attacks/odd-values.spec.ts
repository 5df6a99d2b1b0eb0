import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';

onEachDatabase('A value that a library or the database refuses', (kind) => {
  let line: Line;
  let admin: SignedInPerson;
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS });
    admin = await signIn(line, 'admin');
    const rotation = {
      name: 'Weeks',
      level: 'primary',
      timeZone: 'Pacific/Apia',
      period: 'weekly',
      interval: 1,
      handoffTime: '08:00',
      startsOn: '2026-11-23',
      participants: [admin.id],
    };
    expect((await admin.send('POST', '/api/on-call/rotations', rotation)).status).toBe(201);
  });
  afterAll(() => line.close());

  it.each([
    '275760',
    '275760-01-01T00:00:00Z',
    '9999-12-31T23:59:59-12:00',
    '2030-11-23',
    1e21,
    '+275760-09-13T00:00:00Z',
  ])('is no end of an availability: %s', async (until) => {
    const { status, body } = await admin.send('PUT', `/api/users/${admin.id}/availability`, { available: true, until });
    expect([status, body.details?.[0]?.field]).toEqual([400, 'until']);
  });

  it.each(['name', 'role', 'password', 'active', 'available', 'priority', 'acceptance'])(
    'is no %s of a person: null',
    async (field) => {
      const { status, body } = await admin.send('PATCH', `/api/users/${admin.id}`, { [field]: null });
      expect([status, body.details?.[0]?.field]).toEqual([400, field]);
    },
  );

  it.each([
    ['email', { name: 'Ada', role: 'technician', email: '\uD800' }],
    ['email', { name: 'Ada', role: 'technician', email: 'a\uDC00@example.com' }],
    ['phoneE164', { name: 'Ada', role: 'technician', phoneE164: '+1415555\uD83D' }],
    ['timeZone', { name: 'Ada', role: 'technician', timeZone: 'Europe/\uD800' }],
    ['body', { name: 'Ada', role: 'technician', '\uD800': 1 }],
    ['more[0].text', { name: 'Ada', role: 'technician', more: [{ text: '\uDFFF' }] }],
  ])('is no %s: half of a character', async (field, person) => {
    const { status, body } = await admin.send('POST', '/api/users', person);
    expect([status, body.details?.[0]?.field]).toEqual([400, field]);
  });

  it.each([
    '/api/on-call?at=9999-12-31T23:59:59.999Z',
    '/api/on-call/timeline?from=9999-12-30T00:00:00Z&to=9999-12-31T00:00:00Z',
    '/api/coverage?from=9999-12-30T00:00:00Z',
    '/api/routing/preview?at=9999-12-31T23:59:59.999Z',
  ])('is no instant that is asked about: %s', async (path) => {
    expect((await admin.get(path)).status).toBe(400);
  });

  it.each(['\u200B', '\u202Egnp.Ada', 'Ada\uD800', 'Ada\u0000', '  '])(
    'is no name of anybody or anything: %j',
    async (name) => {
      const requests: [string, string, object][] = [
        ['POST', '/api/users', { name, role: 'technician' }],
        ['PATCH', `/api/users/${admin.id}`, { name }],
        ['PATCH', '/api/on-call/rotations/1', { name }],
        ['PUT', '/api/business-hours', { timeZone: 'UTC', weekly: [], holidays: [{ date: '2026-12-25', name }] }],
      ];
      for (const [method, path, body] of requests) {
        const reply = await admin.send(method, path, body);
        expect([path, reply.status]).toEqual([path, 400]);
        expect(reply.body.details[0].field).toMatch(/name$/);
      }
    },
  );

  it('does not keep somebody waiting who asks for the head of a stream', async () => {
    const headers = { Authorization: `Bearer ${admin.token}` };
    const answer = await fetch(`${line.url}/api/incidents/stream`, { method: 'HEAD', headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  });
});
