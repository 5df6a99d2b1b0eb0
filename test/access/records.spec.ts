import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { setTimeout as pause } from 'node:timers/promises';
import { AccessRecords } from '../../src/access/records/access-records.service.js';

const PASSWORD = 'copper kettle in the rain';
const NEW_PASSWORD = 'staple battery horse';

/** Waits until something holds that follows an answer; throws when it never does. */
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; !(await holds()); await pause(20)) {
    if (Date.now() > end) throw new Error(`it never came to be that ${what}`);
  }
}

interface Found {
  readonly id: number;
  readonly kind: string;
  readonly userId: number | null;
  readonly byUserId: number | null;
  readonly address: string | null;
  readonly operation: string | null;
  readonly times: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

onEachDatabase('records of access', (kind) => {
  let line: Line;
  let admin: SignedInPerson;
  const logged: string[] = [];
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS, log: (text) => logged.push(text) });
    admin = await signIn(line, 'admin');
  });
  afterAll(() => line.close());

  const page = async (query = ''): Promise<{ items: Found[]; nextCursor: string | null }> => {
    const { status, body } = await admin.get(`/api/audit/access?${query}`);
    expect(status).toBe(200);
    return body as { items: Found[]; nextCursor: string | null };
  };
  const of = async (userId: number): Promise<Found[]> => (await page(`userId=${userId}`)).items;
  const send = async (method: string, path: string, token: string, body: object, from: string): Promise<number> => {
    const response = await fetch(`${line.url}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, 'X-Forwarded-For': from },
      body: JSON.stringify(body),
    });
    return response.status;
  };
  const login = (email: string, password: string, from: string): Promise<number> =>
    send('POST', '/api/auth/login', '', { email, password }, from);

  it('are made of each sign-in, refusal, password and end, with account, address and outcome', async () => {
    const person = await signIn(line, 'manager');
    line.clock.advance(10);
    expect(await login(person.email, 'a guess', '203.0.113.50:4711')).toBe(401);
    expect(await login(person.email, PASSWORD, '203.0.113.51')).toBe(200);
    const passwords = { currentPassword: 'a guess', newPassword: NEW_PASSWORD };
    expect(await send('PUT', '/api/auth/password', person.token, passwords, '203.0.113.52')).toBe(401);
    const right = { ...passwords, currentPassword: PASSWORD };
    expect(await send('PUT', '/api/auth/password', person.token, right, '203.0.113.53')).toBe(200);
    expect(await send('PATCH', `/api/users/${person.id}`, admin.token, { password: PASSWORD }, '203.0.113.54')).toBe(
      200,
    );
    await until('the password that was set is recorded', async () => (await of(person.id)).length >= 6);
    const found = await of(person.id);
    expect(found.map(({ kind: what, address, byUserId }) => [what, address, byUserId])).toEqual([
      ['password_set', '203.0.113.54', admin.id],
      ['password_changed', '203.0.113.53', null],
      ['wrong_password', '203.0.113.52', null],
      ['signed_in', '203.0.113.51', null],
      ['wrong_password', '203.0.113.50', null],
      ['signed_in', '127.0.0.1', null],
    ]);
    expect(found[0]).toMatchObject({ times: 1, firstAt: line.clock.now().toISOString() });
    const lines = logged
      .filter((text) => text.includes(`"userId":${person.id},`))
      .map((text) => JSON.parse(text) as Found);
    expect(lines.map(({ kind: what }) => what).filter(Boolean)).toEqual(
      found.map(({ kind: what }) => what).toReversed(),
    );
    expect(logged.join('')).not.toContain(PASSWORD);
  });

  it('are made of the end of a session', async () => {
    const person = await signIn(line, 'technician');
    expect((await person.send('DELETE', '/api/auth/session')).status).toBe(204);
    expect((await of(person.id)).map(({ kind: what }) => what)).toEqual(['signed_out', 'signed_in']);
  });

  it('are made of what somebody may not do', async () => {
    const manager = await signIn(line, 'manager');
    expect((await manager.send('POST', '/api/users', { name: 'New', role: 'technician' })).status).toBe(403);
    expect((await manager.send('PATCH', `/api/users/${admin.id}`, { email: 'mine@example.com' })).status).toBe(403);
    await until('both are recorded', async () => (await of(manager.id)).length === 3);
    const operations = (await of(manager.id)).map(({ kind: what, operation }) => `${what} ${operation}`);
    expect(operations.toSorted()).toEqual([
      'forbidden PATCH /api/users/:id',
      'forbidden POST /api/users',
      'signed_in null',
    ]);
  });

  it('count a flood, and keep nothing of an e-mail that belongs to nobody', async () => {
    line.clock.advance(3600);
    const before = (await page('limit=200')).items[0]?.id ?? 0;
    // More than ten at one moment are refused unread.
    for (let batch = 0; batch < 6; batch += 1) {
      await Promise.all(Array.from({ length: 10 }, () => login('secret-word@example.com', 'a guess', '203.0.113.60')));
    }
    const found = (await page('limit=200')).items.filter(({ id }) => id > before);
    const told = found.map(({ kind: what, userId, address }) => `${what} ${userId} ${address}`).toSorted();
    expect(told).toEqual(['rate_limited null 203.0.113.60', 'wrong_password null 203.0.113.60']);
    expect(found.reduce((sum, { times }) => sum + times, 0)).toBe(60);
    expect(JSON.stringify(await line.rows('SELECT * FROM access_records'))).not.toContain('secret-word');
    expect(logged.join('')).not.toContain('secret-word');
  });

  it('are made of tries that were refused unread, too', async () => {
    line.clock.advance(3600);
    const flood = Array.from({ length: 60 }, () => login('somebody@example.com', 'a guess', '203.0.113.61'));
    expect(await Promise.all(flood)).toContain(429);
    const isRecorded = async (): Promise<boolean> =>
      (await page('kind=rate_limited')).items.some(({ address }) => address === '203.0.113.61');
    await until('the first is recorded', isRecorded);
  });

  it('stay few however many addresses there are', async () => {
    line.clock.advance(3600);
    const records = line.app.get(AccessRecords);
    const guess = { kind: 'wrong_password', userId: null } as const;
    await Promise.all(
      Array.from({ length: 1500 }, (_, nth) =>
        records.record({ ...guess, address: `2001:db8:${nth.toString(16)}::1` }),
      ),
    );
    const since = new Date(line.clock.now().getTime() - 1000).toISOString();
    let cursor: string | null = '';
    const found: Found[] = [];
    while (cursor !== null) {
      const next: { items: Found[]; nextCursor: string | null } = await page(
        `from=${since}&limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      found.push(...next.items);
      cursor = next.nextCursor;
    }
    expect(found.length).toBeLessThanOrEqual(1001);
    expect(found.reduce((sum, { times }) => sum + times, 0)).toBe(1500);
  });

  it('are for admins alone, filtered and paged', async () => {
    for (const role of ['manager', 'technician'] as const) {
      expect((await (await signIn(line, role)).get('/api/audit/access')).status).toBe(403);
    }
    const first = await page('kind=signed_in&limit=2');
    expect(first.items.map(({ kind: what }) => what)).toEqual(['signed_in', 'signed_in']);
    const second = await page(`kind=signed_in&limit=2&cursor=${first.nextCursor}`);
    expect(second.items[0]?.id).toBeLessThan(first.items[1]?.id ?? 0);
    expect((await admin.get('/api/audit/access?kind=other')).status).toBe(400);
  });

  it('are forgotten after 90 days', async () => {
    line.clock.advance(91 * 86_400);
    admin = await signIn(line, 'admin');
    await until('the old ones are gone', async () => (await page('limit=200')).items.length <= 1);
  });
});
