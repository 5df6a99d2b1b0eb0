import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type QueryRunner } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseEnvironment } from '../../src/config/index.js';
import { dataSourceOptions, migrate, type Migration } from '../../src/database/index.js';
import {
  createDatabase,
  dropDatabase,
  findServerBinary,
  startMariaDb,
  type PrivateServer,
} from '../kit/servers/index.js';
import { connect } from './open-database.js';

/** What a migration of the tests does, besides making a table; how many do it at once is counted. */
interface Slow {
  readonly work: (runner: QueryRunner) => Promise<void>;
  running: number;
  most: number;
}

describe.skipIf(findServerBinary() === null)('the lock of those who migrate', () => {
  let server: PrivateServer;
  beforeAll(async () => {
    server = await startMariaDb({ parentFolder: '/dev/shm', args: ['--wait-timeout=1', '--interactive-timeout=1'] });
  });
  afterAll(() => server?.stop());

  it('is kept, and so is its connection, on a server that ends idle connections after a second', async () => {
    const url = await createDatabase(server.url, 'idle');
    // Longer than a connection may be idle there, and nothing is asked of the server meanwhile.
    const slow: Slow = { work: () => pause(2500), running: 0, most: 0 };
    const instances = await Promise.all([1, 2].map(() => open(url, slow)));
    try {
      const applied = await Promise.all(instances.map((dataSource) => migrate(dataSource)));
      expect(applied.filter((names) => names.length > 0)).toEqual([['Slow1799000000000']]);
      expect(slow.most).toBe(1);
      const records = (await instances[0]?.query('SELECT name FROM migrations')) as object[];
      expect(records).toEqual([{ name: 'Slow1799000000000' }]);
    } finally {
      await Promise.all(instances.map((dataSource) => dataSource.destroy()));
      await dropDatabase(url);
    }
  });

  it('is of one database: nobody waits for the migrations of another one on the same server', async () => {
    const [one, other] = [await longNamed('a'), await longNamed('b')];
    let go = (): void => undefined;
    const isDone = new Promise<void>((resolve) => {
      go = resolve;
    });
    let begun = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow: Slow = {
      work: async () => {
        begun();
        await isDone;
      },
      running: 0,
      most: 0,
    };
    const first = await open(one, slow);
    const second = await connect(other);
    try {
      const migrating = migrate(first);
      await hasBegun;
      expect((await migrate(second)).length).toBeGreaterThan(5);
      go();
      expect(await migrating).toEqual(['Slow1799000000000']);
    } finally {
      go();
      await Promise.all([first, second].map((dataSource) => dataSource.destroy()));
      for (const url of [one, other]) await dropDatabase(url);
    }
  });

  it('leaves no connection behind that is set up for migrating', async () => {
    const url = await createDatabase(server.url, 'after');
    const dataSource = await connect(url);
    try {
      await migrate(dataSource);
      const found = await Promise.all(
        Array.from({ length: 4 }, () => dataSource.query('SELECT @@wait_timeout AS idle, @@lock_wait_timeout AS wait')),
      );
      const usual = await dataSource.query('SELECT @@GLOBAL.wait_timeout AS idle, @@GLOBAL.lock_wait_timeout AS wait');
      for (const settings of found) expect(settings).toEqual(usual);
    } finally {
      await dataSource.destroy();
      await dropDatabase(url);
    }
  });

  /** Two databases whose names differ in the last of 64 characters only: no lock's name may be longer. */
  async function longNamed(last: string): Promise<string> {
    const url = new URL(await createDatabase(server.url, 'short'));
    const name = `ewf_test_${'x'.repeat(54)}${last}`;
    const dataSource = await connect(url.href);
    await dataSource.query(`CREATE DATABASE \`${name}\``);
    await dataSource.destroy();
    await dropDatabase(url.href);
    url.pathname = `/${name}`;
    return url.href;
  }
});

async function open(url: string, slow: Slow): Promise<DataSource> {
  class Slow1799000000000 implements Migration {
    async up(runner: QueryRunner): Promise<void> {
      slow.running += 1;
      slow.most = Math.max(slow.most, slow.running);
      await slow.work(runner);
      await runner.query('CREATE TABLE IF NOT EXISTS slow (id int PRIMARY KEY)');
      slow.running -= 1;
    }

    async down(): Promise<void> {}
  }
  const { database } = parseEnvironment({ DATABASE_URL: url });
  return new DataSource(dataSourceOptions(database, { entities: [], migrations: [Slow1799000000000] })).initialize();
}
