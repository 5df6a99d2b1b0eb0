import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseAway, UnitOfWork } from '../../src/database/index.js';
import { HealthService } from '../../src/operations/health.service.js';
import { probeCall } from '../../src/calls/index.js';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { Recorder } from '../kit/recorder.js';
import { mountSmallDisk, noSmallDiskReason } from '../kit/small-disk.js';
import { openDatabase, unitsOn } from '../medium/open-database.js';

describe('readiness on SQLite', () => {
  let line: Line;
  beforeAll(async () => {
    line = await Line.open(sqlite);
  });
  afterAll(() => line.close());

  const file = () => (line.dataSource.options as { database: string }).database;
  const entries = () => line.rows<{ id: string }>('SELECT id FROM journal_entries');

  it('writes and leaves nothing behind, once for all who ask at the same time', async () => {
    const recorder = new Recorder(line.dataSource);
    const all = await Promise.all(Array.from({ length: 20 }, () => line.app.get(HealthService).readiness()));
    expect(all).toEqual(all.map(() => ({ status: 'ok', errors: [] })));
    const written = recorder.take().filter(({ sql }) => /^(INSERT|UPDATE|DELETE)(?!.* WHERE 1 = 0$)/.test(sql));
    expect(written.map(({ sql }) => /^\w+ \w+ [`"]\w+/.exec(sql)?.[0].replace('"', '`'))).toEqual([
      'INSERT INTO `journal_entries',
      'DELETE FROM `journal_entries',
    ]);
    expect(await entries()).toEqual([]);
    expect(existsSync(`${file()}.room`)).toBe(false);
  });

  it('answers within a second while the file is busy, and says that it is slow', async () => {
    let release = (): void => undefined;
    const busy = line.app.get(UnitOfWork).run(() => new Promise<void>((resolve) => (release = resolve)));
    const began = performance.now();
    const readiness = await line.app.get(HealthService).readiness();
    expect(readiness).toMatchObject({ status: 'degraded', errors: [{ code: 'DATABASE_SLOW' }] });
    expect(performance.now() - began).toBeLessThan(1000);
    release();
    await busy;
    expect(await line.app.get(HealthService).readiness()).toMatchObject({ status: 'ok' });
  });

  it('names migrations that were not run', async () => {
    const name = 'Messages1765000000006';
    const rename = (from: string, to: string) =>
      line.app.get(UnitOfWork).run((unit) => unit.change('UPDATE migrations SET name = ? WHERE name = ?', [to, from]));
    await rename(name, 'aside');
    const pending = { code: 'MIGRATIONS_PENDING', message: `migration ${name} was not run` };
    expect(await line.app.get(HealthService).readiness()).toEqual({ status: 'degraded', errors: [pending] });
    await rename('aside', name);
  });

  it('is not there where the file next to the database can not be written', async () => {
    mkdirSync(`${file()}.room`);
    mkdirSync(join(`${file()}.room`, 'in the way'));
    expect(await line.app.get(HealthService).readiness()).toMatchObject({ status: 'unavailable' });
    rmSync(`${file()}.room`, { recursive: true });
    expect(await line.app.get(HealthService).readiness()).toMatchObject({ status: 'ok' });
  });
});

describe.skipIf(noSmallDiskReason !== null)(`a probe of a full disk (${noSmallDiskReason ?? 'four megabytes'})`, () => {
  it('fails although the write-ahead log has room inside for what it writes itself, and not when there is room', async () => {
    const disk = await mountSmallDisk(4);
    const create = async () => ({ url: `sqlite:${join(disk.folder, 'ewf.sqlite')}`, drop: () => disk.unmount() });
    const database = await openDatabase({ name: 'SQLite', create });
    const { dataSource } = database;
    const units = unitsOn(dataSource);
    await units.run((unit) => unit.change('UPDATE `roster_revision` SET `revision` = `revision` + 1'));
    await dataSource.query('PRAGMA wal_checkpoint(RESTART)');
    disk.fill();
    await units.run((unit) => unit.change('UPDATE `roster_revision` SET `revision` = `revision` + 1'));
    await expect(units.run((unit) => probeCall(unit, new Date()))).rejects.toBeInstanceOf(DatabaseAway);
    disk.free();
    await units.run((unit) => probeCall(unit, new Date()));
    await database.close();
  });
});
