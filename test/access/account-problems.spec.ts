import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createApplication } from '../../src/application.js';
import { parseEnvironment } from '../../src/config/index.js';
import { createLogger } from '../../src/operations/index.js';
import { onEachDatabase, type TestDatabase } from '../kit/databases.js';
import { SECRET } from '../kit/line.js';
import { SESSIONS } from '../kit/people.js';
import { connect } from '../medium/open-database.js';

const PASSWORD = 'an unusual passphrase';
const EMAIL = 'boss@example.com';
const boss = { ADMIN_EMAIL: EMAIL, ADMIN_PASSWORD: PASSWORD };

onEachDatabase('a problem of the first admin', (kind) => {
  let database: TestDatabase;
  let folder: string;
  let said: string[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ewf-account-'));
    database = await kind.create();
  });
  afterEach(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts the service, has a call answered, looks, and stops it; `said` has its warnings and errors. */
  async function start(
    variables: Readonly<Record<string, string>>,
    look: (url: string) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    said = [];
    const environment = parseEnvironment({
      DATABASE_URL: database.url,
      STANDBY_DIR: join(folder, 'standby'),
      WEBHOOK_SECRET: SECRET,
      ...SESSIONS,
      ...variables,
    });
    const app = await createApplication(
      environment,
      createLogger('warn', { write: (line: string) => said.push(line) }),
    );
    try {
      await app.listen(0, '127.0.0.1');
      const url = await app.getUrl();
      const body = { callSid: `CA${Math.random()}`, callerPhone: '+14155551234' };
      expect(await statusOf(`${url}/api/telephony/next-target`, body, { Authorization: `Bearer ${SECRET}` })).toBe(200);
      await look(url);
    } finally {
      app.getHttpServer().closeAllConnections();
      await app.close();
    }
  }

  const login = (url: string, email: string, password = PASSWORD): Promise<number> =>
    statusOf(`${url}/api/auth/login`, { email, password });

  async function query(sql: string): Promise<unknown> {
    const dataSource = await connect(database.url);
    try {
      return await dataSource.query(sql);
    } finally {
      await dataSource.destroy();
    }
  }

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['ADMIN_PASSWORD is missing', { ADMIN_EMAIL: EMAIL }, /no admin can sign in.*ADMIN_PASSWORD/],
    ['ADMIN_EMAIL is missing', { ADMIN_PASSWORD: PASSWORD }, /no admin can sign in.*ADMIN_EMAIL/],
    ['both are missing', {}, /no admin can sign in.*ADMIN_EMAIL/],
    ['ADMIN_PASSWORD is too short', { ...boss, ADMIN_PASSWORD: 'sh0rt' }, /ADMIN_PASSWORD must have 10 to 200/],
    ['ADMIN_EMAIL is no address', { ...boss, ADMIN_EMAIL: 'boss' }, /ADMIN_EMAIL must be an e-mail address/],
    [
      'ADMIN_EMAIL turns what follows',
      { ...boss, ADMIN_EMAIL: 'bo\u202ess@example.com' },
      /ADMIN_EMAIL must be an e-mail/,
    ],
    [
      'ADMIN_EMAIL has a sign that nobody sees',
      { ...boss, ADMIN_EMAIL: 'bo\ufe0fss@example.com' },
      /ADMIN_EMAIL must be/,
    ],
    ['ADMIN_PASSWORD is known', { ...boss, ADMIN_PASSWORD: 'Terminator2' }, /ADMIN_PASSWORD is easily guessed/],
    ['ADMIN_EMAIL has a tab', { ...boss, ADMIN_EMAIL: 'bo\tss@example.com' }, /sign in.*ADMIN_EMAIL/],
    ['ADMIN_PASSWORD has a zero byte', { ...boss, ADMIN_PASSWORD: 'unusual\u0000phrase' }, /sign in.*ADMIN_PASSWORD/],
    ['ADMIN_PASSWORD has a control sign', { ...boss, ADMIN_PASSWORD: 'unusual\nphrase' }, /sign in.*ADMIN_PASSWORD/],
    ['ADMIN_EMAIL is too long', { ...boss, ADMIN_EMAIL: `${'b'.repeat(300)}@example.com` }, /ADMIN_EMAIL must/],
  ])('leaves the line up, and is said in one sentence: %s', async (_, variables, sentence) => {
    await start(variables);
    expect(said.filter((line) => sentence.test(line))).toHaveLength(1);
    expect(said.join('')).not.toMatch(/sh0rt|unusual|Terminator/);
  });

  it('is not told where nothing is seen before the @ of ADMIN_EMAIL: the admin gets another name', async () => {
    await start({ ...boss, ADMIN_EMAIL: '\u0301@example.com' });
    expect(await query('SELECT name, email FROM users')).toMatchObject([
      { name: 'Admin', email: '\u0301@example.com' },
    ]);
  });

  it('is not told once there is an admin: ADMIN_PASSWORD may be taken away or emptied', async () => {
    await start(boss);
    for (const more of [{}, { ADMIN_PASSWORD: '' }] as Record<string, string>[]) {
      await start({ ADMIN_EMAIL: EMAIL, ...more }, async (url) => expect(await login(url, EMAIL)).toBe(200));
      expect(said.filter((line) => /admin/i.test(line))).toEqual([]);
    }
  });

  it('leaves the account of a technician alone that has the e-mail', async () => {
    await start({});
    await query(
      'INSERT INTO users (name, role, email, created_at, updated_at) ' +
        `VALUES ('Ada', 'technician', '${EMAIL}', '2026-01-01 00:00:00', '2026-01-01 00:00:00')`,
    );
    await start(boss, async (url) => expect(await login(url, EMAIL)).toBe(401));
    expect(said.join('')).toMatch(/ADMIN_EMAIL belongs to a technician/);
  });

  it.each([
    ['has no password', 'password_hash = NULL'],
    ['was deactivated', 'active = 0'],
  ])('is mended by ADMIN_EMAIL and ADMIN_PASSWORD where the only admin %s', async (_, set) => {
    await start({ ...boss, ADMIN_PASSWORD: 'the password of before' });
    await query(`UPDATE users SET ${set}`);
    await start(boss, async (url) => {
      expect(await login(url, EMAIL)).toBe(200);
      expect(await login(url, EMAIL, 'the password of before')).toBe(401);
    });
    expect(await query('SELECT email FROM users')).toMatchObject([{ email: EMAIL }]);
  });

  it('is mended by another ADMIN_EMAIL too, and leaves the deactivated admin as they are', async () => {
    await start(boss);
    await query('UPDATE users SET active = 0');
    await start({ ...boss, ADMIN_EMAIL: 'second@example.com' }, async (url) => {
      expect(await login(url, 'second@example.com')).toBe(200);
      expect(await login(url, EMAIL)).toBe(401);
    });
  });
});

async function statusOf(url: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const request = { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers } };
  return (await fetch(url, { ...request, body: JSON.stringify(body) })).status;
}
