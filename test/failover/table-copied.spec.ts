import { createConnection } from 'mysql2/promise';
import { describe, expect, it } from 'vitest';
import { findServerBinary } from '../kit/servers/index.js';
import { Rig } from './rig.js';

/** Studio gives up after ten seconds. */
const MAX_SECONDS = 10;

describe.skipIf(findServerBinary() === null)('while a migration copies the table of call attempts', () => {
  it('calls are answered from memory, and are written when it is done', async () => {
    const rig = await Rig.withThree();
    const migrating = await createConnection(rig.databaseUrl.replace('mariadb:', 'mysql:'));
    try {
      // What ALTER TABLE … LOCK=SHARED lets others do: read, and wait to write.
      await migrating.query('LOCK TABLES call_attempts READ');
      const started = performance.now();
      const target = await rig.call('CA1').next();
      expect(target.userName).toBe('Ada');
      expect((performance.now() - started) / 1000).toBeLessThan(MAX_SECONDS);
      expect(await rig.rows('SELECT id FROM call_attempts')).toEqual([]);

      await migrating.query('UNLOCK TABLES');
      await rig.back();
      await rig.written();
      expect(await rig.trails()).toEqual({ CA1: ['offered'] });
    } finally {
      await migrating.end();
      await rig.close();
    }
  }, 120_000);
});
