import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { onEachDatabase, type TestDatabase } from '../kit/databases.js';
import { SESSIONS } from '../kit/people.js';
import { ensureBuild, startService, type ServiceProcess } from '../kit/processes.js';

const cli = join(import.meta.dirname, '..', '..', 'dist', 'src', 'access', 'admin-command', 'cli.js');
const EMAIL = 'boss@example.com';
const FIRST = 'an unusual passphrase';

interface SignedIn {
  readonly status: number;
  readonly token: string;
}

beforeAll(ensureBuild, 180_000);

onEachDatabase('npm run admin beside the running service', (kind) => {
  let folder: string;
  let database: TestDatabase;
  let service: ServiceProcess;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ewf-admin-'));
    database = await kind.create();
    service = await startService({
      DATABASE_URL: database.url,
      STANDBY_DIR: join(folder, 'standby'),
      ...SESSIONS,
      ADMIN_EMAIL: EMAIL,
      ADMIN_PASSWORD: FIRST,
    });
  });
  afterEach(async () => {
    await service.stop();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  function admin(args: readonly string[], { input = '', url = database.url } = {}) {
    const env = { PATH: process.env['PATH'], DATABASE_URL: url };
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: folder,
      env,
      input,
      encoding: 'utf8',
    });
    const errors = stderr
      .split('\n')
      .filter((line) => line !== '' && !/ExperimentalWarning|--trace-warnings/.test(line));
    return { status, out: stdout, errors, password: /^password: (\S+)$/m.exec(stdout)?.[1] ?? '' };
  }
  async function signIn(email: string, password: string): Promise<SignedIn> {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ email, password });
    const response = await fetch(`${service.url}/api/auth/login`, { method: 'POST', headers, body });
    const { accessToken = '' } = (await response.json()) as { accessToken?: string };
    return { status: response.status, token: accessToken };
  }
  const get = (path: string, token: string): Promise<Response> =>
    fetch(`${service.url}${path}`, { headers: { Authorization: `Bearer ${token}` } });

  it('gives an account a new password, ends its sessions, and stands in the log of changes without it', async () => {
    const before = await signIn(EMAIL, FIRST);
    expect((await get('/api/auth/me', before.token)).status).toBe(200);
    const reset = admin(['reset-password', ' Boss@Example.com ']);
    expect(reset).toMatchObject({ status: 0, errors: [], out: expect.stringContaining('(user 1, admin)') });
    expect((await get('/api/auth/me', before.token)).status).toBe(401);
    expect((await signIn(EMAIL, FIRST)).status).toBe(401);
    const { token } = await signIn(EMAIL, reset.password);
    const audit = await (await get('/api/audit?entity=user&id=1', token)).text();
    expect(JSON.parse(audit)).toMatchObject({ items: [{ actorUserId: null, after: { password: 'changed' } }, {}] });
    expect(audit).not.toContain(reset.password);
    const records = (await (await get('/api/audit/access', token)).json()) as { items: object[] };
    const wanted = expect.objectContaining({ kind: 'password_set', userId: 1, byUserId: null });
    expect(records.items, 'the records of access').toContainEqual(wanted);
  });

  it("takes no password that is made of the person's own words", () => {
    const refused = admin(['reset-password', EMAIL, '--password-stdin'], { input: 'boss-2026-example\n' });
    expect(refused).toMatchObject({ status: 1, errors: [expect.stringContaining('easily guessed')] });
    const made = admin(['create', 'siobhan@example.com', '--password-stdin'], { input: 'siobhan2026\n' });
    expect(made).toMatchObject({ status: 1, errors: [expect.stringContaining('easily guessed')] });
  });

  it('adds an admin and lists accounts; a password from the standard input is not printed', async () => {
    const typed = 'the operator typed this one';
    const made = admin(['create', 'Ann@example.com', '--name', 'Ann Lee', '--password-stdin'], {
      input: `\uFEFF${typed}\r\n`,
    });
    expect(made).toMatchObject({ status: 0, errors: [], password: '' });
    expect(made.out).not.toContain(typed);
    expect((await signIn('ann@example.com', typed)).status).toBe(200);
    expect(admin(['create', EMAIL])).toMatchObject({ status: 1, errors: ['email belongs to another user'] });
    const lines = admin(['list'])
      .out.split('\n')
      .map((line) => line.trim().split(/ {2,}/));
    expect(lines).toEqual([
      ['1', 'admin', 'can sign in', EMAIL, 'boss'],
      ['2', 'admin', 'can sign in', 'ann@example.com', 'Ann Lee'],
      ['admins who can sign in: 2'],
      [''],
    ]);
  });

  // What follows is the same on a server.
  if (kind.name !== 'SQLite') return;

  it('makes a deactivated person active again only when that is said', async () => {
    admin(['create', 'ann@example.com']);
    const { token } = await signIn(EMAIL, FIRST);
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const body = JSON.stringify({ active: false });
    await fetch(`${service.url}/api/users/2`, { method: 'PATCH', headers, body });
    const refused = admin(['reset-password', 'ann@example.com']);
    expect(refused).toMatchObject({ status: 1, errors: [expect.stringContaining('--activate')], out: '' });
    const { password } = admin(['reset-password', 'ann@example.com', '--activate']);
    expect((await signIn('ann@example.com', password)).status).toBe(200);
  });

  it('says in one sentence what is wrong, and changes nothing', async () => {
    expect(admin(['reset-password', 'nobody@example.com'])).toMatchObject({
      status: 1,
      errors: [expect.stringContaining('nobody has the e-mail nobody@example.com')],
    });
    expect(admin(['reset-password', EMAIL, '--password-stdin'], { input: 'short\n' })).toMatchObject({
      status: 1,
      errors: [expect.stringContaining('must have 10 to 200 characters')],
    });
    expect(admin(['reset-password', EMAIL, 'a password'])).toMatchObject({ status: 2, out: '' });
    expect(admin(['list'], { url: 'sqlite:none.sqlite' })).toMatchObject({
      status: 1,
      errors: [expect.any(String), expect.stringContaining('start the service once')],
    });
    expect(admin(['list'], { url: 'mysql://u:p@127.0.0.1:1/d' })).toMatchObject({
      status: 1,
      errors: [expect.any(String), expect.stringContaining('DATABASE_URL: the database server can not be reached')],
    });
    expect((await signIn(EMAIL, FIRST)).status).toBe(200);
  });
});
