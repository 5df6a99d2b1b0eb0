import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onEachDatabase, sqlite } from '../kit/databases.js';
import { Line, SECRET } from '../kit/line.js';
import { Listener, until } from '../operations/listener.js';
import { SESSIONS, signIn } from '../kit/people.js';

const PASSWORD = 'copper kettle in the rain';

/** A page's session as a browser has it: the cookie, and the token that its scripts know. */
interface Page {
  readonly cookie: string;
  readonly csrf: string;
  readonly setCookie: string;
}

async function begin(line: Line, email: string, password = PASSWORD): Promise<Response> {
  return fetch(`${line.url}/api/auth/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
}

async function open(line: Line, email: string): Promise<Page> {
  const response = await begin(line, email);
  const setCookie = response.headers.get('set-cookie') ?? '';
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  return { setCookie, cookie: setCookie.split(';', 1)[0] ?? '', csrf: csrfToken };
}

onEachDatabase('sessions of a page', (kind) => {
  let line: Line;
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS });
    await signIn(line, 'admin');
  });
  afterAll(() => line.close());

  const send = (method: string, path: string, headers: Record<string, string>, body?: object) =>
    fetch(`${line.url}${path}`, {
      method,
      headers: { ...headers, ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  const NEW = { name: 'New', role: 'technician' };
  const create = (headers: Record<string, string>) => send('POST', '/api/users', headers, NEW);

  it('are kept in a cookie that no script can read, and the answer does not hold the token', async () => {
    const { id, email } = await signIn(line, 'manager');
    const response = await begin(line, email);
    const setCookie = response.headers.get('set-cookie') ?? '';
    expect(setCookie).toMatch(
      /^ewf_session=[\w.-]+; Max-Age=28800; Path=\/api; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
    const text = await response.text();
    expect(text).not.toContain(setCookie.split(';', 1)[0]?.split('=')[1]);
    const answer = JSON.parse(text) as { csrfToken: string };
    expect(answer).toMatchObject({ user: { id, role: 'manager' }, csrfToken: expect.any(String) as string });
    const again = await send('GET', '/api/auth/session', { Cookie: setCookie.split(';', 1)[0] ?? '' });
    expect(await again.json()).toEqual(answer);
  });

  it('open what the user may do, where a page sends the token of its session along', async () => {
    const { cookie, csrf } = await open(line, (await signIn(line, 'admin')).email);
    expect((await send('GET', '/api/users', { Cookie: cookie })).status).toBe(200);
    expect((await create({ Cookie: cookie, 'X-CSRF-Token': csrf })).status).toBe(201);
    expect((await create({ Cookie: `other=1; ${cookie}; more=2`, 'X-CSRF-Token': csrf })).status).toBe(201);
  });

  it('change nothing with a missing token, a wrong one, or that of another session', async () => {
    const { email } = await signIn(line, 'admin');
    const page = await open(line, email);
    const other = await open(line, email);
    const before = await line.rows('SELECT COUNT(*) AS n FROM users');
    for (const headers of [{}, { 'X-CSRF-Token': '' }, { 'X-CSRF-Token': 'wrong' }, { 'X-CSRF-Token': other.csrf }]) {
      const response = await create({ Cookie: page.cookie, ...headers } as Record<string, string>);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: 'CSRF_TOKEN' });
    }
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      expect((await send(method, '/api/users/1', { Cookie: page.cookie })).status).not.toBe(200);
    }
    expect((await send('DELETE', '/api/auth/session', { Cookie: page.cookie })).status).toBe(403);
    expect(await line.rows('SELECT COUNT(*) AS n FROM users')).toEqual(before);
  });

  it('are not begun or used by a form of another site', async () => {
    const { email } = await signIn(line, 'admin');
    const { cookie } = await open(line, email);
    const form = (path: string, type: string, body: string) =>
      fetch(`${line.url}${path}`, {
        method: 'POST',
        headers: {
          'Content-Type': type,
          Cookie: cookie,
          Origin: 'https://evil.example',
          'Sec-Fetch-Site': 'cross-site',
        },
        body,
      });
    for (const type of ['application/x-www-form-urlencoded', 'text/plain']) {
      expect((await form('/api/users', type, 'name=New&role=admin')).status).toBe(415);
      const login = await form('/api/auth/session', type, JSON.stringify({ email, password: PASSWORD }));
      expect([login.status, login.headers.get('set-cookie')]).toEqual([415, null]);
    }
    const preflight = await fetch(`${line.url}/api/users`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('leave programs as they are: a Bearer token needs no other, and wins over a cookie', async () => {
    const admin = await signIn(line, 'admin');
    const { cookie } = await open(line, (await signIn(line, 'technician')).email);
    expect((await create({ Cookie: cookie, Authorization: `Bearer ${admin.token}` })).status).toBe(201);
    expect((await create({ Cookie: cookie, Authorization: 'Bearer wrong' })).status).toBe(401);
  });

  it('are no credential for the telephony endpoints, nor is a CSRF token a session', async () => {
    const { cookie, csrf } = await open(line, (await signIn(line, 'admin')).email);
    const call = { callSid: 'CA-cookie', callerPhone: '+14155551234' };
    const asked = await send('POST', '/api/telephony/next-target', { Cookie: cookie, 'X-CSRF-Token': csrf }, call);
    expect(asked.status).toBe(401);
    expect((await send('GET', '/api/users', { Cookie: `ewf_session=${SECRET}` })).status).toBe(401);
    expect((await send('GET', '/api/users', { Authorization: `Bearer ${csrf}` })).status).toBe(401);
  });

  it('end for good: a copy of the cookie opens nothing, and a live stream ends', async () => {
    const { cookie, csrf, ...rest } = await open(line, (await signIn(line, 'manager')).email);
    expect(rest.setCookie).toContain('ewf_session');
    const listener = await Listener.open(line.url, { Cookie: cookie });
    const ended = await send('DELETE', '/api/auth/session', { Cookie: cookie, 'X-CSRF-Token': csrf });
    expect(ended.status).toBe(204);
    expect(ended.headers.get('set-cookie')).toMatch(/^ewf_session=; Path=\/api; Expires=Thu, 01 Jan 1970/);
    expect((await send('GET', '/api/users', { Cookie: cookie })).status).toBe(401);
    expect((await send('GET', '/api/auth/session', { Cookie: cookie })).status).toBe(401);
    await until('the stream of an ended session ends', () => !listener.isOpen);
    const program = await signIn(line, 'manager');
    expect((await program.send('DELETE', '/api/auth/session')).status).toBe(204);
    expect((await program.get('/api/auth/me')).status).toBe(401);
  });

  it('end alone: another one of the same person, begun in the same second, goes on', async () => {
    const { email } = await signIn(line, 'manager');
    const [page, other] = [await open(line, email), await open(line, email)];
    const headers = { Cookie: page.cookie, 'X-CSRF-Token': page.csrf };
    expect((await send('DELETE', '/api/auth/session', headers)).status).toBe(204);
    expect((await send('GET', '/api/auth/session', { Cookie: other.cookie })).status).toBe(200);
  });

  it('go on in a new cookie after a change of the password', async () => {
    const page = await open(line, (await signIn(line, 'technician')).email);
    const passwords = { currentPassword: PASSWORD, newPassword: 'staple battery horse' };
    const headers = { Cookie: page.cookie, 'X-CSRF-Token': page.csrf };
    const changed = await send('PUT', '/api/auth/session/password', headers, passwords);
    expect(changed.status).toBe(200);
    expect(await changed.text()).not.toContain('accessToken');
    const cookie = changed.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
    expect((await send('GET', '/api/auth/session', { Cookie: page.cookie })).status).toBe(401);
    expect((await send('GET', '/api/auth/session', { Cookie: cookie })).status).toBe(200);
  });

  it('are slowed as logins are', async () => {
    const { email } = await signIn(line, 'manager');
    for (let nth = 1; nth <= 5; nth += 1) expect((await begin(line, email, 'a guess')).status).toBe(401);
    expect((await begin(line, email)).status).toBe(429);
  });
});

describe('a page that nobody can sign in to', () => {
  const codeOf = async (environment: Record<string, string>): Promise<unknown> => {
    const line = await Line.open(sqlite, { environment });
    try {
      const response = await fetch(`${line.url}/api/auth/session`);
      const { code } = (await response.json()) as { code: string };
      return [response.status, code];
    } finally {
      await line.close();
    }
  };

  it('is told why: no admin yet, or no secret for sessions', async () => {
    expect(await codeOf(SESSIONS)).toEqual([401, 'NO_ADMIN']);
    expect(await codeOf({ ...SESSIONS, ADMIN_EMAIL: 'a@example.com', ADMIN_PASSWORD: 'long enough' })).toEqual([
      401,
      'UNAUTHORIZED',
    ]);
    expect(await codeOf({})).toEqual([503, 'LOGIN_DISABLED']);
  });

  it('has a cookie that is only sent by https where that is the public address', async () => {
    const environment = { ...SESSIONS, PUBLIC_BASE_URL: 'https://line.example.com' };
    const line = await Line.open(sqlite, { environment });
    try {
      const { email } = await signIn(line, 'admin');
      expect((await begin(line, email)).headers.get('set-cookie')).toContain('; Secure');
    } finally {
      await line.close();
    }
  });
});
