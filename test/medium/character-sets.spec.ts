import type { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate, takeBack } from '../../src/database/index.js';
import { differences, readEveryRow } from '../kit/rows/compare-rows.js';
import { fillEveryTable } from '../kit/rows/fill-tables.js';
import {
  createDatabase,
  dropDatabase,
  findServerBinary,
  startMariaDb,
  type PrivateServer,
} from '../kit/servers/index.js';
import { earlierRelease, LATIN1, UTF8MB3, UTF8MB4, type CharacterSet } from './earlier-release.js';
import { connect, connectUpTo, oldestFirst } from './open-database.js';

const SETS: readonly (readonly [set: CharacterSet, characters: string])[] = [
  [LATIN1, 'éñß\'\\"% a'],
  [UTF8MB3, 'é日本ßñ\'\\"% a'],
  [UTF8MB4, '🚑é日本ßñ\'\\"% a'],
];

const CONVERSION = oldestFirst.findIndex(({ name }) => name.startsWith('OneCharacterSet'));
/** Tables whose keys come from outside, with their texts. */
const EXACT = /^(incidents|call_attempts|incident_events|messages)\b/;
/** In a database of another character set the earlier release made these wider than they are elsewhere; they stay so. */
const WIDER = /^ALTER TABLE `(incident_events|messages)` (DROP COLUMN|ADD) `(data|answer|body)`/;

describe.skipIf(findServerBinary() === null)('a server whose defaults are not ours', () => {
  let server: PrivateServer;
  let url: string;
  let dataSource: DataSource;
  beforeAll(async () => {
    const args = ['--character-set-server=latin1', '--default-storage-engine=MyISAM'];
    server = await startMariaDb({ parentFolder: '/dev/shm', args });
  });
  afterAll(() => server?.stop());
  beforeEach(async () => {
    url = await createDatabase(server.url, 'set');
    dataSource = await connect(url);
  });
  afterEach(async () => {
    await dataSource.destroy();
    await dropDatabase(url);
  });

  it.each([LATIN1, UTF8MB3, UTF8MB4])(
    'gets tables that keep every character, in InnoDB, where the default is %s',
    async (set, collation) => {
      await dataSource.query(`ALTER DATABASE CHARACTER SET ${set} COLLATE ${collation}`);
      // Made so at once, and not by the migration that converts what was made otherwise.
      const beforeConversion = await connectUpTo(url, CONVERSION);
      await migrate(beforeConversion);
      await beforeConversion.destroy();
      await areOurs();
      await migrate(dataSource);
      await areOurs();
      expect(await drift()).toEqual([]);
      await fillEveryTable(dataSource);
      for (const { name } of oldestFirst.toReversed()) expect(await takeBack(dataSource)).toBe(name);
    },
    300_000,
  );

  it.each(SETS)(
    'gets its tables of an earlier release converted, with every row, where they are in %s',
    async (set, characters) => {
      await earlierRelease(dataSource, set);
      await fillEveryTable(dataSource, characters);
      const before = await readEveryRow(dataSource);

      expect(await migrate(dataSource)).toEqual(oldestFirst.slice(CONVERSION).map(({ name }) => name));

      expect(differences(before, await readEveryRow(dataSource))).toEqual([]);
      await areOurs();
      expect((await drift()).filter((statement) => !WIDER.test(statement))).toEqual([]);
      await fillEveryTable(dataSource);
      const orphan =
        "INSERT INTO ladder_steps (ladder_kind, position, name, timeout_seconds) VALUES ('none', 1, 'x', 1)";
      await expect(dataSource.query(orphan)).rejects.toThrow(/foreign key/i);
      const calls =
        "INSERT INTO incidents (call_sid, caller_phone, ladder, status, created_at) VALUES (?, '', '', 'routing', NOW())";
      for (const callSid of ['CAxyz', 'CAXYZ']) await dataSource.query(calls, [callSid]);
    },
    300_000,
  );

  /** Every table of ours, and every text in it. */
  async function areOurs(): Promise<void> {
    const tables = (await dataSource.query(
      'SELECT TABLE_NAME AS name, ENGINE AS engine, TABLE_COLLATION AS collation FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
    )) as { name: string; engine: string; collation: string }[];
    const texts = (await dataSource.query(
      "SELECT CONCAT(TABLE_NAME, '.', COLUMN_NAME) AS name, COLLATION_NAME AS collation FROM information_schema.COLUMNS " +
        'WHERE TABLE_SCHEMA = DATABASE() AND COLLATION_NAME IS NOT NULL',
    )) as { name: string; collation: string }[];
    // The records of migrations are ASCII, and stay as they were made.
    const ours = [...tables, ...texts].filter(({ name }) => !name.startsWith('migrations'));
    expect(ours.length).toBeGreaterThan(60);
    expect(ours.filter(({ collation }) => !collation.startsWith('utf8mb4_'))).toEqual([]);
    const exact = ours.filter(({ name }) => EXACT.test(name));
    expect(exact.length).toBeGreaterThan(20);
    expect(exact.filter(({ collation }) => collation !== 'utf8mb4_bin')).toEqual([]);
    expect(tables.filter(({ engine }) => engine !== 'InnoDB')).toEqual([]);
  }

  async function drift(): Promise<string[]> {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  }
});
