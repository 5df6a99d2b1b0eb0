import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { DataSource, type QueryRunner } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseEnvironment } from '../../src/config/index.js';
import { dataSourceOptions, migrate, takeBack, type Migration } from '../../src/database/index.js';
import { sqlite, type TestDatabase } from '../kit/databases.js';
import { ensureBuild } from '../kit/processes.js';
import { differences, readEveryRow } from '../kit/rows/compare-rows.js';
import { fillEveryTable } from '../kit/rows/fill-tables.js';
import { connect, connectUpTo, oldestFirst } from './open-database.js';

const root = join(import.meta.dirname, '..', '..');
const ON_CALL_PLAN = oldestFirst.findIndex(({ name }) => name.startsWith('OnCallPlan'));

/** Deletes every user, and leaves what refers to them. */
class Orphans1799000000000 implements Migration {
  up = async (runner: QueryRunner): Promise<void> => {
    await runner.query('DELETE FROM users');
  };
  down = this.up;
}

/** Changes something, and fails. */
class Fails1799000000000 implements Migration {
  up = async (runner: QueryRunner): Promise<void> => {
    await runner.query('DELETE FROM messages');
    throw new Error('no more room on the disk');
  };
  down = this.up;
}

const DIALLED_LINE = oldestFirst.findIndex(({ name }) => name.startsWith('DialledLine'));

describe('a migration of an SQLite file', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await sqlite.create();
  });
  afterEach(() => database.drop());

  it.each([
    ['leaves rows that refer to nothing', Orphans1799000000000, /rows that refer to nothing/],
    ['fails', Fails1799000000000, /no more room on the disk/],
  ])(
    'that %s changes nothing, in either direction, and leaves foreign keys switched on',
    async (_, Wrong, sentence) => {
      const dataSource = await connect(database.url);
      await migrate(dataSource);
      await fillEveryTable(dataSource);
      await dataSource.destroy();
      const { database: address } = parseEnvironment({ DATABASE_URL: database.url });
      const wrong = await new DataSource(
        dataSourceOptions(address, { entities: [], migrations: [Wrong] }),
      ).initialize();
      try {
        const before = await readEveryRow(wrong);
        const told: string[] = [];
        const log = { info: () => undefined, warn: () => undefined, error: (text: string) => void told.push(text) };

        await expect(migrate(wrong, log)).rejects.toThrow(sentence);

        expect(told).toEqual([`migration ${Wrong.name} failed, and nothing was changed.`]);
        expect(differences(before, await readEveryRow(wrong))).toEqual([]);
        expect(await wrong.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
        const record = { timestamp: 1_799_000_000_000, name: Wrong.name };
        await wrong.query('INSERT INTO migrations (timestamp, name) VALUES (?, ?)', Object.values(record));
        await expect(takeBack(wrong)).rejects.toThrow(sentence);
        expect(differences(before, await readEveryRow(wrong))).toEqual([]);
        expect(await wrong.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
        expect(await wrong.query('SELECT name FROM migrations WHERE name = ?', [Wrong.name])).toHaveLength(1);
      } finally {
        await wrong.destroy();
      }
    },
  );

  it('goes on where rows refer to nothing already', async () => {
    const earlier = await connectUpTo(database.url, ON_CALL_PLAN);
    await migrate(earlier);
    await fillEveryTable(earlier);
    await earlier.query('PRAGMA foreign_keys = OFF');
    await earlier.query('DELETE FROM users');
    await earlier.destroy();

    const dataSource = await connect(database.url);
    expect((await migrate(dataSource)).length).toBeGreaterThan(0);
    await dataSource.destroy();
  });

  it('never lets the id of a deleted row be given again', async () => {
    const insert =
      "INSERT INTO on_call_shifts (user_id, level, starts_at, ends_at) VALUES ((SELECT MIN(id) FROM users), 'primary', '2026-01-01 00:00:00.000', '2026-01-02 00:00:00.000')";
    const earlier = await connectUpTo(database.url, ON_CALL_PLAN);
    await migrate(earlier);
    await fillEveryTable(earlier);
    await earlier.query(insert);
    const [{ last }] = (await earlier.query('SELECT MAX(id) AS last FROM on_call_shifts')) as [{ last: number }];
    await earlier.query('DELETE FROM on_call_shifts');
    await earlier.destroy();

    const dataSource = await connect(database.url);
    try {
      await migrate(dataSource);
      await dataSource.query(insert);
      expect(await dataSource.query('SELECT id FROM on_call_shifts')).toEqual([{ id: last + 1 }]);
    } finally {
      await dataSource.destroy();
    }
  });

  it("keeps its rows when TypeORM's own command line runs it and takes it back", async () => {
    ensureBuild();
    const typeorm = (command: string): string =>
      execFileSync(
        process.execPath,
        [join(root, 'node_modules', 'typeorm', 'cli.js'), command, '-d', join(root, 'dist', 'ormconfig.js')],
        { cwd: root, env: { PATH: process.env['PATH'], DATABASE_URL: database.url }, encoding: 'utf8' },
      );
    const dataSource = await connectUpTo(database.url, DIALLED_LINE + 1);
    try {
      await migrate(dataSource);
      await fillEveryTable(dataSource);
      const before = await readEveryRow(dataSource);
      typeorm('migration:revert');
      typeorm('migration:run');

      const after = await readEveryRow(dataSource);
      for (const table of ['incidents', 'call_attempts', 'incident_events']) {
        expect([...(after.get(table)?.keys() ?? [])]).toEqual([...(before.get(table)?.keys() ?? [])]);
      }
    } finally {
      await dataSource.destroy();
    }
  }, 300_000);
});
