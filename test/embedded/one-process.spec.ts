import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createApplication } from '../../src/application.js';
import { parseEnvironment } from '../../src/config/index.js';
import { readPeople } from '../../src/deploy/read-people.js';
import { ensureBuild, startService, type ServiceProcess } from '../kit/processes.js';
import { createDatabase, dropDatabase, noServerReason } from '../kit/servers/index.js';

const cli = join(import.meta.dirname, '..', '..', 'dist', 'src', 'migrations-command.js');

let folder: string;
const services: ServiceProcess[] = [];
beforeAll(ensureBuild, 180_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ewf-one-'));
});
afterEach(async () => {
  for (const service of services.splice(0)) await service.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(environment: Readonly<Record<string, string>>): Promise<ServiceProcess> {
  const service = await startService(environment);
  services.push(service);
  return service;
}

/** What a start that is refused ends with and prints. */
async function refusal(environment: Readonly<Record<string, string>>): Promise<string[]> {
  const outcome = await start(environment).then(
    () => new Error('it started'),
    (error: Error) => error,
  );
  return linesOf(outcome.message);
}

/** Lines of an output, without what Node 22 says of its own SQLite. */
function linesOf(text: string): string[] {
  const lines = text.trimEnd().split('\n');
  return lines.filter((line) => !/ExperimentalWarning|--trace-warnings/.test(line));
}

const inUse = (path: string): string[] => [
  'the service ended with 1',
  'The environment is not usable:',
  `  DATABASE_URL names ${path}, which is already in use: stop the service or command that uses it, or name another file`,
];

/** An application in this process. */
const application = (path: string) =>
  createApplication(
    parseEnvironment({ DATABASE_URL: `sqlite:${path}`, WEBHOOK_SECRET: 'x' }),
    pino({ level: 'silent' }),
  );

describe('one SQLite file', () => {
  const path = () => join(folder, 'ewf.sqlite');
  const file = () => ({ DATABASE_URL: `sqlite:${path()}` });
  const migrations = (command: string) => {
    const env = { PATH: process.env['PATH'], ...file() };
    return spawnSync(process.execPath, [cli, command], { cwd: folder, env, encoding: 'utf8' });
  };

  it('is used by one service: a second one and migrations are refused with a sentence, until the first is killed', async () => {
    const first = await start(file());
    expect(await refusal(file())).toEqual(inUse(path()));
    for (const command of ['up', 'down']) {
      const { status, stderr } = migrations(command);
      expect([status, ...linesOf(stderr)]).toEqual([1, ...inUse(path()).slice(1)]);
    }
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
    await first.kill();
    expect(migrations('up')).toMatchObject({ status: 0, stdout: 'nothing to do\n' });
    const second = await start(file());
    expect((await fetch(`${second.url}/health/ready`)).status).toBe(200);
  }, 120_000);

  it('can be read beside its service: which migrations are applied, and who is on call', async () => {
    const app = await application(path());
    expect(migrations('list').stdout).toMatch(/^(x .*\n)+(\d+) of \2 applied\n$/);
    expect(await readPeople(parseEnvironment(file()))).toBeDefined();
    await app.close();
  });

  it('is used by one application of a process, by whatever way; other files are used beside it', async () => {
    mkdirSync(join(folder, 'real'));
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    symlinkSync(join(folder, 'real', 'ewf.sqlite'), join(folder, 'alias.sqlite'));
    const real = join(folder, 'real', 'ewf.sqlite');
    const first = await application(real);
    for (const way of [real, join(folder, 'link', 'ewf.sqlite'), join(folder, 'alias.sqlite')]) {
      await expect(application(way)).rejects.toThrow(inUse(way)[2]?.trim());
    }
    const beside = await application(join(folder, 'real', 'other.sqlite'));
    await first.close();
    const second = await application(real);
    await Promise.all([second.close(), beside.close()]);
  });

  it('that can not be opened is named, with why', async () => {
    mkdirSync(path());
    await expect(application(path())).rejects.toThrow(
      new RegExp(`DATABASE_URL: ${path()} can not be used: .*unable to open database file`),
    );
  });
});

const server = inject('databaseServer');
describe.skipIf(server === null)(`one STANDBY_DIR (${server?.kind ?? noServerReason})`, () => {
  let url: string;
  beforeEach(async () => {
    url = await createDatabase(server?.url ?? '', 'standby_dir');
  });
  afterEach(() => dropDatabase(url));

  it('is used by one service: a second one is refused with a sentence, and starts when the first one was killed', async () => {
    const shared = { DATABASE_URL: url, STANDBY_DIR: join(folder, 'standby') };
    const first = await start(shared);
    expect(await refusal(shared)).toEqual([
      'the service ended with 1',
      'The environment is not usable:',
      `  STANDBY_DIR: can not be used: ${shared.STANDBY_DIR} is already in use: stop the service that uses it, or name another folder`,
    ]);
    await first.kill();
    const again = await start(shared);
    expect((await fetch(`${again.url}/health/ready`)).status).toBe(200);
    expect(existsSync(join(shared.STANDBY_DIR, 'journal.ndjson'))).toBe(true);
  }, 120_000);
});
