import { afterAll, beforeAll, expect, it } from 'vitest';
import { LoginRateLimiter, type TriedAccount } from '../../src/access/login-rate-limiter.js';
import { TryAgainLater } from '../../src/common/index.js';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { PASSWORD, SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { Recorder } from '../kit/recorder.js';

const FREE = 100;
let nth = 0;
const freshAddress = (): string => `2001:db8:${(nth += 1).toString(16)}::1`;

onEachDatabase('guessing at one account from many addresses', (kind) => {
  let line: Line;
  let limiter: LoginRateLimiter;
  let person: SignedInPerson;
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS });
    limiter = line.app.get(LoginRateLimiter);
    person = await signIn(line, 'admin');
  });
  afterAll(() => line.close());

  const login = async (email: string, password: string, from: string): Promise<number> =>
    (await line.post('/api/auth/login', { email, password }, { 'X-Forwarded-For': from })).status;
  const isTaken = async (account: TriedAccount, from: string): Promise<boolean> => {
    try {
      await limiter.count(account, from);
      return true;
    } catch (error) {
      if (error instanceof TryAgainLater) return false;
      throw error;
    }
  };
  const guess = async (account: TriedAccount, times: number): Promise<number> => {
    let taken = 0;
    for (let count = 0; count < times; count += 1) taken += Number(await isTaken(account, freshAddress()));
    return taken;
  };
  const accountOf = async ({ id }: SignedInPerson): Promise<TriedAccount> => {
    const [row] = await line.rows<{ version: number }>(`SELECT token_version AS version FROM users WHERE id = ${id}`);
    return { id, tokenVersion: row?.version ?? -1 };
  };

  it('is refused after a hundred tries in an hour, and goes on no faster afterwards', async () => {
    const account = await accountOf(person);
    expect(await guess(account, FREE + 5)).toBe(FREE);
    line.clock.advance(1800);
    expect(await guess(account, 1)).toBe(0);
    line.clock.advance(1801);
    expect(await guess(account, FREE + 5)).toBe(FREE);
  });

  it('keeps the owner out of nowhere they have signed in, who may mistype there', async () => {
    const [home, hotel] = ['198.51.100.7', '198.51.100.8'];
    const owner = await signIn(line, 'manager');
    expect(await login(owner.email, PASSWORD, home)).toBe(200);
    await guess(await accountOf(owner), FREE);
    expect(await login(owner.email, PASSWORD, hotel)).toBe(429);
    for (let count = 1; count <= 4; count += 1) expect(await login(owner.email, 'mistyped it', home)).toBe(401);
    expect(await login(owner.email, PASSWORD, home)).toBe(200);
    for (let count = 1; count <= 5; count += 1) expect(await login(owner.email, 'mistyped it', home)).toBe(401);
    expect(await login(owner.email, PASSWORD, home)).toBe(429);
  });

  it('is over for an account with a new password, so that an admin can help', async () => {
    const owner = await signIn(line, 'technician');
    await guess(await accountOf(owner), FREE);
    expect(await login(owner.email, PASSWORD, '198.51.100.9')).toBe(429);
    const password = 'seven quiet walnut trees';
    expect((await person.send('PATCH', `/api/users/${owner.id}`, { password })).status).toBe(200);
    expect(await login(owner.email, password, '198.51.100.9')).toBe(200);
  });

  it('looks the same for an e-mail that belongs to nobody', async () => {
    expect(await guess('nobody@example.com', FREE + 5)).toBe(FREE);
    const owner = await signIn(line, 'technician');
    await guess(await accountOf(owner), FREE);
    const replies = await Promise.all(
      ['nobody@example.com', owner.email].map((email) =>
        line.post('/api/auth/login', { email, password: 'a guess' }, { 'X-Forwarded-For': freshAddress() }),
      ),
    );
    expect(replies[0]).toEqual(replies[1]);
    expect(replies[0]?.status).toBe(429);
  });

  it('leaves all other accounts alone', async () => {
    await guess(await accountOf(await signIn(line, 'technician')), FREE);
    const other = await signIn(line, 'technician');
    expect(await login(other.email, PASSWORD, freshAddress())).toBe(200);
  });

  it('takes as many statements as the first wrong password, however many there were', async () => {
    const account = await accountOf(await signIn(line, 'technician'));
    const recorder = new Recorder(line.dataSource);
    const statements = async (): Promise<number> => {
      recorder.take();
      await isTaken(account, freshAddress());
      return recorder.take().filter(({ sql }) => /login_failures/.test(sql)).length;
    };
    const first = await statements();
    await guess(account, FREE - 2);
    expect([first, await statements()]).toEqual([5, 5]);
    expect(await statements()).toBeLessThan(5);
  });
});
