import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { appDatabase } from '../../src/app.database.js';
import { parseEnvironment } from '../../src/config/index.js';
import { DatabaseAway, migrate, type UnitOfWork } from '../../src/database/index.js';
import { SqliteAdapter } from '../../src/database/sqlite-adapter.js';
import { mountSmallDisk, noSmallDiskReason, type SmallDisk } from '../kit/small-disk.js';
import { unitsOn } from '../medium/open-database.js';
import { readFile } from './file.js';

const HOLIDAY = 'INSERT INTO `holidays` (`date`, `name`) VALUES (?, ?)';

/** Statements that fail once each, with what SQLite does to the transaction meanwhile. */
const faults: { readonly sql: string; readonly rollsBack: boolean }[] = [];

/** SQLite as it is on a failing disk. */
class FailingAdapter extends SqliteAdapter {
  override prepare(sql: string) {
    const statement = super.prepare(sql);
    return {
      reader: statement.reader,
      all: (...values: unknown[]) => statement.all(...values),
      run: (...values: unknown[]) => {
        const fault = faults.findIndex((each) => sql.startsWith(each.sql));
        if (fault < 0) return statement.run(...values);
        const [{ rollsBack } = { rollsBack: false }] = faults.splice(fault, 1);
        if (rollsBack) super.prepare('ROLLBACK').run();
        throw Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode: 778 });
      },
    } as ReturnType<SqliteAdapter['prepare']>;
  }
}

beforeAll(() => Logger.overrideLogger(false));
afterAll(() => Logger.overrideLogger(['log', 'warn', 'error', 'fatal']));

/** A database with its tables, in a folder. */
async function open(folder: string) {
  const path = join(folder, 'ewf.sqlite');
  const options = appDatabase(parseEnvironment({ DATABASE_URL: `sqlite:${path}` }));
  const dataSource = await new DataSource({ ...options, driver: FailingAdapter }).initialize();
  await migrate(dataSource);
  return { path, dataSource, units: unitsOn(dataSource) };
}

const namesIn = (path: string): string[] =>
  readFile<{ name: string }>(path, 'SELECT name FROM holidays ORDER BY date').map(({ name }) => name);

describe('after a unit of work whose end SQLite did not confirm', () => {
  let folder: string;
  let path: string;
  let dataSource: DataSource;
  let units: UnitOfWork;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ewf-commit-'));
    ({ path, dataSource, units } = await open(folder));
  });
  afterEach(async () => {
    faults.length = 0;
    await dataSource.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (day: number, name: string) => units.run((unit) => unit.change(HOLIDAY, [`2027-01-0${day}`, name]));

  it.each([
    ['COMMIT fails and the transaction is gone', [{ sql: 'COMMIT', rollsBack: true }]],
    ['COMMIT fails and the transaction is still there', [{ sql: 'COMMIT', rollsBack: false }]],
    [
      'COMMIT fails, and ROLLBACK too',
      [
        { sql: 'COMMIT', rollsBack: false },
        { sql: 'ROLLBACK', rollsBack: false },
      ],
    ],
    ['a statement fails and the transaction is gone', [{ sql: 'INSERT', rollsBack: true }]],
    [
      'a statement fails, and ROLLBACK too',
      [
        { sql: 'INSERT', rollsBack: false },
        { sql: 'ROLLBACK', rollsBack: false },
      ],
    ],
    ['BEGIN fails', [{ sql: 'BEGIN', rollsBack: false }]],
  ])('the next ones are in the file, and nothing of it: %s', async (_, failing) => {
    for (let round = 0; round < 3; round += 1) {
      faults.push(...failing);
      await expect(write(1, 'lost')).rejects.toBeInstanceOf(DatabaseAway);
      expect(faults).toEqual([]);
    }
    await write(2, 'first');
    expect(namesIn(path)).toEqual(['first']);
    await Promise.all([write(3, 'second'), write(4, 'third')]);
    expect(namesIn(path)).toEqual(['first', 'second', 'third']);
  });

  it('a unit that goes on although SQLite has rolled its transaction back writes nothing', async () => {
    await write(1, 'there');
    const careless = units.run(async (unit) => {
      await unit.change(HOLIDAY, ['2027-01-02', 'before']);
      await unit
        .change(HOLIDAY.replace('INSERT', 'INSERT OR ROLLBACK'), ['2027-01-01', 'twice'])
        .catch(() => undefined);
      await unit.change(HOLIDAY, ['2027-01-03', 'after']);
    });
    await expect(careless).rejects.toThrow(/UNIQUE/);
    await write(4, 'next');
    expect(namesIn(path)).toEqual(['there', 'next']);
  });

  it('a database that may not grow is away for units that need more, and there again for those that do not', async () => {
    const [{ page_count: pages } = { page_count: 0 }] = readFile<{ page_count: number }>(path, 'PRAGMA page_count');
    await dataSource.query(`PRAGMA max_page_count = ${pages}`);
    const large = units.run(async (unit) => {
      for (let row = 0; row < 300; row += 1) await unit.change(HOLIDAY, [`row ${row}`, 'x'.repeat(200)]);
    });
    await expect(large).rejects.toMatchObject({ status: 503, code: 'DATABASE_UNAVAILABLE' });
    await write(1, 'small');
    expect(namesIn(path)).toEqual(['small']);
  });
});

describe.skipIf(noSmallDiskReason !== null)(`on a disk that is full (${noSmallDiskReason ?? 'four megabytes'})`, () => {
  let disk: SmallDisk;
  let path: string;
  let dataSource: DataSource;
  let units: UnitOfWork;
  beforeEach(async () => {
    disk = await mountSmallDisk(4);
    ({ path, dataSource, units } = await open(disk.folder));
  });
  afterEach(async () => {
    await dataSource.destroy();
    await disk.unmount();
  });

  it('units fail until there is room, and are in the file from then on; nobody hears of those that failed', async () => {
    const heard: object[] = [];
    units.onCommit((fact) => heard.push(fact));
    const write = (name: string) =>
      units.run(async (unit) => {
        await unit.change(HOLIDAY, [name, 'x'.repeat(200)]);
        unit.emit({ name });
      });
    for (const round of [1, 2]) {
      disk.fill();
      const results = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) => write(`${round} lost ${index}`)),
      );
      const away = results.filter((each) => each.status === 'rejected' && each.reason instanceof DatabaseAway);
      expect(away).toHaveLength(20);
      disk.free();
      await write(`${round} kept`);
      expect(heard).toHaveLength(round);
      expect(readFile(path, 'SELECT date FROM holidays ORDER BY date')).toHaveLength(round);
    }
  });
});
