import { expect, inject, it } from 'vitest';
import type { DataSource } from 'typeorm';
import { onServer } from '../kit/databases.js';
import { connect, openDatabase, unitsOn } from './open-database.js';

const CHANGE = "UPDATE `ladder_steps` SET `timeout_seconds` = 21 WHERE `name` = 'primary_oncall'";

onServer('an instance that freezes in the middle of a unit', (kind) => {
  it.skipIf(inject('databaseServer')?.kind !== 'mariadb')('does not hold its rows against the others', async () => {
    const database = await openDatabase(kind);
    const frozen: DataSource = await connect(database.url);
    const runner = frozen.createQueryRunner();
    await runner.startTransaction();
    await runner.query(CHANGE);
    // From here on nothing is heard of it. The others wait, and are let in when the server has given up on it.
    const others = unitsOn(database.dataSource);
    const began = performance.now();
    for (let isDone = false; !isDone && performance.now() - began < 40_000;) {
      isDone = await others
        .run((unit) => unit.change(CHANGE.replace('21', '22')))
        .then(
          () => true,
          () => false, // the wait for the lock was too long
        );
    }
    await expect(runner.query(CHANGE)).rejects.toThrow();
    const rows = await database.dataSource.query(
      CHANGE.replace(/UPDATE (\S+).*WHERE/, 'SELECT timeout_seconds AS t FROM $1 WHERE'),
    );
    expect(rows).not.toEqual([]);
    for (const { t } of rows as { t: number }[]) expect(Number(t)).toBe(22);
    await runner.release().catch(() => undefined);
    await frozen.destroy();
    await database.close();
  });
});
