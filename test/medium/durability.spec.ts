import { describe, expect, it } from 'vitest';
import { onServer, sqlite } from '../kit/databases.js';
import { openDatabase, unitsOn } from './open-database.js';

describe('SQLite', () => {
  it('writes ahead, waits for the disk, and checks foreign keys', async () => {
    const database = await openDatabase(sqlite);
    try {
      const settings = [];
      for (const pragma of ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout']) {
        const [row] = (await database.dataSource.query(`PRAGMA ${pragma}`)) as object[];
        settings.push([pragma, Object.values(row ?? {})[0]]);
      }
      expect(Object.fromEntries(settings)).toEqual({
        journal_mode: 'wal',
        synchronous: 2,
        foreign_keys: 1,
        busy_timeout: 5000,
      });
    } finally {
      await database.close();
    }
  });
});

onServer('every connection', (kind) => {
  it('reads what is committed, waits one second for a lock, speaks UTC, and refuses what does not fit', async () => {
    const database = await openDatabase(kind);
    const units = unitsOn(database.dataSource);
    let waiting = 0;
    let allIn = (): void => undefined;
    const together = new Promise<void>((resolve) => {
      allIn = resolve;
    });
    const settingsOfOne = () =>
      units.run(async (unit) => {
        waiting += 1;
        if (waiting === 8) allIn();
        await together;
        const rows = await unit.rows<{ Variable_name: string; Value: string }>(
          "SHOW SESSION VARIABLES WHERE Variable_name IN ('tx_isolation', 'transaction_isolation', " +
            "'innodb_lock_wait_timeout', 'time_zone', 'sql_mode', 'autocommit', 'character_set_client')",
        );
        const [connection] = await unit.rows<{ id: number }>('SELECT CONNECTION_ID() AS `id`');
        return { id: connection?.id, ...Object.fromEntries(rows.map((row) => [row.Variable_name, row.Value])) };
      });

    try {
      const all: Record<string, unknown>[] = await Promise.all(Array.from({ length: 8 }, settingsOfOne));
      expect(new Set(all.map(({ id }) => id)).size).toBe(8);
      for (const settings of all) {
        expect(settings['transaction_isolation'] ?? settings['tx_isolation']).toBe('READ-COMMITTED');
        expect(settings).toMatchObject({
          innodb_lock_wait_timeout: '1',
          time_zone: '+00:00',
          sql_mode: expect.stringContaining('STRICT_TRANS_TABLES'),
          character_set_client: 'utf8mb4',
        });
      }
    } finally {
      await database.close();
    }
  });
});
