import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '../../src/database/index.js';
import { onServer, type TestDatabase } from '../kit/databases.js';
import { ensureBuild, startService } from '../kit/processes.js';
import { differences, readEveryRow } from '../kit/rows/compare-rows.js';
import { fillEveryTable } from '../kit/rows/fill-tables.js';
import { EARLIER_UP } from '../medium/earlier-release.js';
import { connect, connectUpTo, oldestFirst } from '../medium/open-database.js';

const cli = join(import.meta.dirname, '..', '..', 'dist', 'src', 'migrations-command.js');
const NAMES = oldestFirst.map(({ name }) => name);
const DIALLED_LINE = 'DialledLine1765000000000';

let folder: string;
beforeEach(() => {
  ensureBuild();
  folder = mkdtempSync(join(tmpdir(), 'ewf-cli-'));
}, 300_000);
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function environment(url: string): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], DATABASE_URL: url };
}

it('the commands apply migrations, take the newest back, and tell which are there', () => {
  const run = (command: string): string => {
    const env = environment(`sqlite:${join(folder, 'ewf.sqlite')}`);
    return execFileSync(process.execPath, [cli, command], { cwd: folder, env, encoding: 'utf8' });
  };
  expect(run('list')).toBe(`${NAMES.map((name) => `  ${name}\n`).join('')}0 of ${NAMES.length} applied\n`);
  expect(run('up')).toBe(NAMES.map((name) => `applied ${name}\n`).join(''));
  expect(run('up')).toBe('nothing to do\n');
  expect(run('down')).toBe(`took back ${NAMES.at(-1)}\n`);
  const lines = NAMES.map((name, index) => `${index < NAMES.length - 1 ? 'x' : ' '} ${name}\n`);
  expect(run('list')).toBe(`${lines.join('')}${NAMES.length - 1} of ${NAMES.length} applied\n`);
}, 300_000);

onServer('the commands and a database that can not be used', (kind) => {
  it('name DATABASE_URL and say what may be wrong with it, in a sentence and no stack', async () => {
    const database = await kind.create();
    const dataSource = await connect(database.url);
    const refused = (change: (url: URL) => void) => {
      const url = new URL(database.url);
      change(url);
      const { status, stderr } = spawnSync(process.execPath, [cli, 'list'], {
        cwd: folder,
        env: environment(url.href),
        encoding: 'utf8',
      });
      return [status, stderr];
    };
    try {
      await dataSource.query("CREATE USER IF NOT EXISTS ewf_hint IDENTIFIED BY 'right'");
      await dataSource.query(`GRANT ALL ON ${new URL(database.url).pathname.slice(1)}.* TO ewf_hint`);
      const wrong = refused((url) => Object.assign(url, { username: 'ewf_hint', password: 'wrong' }));
      expect(wrong).toEqual([
        1,
        expect.stringMatching(/^The .*\n {2}DATABASE_URL: Access denied.*Check user and password/),
      ]);
      const missing = refused((url) =>
        Object.assign(url, { username: 'ewf_hint', password: 'right', pathname: '/ewf_misspelt' }),
      );
      expect(missing).toEqual([
        1,
        expect.stringMatching(/DATABASE_URL: the server has no database of the name.*or gives/),
      ]);
    } finally {
      await dataSource.query('DROP USER ewf_hint');
      await dataSource.destroy();
      await database.drop();
    }
  });
});

onServer('the commands on a migration that is half-way', (kind) => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeEach(async () => {
    database = await kind.create();
    const earlier = await connectUpTo(database.url, NAMES.indexOf(DIALLED_LINE));
    await migrate(earlier);
    await fillEveryTable(earlier);
    await earlier.destroy();
    dataSource = await connect(database.url);
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('say which it is after its process was killed, and end it with every row kept', async () => {
    const before = await readEveryRow(dataSource);
    const reader = dataSource.createQueryRunner();
    const child = spawn(process.execPath, [cli, 'up'], {
      cwd: folder,
      env: environment(database.url),
      stdio: 'ignore',
    });
    try {
      await reader.startTransaction();
      await reader.query('SELECT 1 FROM users LIMIT 1'); // keeps the table from being changed
      await isWaitingForTable(dataSource, reader);
      await killed(child);
    } finally {
      child.kill('SIGKILL');
      await reader.rollbackTransaction();
      await reader.release();
    }

    const listed = run('list');
    expect(listed.stdout).toContain(`~ ${DIALLED_LINE}\n`);
    expect(listed.stdout).toMatch(
      new RegExp(`Migration ${DIALLED_LINE} was begun and has not ended.*migrations -- up`),
    );

    const up = run('up');
    expect(up.stderr).toContain(`Migration ${DIALLED_LINE} was begun and has not ended`);
    expect(up.stdout).toBe(
      NAMES.slice(NAMES.indexOf(DIALLED_LINE))
        .map((name) => `applied ${name}\n`)
        .join(''),
    );
    const changed = differences(before, await readEveryRow(dataSource));
    expect(changed.filter(({ table }) => table !== 'ladder_steps' && table !== 'roster_revision')).toEqual([]);
    expect(run('list').stdout).toContain(`${NAMES.length} of ${NAMES.length} applied`);
  }, 300_000);

  it('and the start say what to do when it can not end', async () => {
    for (const statement of EARLIER_UP) await dataSource.query(statement);

    const up = run('up');
    expect(up.status).not.toBe(0);
    expect(up.stderr).toMatch(/the events do not say what it was: restore the backup that was made before/);
    expect(up.stderr).toMatch(new RegExp(`Migration ${DIALLED_LINE} was begun and has not ended.*restore the backup`));

    const started = startService({ DATABASE_URL: database.url });
    await expect(started).rejects.toThrow(/was begun and has not ended.*restore the backup that was made before/s);
  }, 300_000);

  function run(command: string) {
    const env = environment(database.url);
    return spawnSync(process.execPath, [cli, command], { cwd: folder, env, encoding: 'utf8' });
  }
});

/** The reader is asked something too: MariaDB ends a transaction that is idle for five seconds. */
async function isWaitingForTable(dataSource: DataSource, reader: QueryRunner): Promise<void> {
  for (;;) {
    await reader.query('SELECT 1');
    const rows = (await dataSource.query('SHOW FULL PROCESSLIST')) as { State: string | null; Info: string | null }[];
    if (rows.some(({ State, Info }) => /metadata lock/i.test(State ?? '') && /users/.test(Info ?? ''))) return;
    await pause(50);
  }
}

async function killed(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
