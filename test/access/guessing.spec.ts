import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/users/index.js';
import { onEachDatabase, sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn } from '../kit/people.js';

const PASSWORD = 'copper kettle in the rain';
const AT_ONCE = 60;

interface Reply {
  readonly status: number;
  readonly retryAfter: string | null;
}

onEachDatabase('guessing', (kind) => {
  let line: Line;
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS });
  });
  afterAll(() => line.close());

  const send = async (method: string, path: string, headers: Record<string, string>, body: object): Promise<Reply> => {
    const response = await fetch(`${line.url}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    await response.text();
    return { status: response.status, retryAfter: response.headers.get('retry-after') };
  };
  const login = (email: string, password: string, from: string): Promise<Reply> =>
    send('POST', '/api/auth/login', { 'X-Forwarded-For': from }, { email, password });
  const count = (replies: readonly Reply[], status: number): number =>
    replies.filter((reply) => reply.status === status).length;

  it('in parallel is refused after five tries, and the owner gets in from elsewhere meanwhile', async () => {
    const { email } = await signIn(line, 'admin');
    const guesses = Array.from({ length: AT_ONCE }, (_, nth) => login(email, `a guess ${nth}`, '203.0.113.20'));
    const owner = await login(email, PASSWORD, '198.51.100.20');
    const replies = await Promise.all(guesses);
    expect(owner.status).toBe(200);
    expect(count(replies, 401)).toBeLessThanOrEqual(5);
    expect(count(replies, 401) + count(replies, 429) + count(replies, 503)).toBe(AT_ONCE);
  });

  it('many accounts in parallel is refused after thirty tries of an address', async () => {
    const replies = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, nth) => login(`guessed${nth}@example.com`, 'a guess', '203.0.113.21')),
    );
    expect(count(replies, 401)).toBeLessThanOrEqual(30);
    expect(count(replies, 401) + count(replies, 429) + count(replies, 503)).toBe(AT_ONCE);
  });

  it('says when to try again, and a refused try is not counted', async () => {
    const { email } = await signIn(line, 'admin');
    const from = '203.0.113.22';
    for (let nth = 1; nth <= 5; nth += 1) expect((await login(email, 'a guess', from)).status).toBe(401);
    line.clock.advance(300);
    expect(await login(email, 'a guess', from)).toEqual({ status: 429, retryAfter: '600' });
    line.clock.advance(599);
    expect((await login(email, PASSWORD, from)).status).toBe(429);
    line.clock.advance(1);
    expect((await login(email, PASSWORD, from)).status).toBe(200);
  });

  it.each(['/api/auth/password', '/api/auth/session/password'])(
    'the present password at PUT %s is refused after five tries, also in parallel',
    async (path) => {
      const person = await signIn(line, 'technician');
      const from = `203.0.113.${path.length}`;
      const headers = { Authorization: `Bearer ${person.token}`, 'X-Forwarded-For': from };
      const change = (currentPassword: string): Promise<Reply> =>
        send('PUT', path, headers, { currentPassword, newPassword: 'staple battery horse' });
      const replies = await Promise.all(Array.from({ length: 20 }, (_, nth) => change(`a guess ${nth}`)));
      expect(count(replies, 401)).toBeLessThanOrEqual(5);
      expect(count(replies, 401) + count(replies, 429) + count(replies, 503)).toBe(20);
      line.clock.advance(901);
      expect((await change(PASSWORD)).status).toBe(200);
    },
  );

  it('is counted by address, however that is written: with a port, in IPv6, as IPv4 in IPv6', async () => {
    const { email } = await signIn(line, 'admin');
    const spellings = [
      (nth: number) => `203.0.113.30:${5000 + nth}`,
      (nth: number) => `::ffff:203.0.113.${nth === 9 ? 31 : 30}`,
    ];
    for (let nth = 1; nth <= 5; nth += 1) {
      const spell = spellings[nth % 2] ?? String;
      expect((await login(email, 'a guess', spell(nth))).status).toBe(401);
    }
    expect((await login(email, 'a guess', '203.0.113.30')).status).toBe(429);
    expect((await login(email, 'a guess', '203.0.113.30:6000')).status).toBe(429);
    expect((await login(email, 'a guess', '203.0.113.31:6000')).status).toBe(401);
  });

  it('from a network of IPv6 (/64) is counted as from one address', async () => {
    const { email } = await signIn(line, 'admin');
    for (let nth = 1; nth <= 5; nth += 1) {
      const from = nth % 2 === 0 ? `2001:db8:0:7::${nth}` : `[2001:0DB8:0:7:a:b:c:${nth}]:443${nth}`;
      expect((await login(email, 'a guess', from)).status).toBe(401);
    }
    expect((await login(email, 'a guess', '2001:db8:0:7:ffff::1')).status).toBe(429);
    expect((await login(email, 'a guess', '2001:db8:0:8::1')).status).toBe(401);
  });

  it('is counted by the account that is found, however its e-mail is written', async () => {
    const { email } = await signIn(line, 'admin');
    const spellings = [email, email.toUpperCase(), ` ${email}`, `${email} `, email.replace('a', 'A')];
    for (const each of spellings) expect((await login(each, 'a guess', '203.0.113.32')).status).toBe(401);
    expect((await login(email, PASSWORD, '203.0.113.32')).status).toBe(429);
  });

  it('finds an account by its e-mail sign by sign alone', async () => {
    const { email } = await signIn(line, 'admin');
    const others = [email.replace('d', 'ď'), email.replace('a', 'á'), email.replace('i', 'ı'), `${email}\u00a0\u200b`];
    for (const other of others) {
      line.clock.advance(901);
      expect([other, (await login(other, PASSWORD, '203.0.113.33')).status]).toEqual([other, 401]);
    }
    expect((await login(email.toUpperCase(), PASSWORD, '203.0.113.33')).status).toBe(200);
  });

  it('takes no letter for another whose lower case it is', async () => {
    const passwordHash = await hashPassword(PASSWORD);
    await line.company.technician('Kate', { email: 'kate@example.com', passwordHash });
    expect((await login('\u212aate@example.com', PASSWORD, '203.0.113.34')).status).toBe(401);
    expect((await login('KATE@example.com', PASSWORD, '203.0.113.34')).status).toBe(200);
  });
});

describe('passwords', () => {
  it('are the same however their accents are composed', async () => {
    const line = await Line.open(sqlite, { environment: SESSIONS });
    try {
      const composed = 'caf\u00e9 cr\u00e8me br\u00fbl\u00e9e';
      const login = async (email: string, password: string): Promise<number> =>
        (await line.post('/api/auth/login', { email, password })).status;
      await line.company.technician('One', {
        email: 'one@example.com',
        passwordHash: await hashPassword(composed.normalize('NFD')),
      });
      const { hash } = await import('@node-rs/argon2');
      await line.company.technician('Old', {
        email: 'old@example.com',
        passwordHash: await hash(composed.normalize('NFD')),
      });
      expect(await login('one@example.com', composed)).toBe(200);
      expect(await login('one@example.com', composed.normalize('NFD'))).toBe(200);
      // One that was set before passwords were compared so goes on in the spelling in which it was set.
      expect(await login('old@example.com', composed.normalize('NFD'))).toBe(200);
      expect(await login('one@example.com', 'cafe creme brulee')).toBe(401);
    } finally {
      await line.close();
    }
  });
});

describe('trusted proxies', () => {
  const statuses = async (environment: Record<string, string>, from: (nth: number) => string): Promise<number[]> => {
    const line = await Line.open(sqlite, { environment: { ...SESSIONS, ...environment } });
    try {
      const replies: number[] = [];
      for (let nth = 1; nth <= 6; nth += 1) {
        const headers = { 'X-Forwarded-For': from(nth) };
        replies.push(
          (await line.post('/api/auth/login', { email: 'a@example.com', password: 'a guess' }, headers)).status,
        );
      }
      return replies;
    } finally {
      await line.close();
    }
  };

  it('are those on loopback, link-local and private addresses unless told otherwise', async () => {
    expect(await statuses({}, (nth) => `198.51.100.${nth}`)).toEqual([401, 401, 401, 401, 401, 401]);
    expect(await statuses({}, (nth) => `198.51.100.${nth}, 203.0.113.9, 10.0.0.7:5555`)).toEqual([
      401, 401, 401, 401, 401, 429,
    ]);
  });

  it('are those that TRUSTED_PROXIES names, and nobody else chooses their own address', async () => {
    expect(await statuses({ TRUSTED_PROXIES: 'none' }, (nth) => `198.51.100.${nth}`)).toContain(429);
    expect(await statuses({ TRUSTED_PROXIES: '192.0.2.1' }, (nth) => `198.51.100.${nth}`)).toContain(429);
    const environment = { TRUSTED_PROXIES: 'loopback, 203.0.113.0/24, 2001:db8::/32' };
    expect(await statuses(environment, (nth) => `198.51.100.${nth}, 203.0.113.9:1234, [2001:db8::5]:1`)).not.toContain(
      429,
    );
    expect(await statuses(environment, (nth) => `198.51.100.${nth}, 10.0.0.7`)).toContain(429);
  });
});
