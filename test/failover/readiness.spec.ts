import { createConnection, type Connection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseProxy } from '../kit/database-proxy.js';
import { findServerBinary } from '../kit/servers/index.js';
import { Rig } from './rig.js';

/** A balancer that hears nothing for so long takes an instance out. */
const MAX_MILLISECONDS = 1000;

describe.skipIf(findServerBinary() === null)('readiness on a database server', () => {
  let rig: Rig;
  let proxy: DatabaseProxy;
  let root: Connection;
  beforeAll(async () => {
    rig = await Rig.withThree({}, async (databaseUrl) => {
      root = await createConnection(databaseUrl);
      proxy = await DatabaseProxy.open(databaseUrl);
      return proxy.url;
    });
  });
  afterAll(async () => {
    await root.end();
    await rig.close();
    await proxy.close();
  });

  /** What is answered to many who ask at the same time, in time. */
  async function answers(): Promise<unknown> {
    const all = await Promise.all(Array.from({ length: 10 }, () => rig.ready()));
    expect(Math.max(...all.map(({ milliseconds }) => milliseconds))).toBeLessThan(MAX_MILLISECONDS);
    expect(new Set(all.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    return all[0]?.body;
  }

  it('waits for nobody who holds people, incidents or the administrative lock', async () => {
    await rig.call('CAheld').next();
    await root.beginTransaction();
    for (const table of ['roster_revision', 'users', 'incidents', 'call_attempts', 'incident_events']) {
      await root.query(`SELECT * FROM ${table} FOR UPDATE`);
    }
    await root.query("INSERT INTO journal_entries (id, at) VALUES ('another', '2026-11-23')");
    expect(await answers()).toEqual({ status: 'ok', errors: [] });
    await root.rollback();
  });

  it.each([
    ['the server is frozen', async () => rig.server.freeze(), async () => rig.server.thaw()],
    ['the network swallows everything', async () => proxy.swallow(), () => proxy.pass()],
    ['each statement takes a second', async () => proxy.slowDown(1000), () => proxy.pass()],
  ])('answers in time when %s: calls are welcome, for memory can answer', async (_, away, back) => {
    await away();
    expect(await answers()).toMatchObject({ status: 'degraded', errors: [{ code: 'DATABASE_SLOW' }] });
    await back();
    await rig.well();
  });

  it('names migrations that were not run, and takes calls all the same where they can be written', async () => {
    const name = 'Messages1765000000006';
    await root.query('UPDATE migrations SET name = ? WHERE name = ?', ['aside', name]);
    const pending = { code: 'MIGRATIONS_PENDING', message: `migration ${name} was not run` };
    expect(await answers()).toEqual({ status: 'degraded', errors: [pending] });
    await root.query('UPDATE migrations SET name = ? WHERE name = ?', [name, 'aside']);
    expect(await answers()).toEqual({ status: 'ok', errors: [] });
  });

  it('finds out without any call that a column is missing, and that it is there again', async () => {
    await root.query('ALTER TABLE incidents RENAME COLUMN recording_seconds TO elsewhere');
    const error = { code: 'DATABASE_UNAVAILABLE', reason: 'TABLE_MISSING' };
    expect(await answers()).toMatchObject({ status: 'degraded', errors: [error] });
    await root.query('ALTER TABLE incidents RENAME COLUMN elsewhere TO recording_seconds');
    await rig.well();
  });
});
