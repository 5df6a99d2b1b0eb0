import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlite } from '../kit/databases.js';
import { Line, SECRET } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';

const HTTPS = { ...SESSIONS, PUBLIC_BASE_URL: 'https://line.example.com' };
const PASSWORD = 'copper kettle in the rain';

async function withLine<T>(environment: Record<string, string>, work: (line: Line) => Promise<T>): Promise<T> {
  const line = await Line.open(sqlite, { environment });
  try {
    return await work(line);
  } finally {
    await line.close();
  }
}

describe('personal data', () => {
  let line: Line;
  let admin: SignedInPerson;
  beforeAll(async () => {
    line = await Line.open(sqlite, { environment: SESSIONS });
    admin = await signIn(line, 'admin');
  });
  afterAll(() => line.close());

  const cacheOf = async (path: string, token = admin.token): Promise<string | null> => {
    const response = await fetch(line.url + path, { headers: { Authorization: `Bearer ${token}` } });
    await response.text();
    return response.headers.get('cache-control');
  };

  it.each([
    '/api/users',
    '/api/auth/me',
    '/api/incidents',
    '/api/incidents/export.csv',
    '/api/messages',
    '/api/audit',
    '/api/on-call',
    '/api/routing/preview',
    '/api/nothing-here',
  ])('is kept by no cache: %s', async (path) => {
    expect(await cacheOf(path)).toBe('no-store');
    expect(await cacheOf(path, 'wrong')).toBe('no-store');
  });

  it('is kept by no cache when it is answered to Twilio', async () => {
    const response = await fetch(`${line.url}/api/telephony/next-target`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${SECRET}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ callSid: 'CA1', callerPhone: '+14155551234' }),
    });
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  });

  it('is what a calendar feed shows, with parameters that calendar programs add, and names of any signs', async () => {
    const name = 'Ada; "Pumps", \\ Lovelace: on call';
    const person = await signIn(line, 'technician', { name });
    await line.company.onCall({ id: person.id, name, phone: '' }, 'primary');
    const { body } = await person.send('POST', '/api/on-call/calendar-token');
    const { token } = body as { token: string };
    const query = `token=${token}&userId=${person.id}&utm_source=mail&nocache=17&a[b]=c&__proto__=1`;
    const response = await fetch(`${line.url}/api/on-call/calendar.ics?${query}`);
    const text = await response.text();
    expect([response.status, text.slice(0, 15)]).toEqual([200, 'BEGIN:VCALENDAR']);
    const calendar = ICAL.Component.fromString(text);
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe(`On call: ${name}`);
    const event = calendar.getFirstSubcomponent('vevent');
    expect(event?.getFirstPropertyValue('description')).toContain(`${name} is on call`);
  });

  it('is shown by no calendar whose token an admin has revoked', async () => {
    const person = await signIn(line, 'technician');
    const manager = await signIn(line, 'manager');
    const { body } = await person.send('POST', '/api/on-call/calendar-token');
    const { token } = body as { token: string };
    const feed = async (): Promise<number> =>
      (await fetch(`${line.url}/api/on-call/calendar.ics?token=${token}&userId=${person.id}`)).status;
    const path = `/api/users/${person.id}/calendar-token`;
    expect((await manager.send('DELETE', path)).status).toBe(403);
    expect(await feed()).toBe(200);
    expect((await admin.send('DELETE', path)).status).toBe(204);
    expect(await feed()).toBe(401);
    expect((await admin.send('DELETE', path)).status).toBe(204);
    expect((await admin.send('DELETE', '/api/users/999999/calendar-token')).status).toBe(404);
    const [row] = await line.rows<{ after_value: string }>(
      'SELECT after_value FROM change_log WHERE entity_id = ? ORDER BY id DESC LIMIT 1',
      [String(person.id)],
    );
    expect(row?.after_value).toBe('{"calendarToken":null}');
    const stored = await line.rows<{ hash: string | null }>('SELECT calendar_token_hash AS hash FROM users');
    expect(JSON.stringify(stored)).not.toContain(token);
  });
});

describe('the cookie of a session', () => {
  const begin = (line: Line, email: string): Promise<Response> =>
    fetch(`${line.url}/api/auth/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password: PASSWORD }),
    });
  const current = async (line: Line, cookie: string): Promise<number> =>
    (await fetch(`${line.url}/api/auth/session`, { headers: { Cookie: cookie } })).status;

  it('is bound to the very host where the public address is https', async () => {
    await withLine(HTTPS, async (line) => {
      const { email } = await signIn(line, 'admin');
      const [cookie = '', ...rest] = (await begin(line, email)).headers.getSetCookie();
      expect(cookie).toMatch(
        /^__Host-ewf_session=[\w.-]+; Max-Age=28800; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/,
      );
      expect(rest).toEqual([expect.stringMatching(/^ewf_session=; Path=\/api; Expires=Thu, 01 Jan 1970/)]);
      expect(await current(line, cookie.split(';', 1)[0] ?? '')).toBe(200);
    });
  });

  it('still counts under its old name, so that nobody is signed out by an upgrade', async () => {
    await withLine(HTTPS, async (line) => {
      const { token } = await signIn(line, 'admin');
      expect(await current(line, `ewf_session=${token}`)).toBe(200);
      expect(await current(line, `ewf_session=${token}; __Host-ewf_session=wrong`)).toBe(401);
    });
  });

  it('is taken back under both names when the session ends', async () => {
    await withLine(HTTPS, async (line) => {
      const { token } = await signIn(line, 'admin');
      const ended = await fetch(`${line.url}/api/auth/session`, {
        method: 'DELETE',
        headers: { Authorization: `Bearer ${token}` },
      });
      const names = ended.headers.getSetCookie().map((cookie) => cookie.split('=', 1)[0]);
      expect(names).toEqual(['__Host-ewf_session', 'ewf_session']);
    });
  });
});

describe('the description of the interface', () => {
  const PATHS = ['/api/docs', '/api/docs-json', '/api/docs-yaml', '/api/docs/', '/api/docs/swagger-ui-init.js'];
  const PRODUCTION = { ...SESSIONS, NODE_ENV: 'production', WEBHOOK_SECRET: 'Qv7xk2LmZ9-pR4wT8sY1nB6cD3fG5hJ0' };
  const statuses = (line: Line, headers: Record<string, string> = {}): Promise<number[]> =>
    Promise.all(PATHS.map(async (path) => (await fetch(line.url + path, { headers })).status));

  it('is for people who are signed in, in production', async () => {
    await withLine(PRODUCTION, async (line) => {
      expect(await statuses(line)).toEqual([401, 401, 401, 401, 401]);
      expect(await statuses(line, { Authorization: 'Bearer wrong' })).toEqual([401, 401, 401, 401, 401]);
      const { token } = await signIn(line, 'technician');
      expect(new Set(await statuses(line, { Authorization: `Bearer ${token}` }))).not.toContain(401);
      expect(await statuses(line, { Cookie: `ewf_session=${token}` })).toContain(200);
      await line.dataSource.query('UPDATE users SET active = 0');
      expect(await statuses(line, { Authorization: `Bearer ${token}` })).toEqual([401, 401, 401, 401, 401]);
    });
  });

  it('is open elsewhere, and where API_DOCS says so', async () => {
    for (const environment of [{}, { ...PRODUCTION, API_DOCS: 'open' }]) {
      await withLine(environment, async (line) => expect(await statuses(line)).not.toContain(401));
    }
    await withLine({ ...SESSIONS, API_DOCS: 'signed-in' }, async (line) =>
      expect(await statuses(line)).toEqual([401, 401, 401, 401, 401]),
    );
  });
});
