import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlite } from '../kit/databases.js';
import { Line, SECRET } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { head, heard, openSocket } from './raw-request.js';

let line: Line;
let admin: SignedInPerson;
beforeAll(async () => {
  line = await Line.open(sqlite, { environment: SESSIONS });
  admin = await signIn(line, 'admin');
});
afterAll(() => line.close());

/** What is said to somebody who announces a body and sends nothing of it. */
async function saidBeforeTheBody(method: string, path: string, ...headers: string[]): Promise<string> {
  const socket = await openSocket(line.url);
  const said = heard(socket);
  socket.write(head(method, path, 'Content-Type: application/json', 'Content-Length: 20000', ...headers));
  const text = await said;
  socket.destroy();
  return text;
}

const members = (count: number): string =>
  `{${Array.from({ length: count }, (_, index) => `"a${index}":1`).join(',')}}`;
const post = (path: string, body: string, headers: Record<string, string> = {}) => line.post(path, body, headers);

describe('A body that nobody may send', () => {
  it.each([
    ['a stranger', '/api/users', []],
    ['somebody with an invalid token', '/api/users', ['Authorization: Bearer x.y.z']],
    ['somebody with an invalid cookie', '/api/business-hours/holidays/import', ['Cookie: ewf_session=x']],
    ['a stranger who calls as Twilio does', '/api/telephony/next-target', []],
    ['a stranger who reports on a message', '/api/notifications/status', []],
  ])('is refused before it is read: of %s', async (_, path, headers) => {
    expect(await saidBeforeTheBody('POST', path, ...headers)).toMatch(/^HTTP\/1.1 401 /);
  });

  it.each([
    ['a sign-in', '/api/auth/login', []],
    ['a sign-in of a page', '/api/auth/session', []],
  ])('is refused before it is read where it is too long: of %s', async (_, path, headers) => {
    expect(await saidBeforeTheBody('POST', path, ...headers)).toMatch(/^HTTP\/1.1 413 /);
  });

  it('is refused before it is read where it is too long for an admin', async () => {
    const socket = await openSocket(line.url);
    const said = heard(socket);
    const session = `Authorization: Bearer ${admin.token}`;
    socket.write(head('POST', '/api/users', session, 'Content-Type: application/json', 'Content-Length: 90000'));
    expect(await said).toMatch(/^HTTP\/1.1 413 /);
    socket.destroy();
  });

  it.each(['PUT /api/business-hours', 'POST /api/business-hours/preview', 'POST /api/business-hours/holidays/import'])(
    'is refused before it is read where the role may not send it: of a technician, %s',
    async (operation) => {
      const [method = '', path = ''] = operation.split(' ');
      const technician = await signIn(line, 'technician');
      expect(await saidBeforeTheBody(method, path, `Authorization: Bearer ${technician.token}`)).toMatch(
        /^HTTP\/1.1 403 /,
      );
    },
  );

  it('is cut off where it does not say how long it is, and does not end', async () => {
    const socket = await openSocket(line.url);
    const closed = new Promise<boolean>((resolve) => socket.once('close', () => resolve(true)));
    socket.write(head('POST', '/api/auth/login', 'Content-Type: application/json', 'Transfer-Encoding: chunked'));
    const chunk = `1000\r\n${'x'.repeat(4096)}\r\n`;
    for (let sent = 0; sent < 50 && !socket.destroyed; sent += 1) {
      socket.write(chunk);
      await new Promise(setImmediate);
    }
    expect(await closed).toBe(true);
  });

  it.each([
    ['45,000 members', members(45_000), 413],
    ['200 members', members(200), 400],
    ['lists within lists', `{"email":${'['.repeat(500)}${']'.repeat(500)}}`, 400],
    ['lists that never end', '['.repeat(2000), 400],
  ])('is refused shortly in a sign-in: %s', async (_, body, status) => {
    const answer = await post('/api/auth/login', body);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body).length).toBeLessThan(300);
  });

  it('is refused in another character set than UTF-8, which would hide its depth', async () => {
    const answer = await post('/api/auth/login', '{}', { 'Content-Type': 'application/json; charset=utf-16' });
    expect(answer.status).toBe(415);
  });
});

describe('What is wrong with a body', () => {
  const session = () => ({ Authorization: `Bearer ${admin.token}` });

  it('is told for ten fields at most', async () => {
    const { status, body } = await post('/api/users', members(90), session());
    expect(status).toBe(400);
    expect(body.details).toHaveLength(10);
    expect(body.message).toMatch(/and \d+ more$/);
  });

  it('is told shortly, however long a name is', async () => {
    const { status, body } = await post('/api/users', JSON.stringify({ ['x'.repeat(20_000)]: 1 }), session());
    expect(status).toBe(400);
    expect(JSON.stringify(body).length).toBeLessThan(3000);
  });

  it('is told at once of an object with more members than any has: the checks take long for many', async () => {
    for (const body of [members(101), `{"name":"a:b","more":[${members(101)}]}`]) {
      const answer = await post('/api/users', body, session());
      expect([answer.status, answer.body.details[0].field]).toEqual([400, 'body']);
    }
    const apart = `{"more":[${Array.from({ length: 5 }, () => members(90)).join(',')}]}`;
    expect((await post('/api/users', apart, session())).body.details[0].field).toBe('more');
  });

  it.each([
    ['objects', '{"a":'.repeat(5000) + '1' + '}'.repeat(5000)],
    ['lists', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['lists in a text that ends with a backslash', `{"a":"\\\\","b":${'['.repeat(100)}${']'.repeat(100)}}`],
  ])('is told of %s that are too deep for the checks', async (_, body) => {
    const answer = await post('/api/users', body, session());
    expect(answer.status).toBe(400);
    expect(answer.body.details).toMatchObject([{ field: 'body' }]);
  });

  it('counts no brackets and commas within texts', async () => {
    const name = `[{,"\\`.repeat(15);
    const body = JSON.stringify({ name, role: 'technician' });
    expect((await post('/api/users', body, session())).status).toBe(201);
  });
});

it('A request with more headers than are read is refused, for those of a proxy may be among the others', async () => {
  const socket = await openSocket(line.url);
  const said = heard(socket);
  const junk = Array.from({ length: 120 }, (_, index) => `a${index}: 1`);
  socket.write(head('GET', '/metrics', ...junk, 'X-Forwarded-For: 203.0.113.7'));
  expect(await said).toMatch(/^HTTP\/1.1 431 /);
  socket.destroy();
});

it('A call with the secret is read as ever', async () => {
  const body = JSON.stringify({ callSid: 'CA1', callerPhone: '+14155551234' });
  const { status } = await post('/api/telephony/next-target', body, { Authorization: `Bearer ${SECRET}` });
  expect(status).toBe(200);
});
