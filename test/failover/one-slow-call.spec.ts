import mysql from 'mysql2/promise';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CallCache } from '../../src/calls/cache/call-cache.js';
import { findServerBinary } from '../kit/servers/index.js';
import { Rig } from './rig.js';

describe.skipIf(findServerBinary() === null)('a database that is well, and slow for one call', () => {
  let rig: Rig;
  let other: mysql.Connection;
  beforeEach(async () => {
    rig = await Rig.withThree();
    other = await mysql.createConnection(rig.databaseUrl.replace(/^mariadb:/, 'mysql:'));
    await other.query('SET SESSION idle_transaction_timeout = 0');
  });
  afterEach(async () => {
    await other.end();
    await rig.close();
  });

  /** Somebody holds the row of a call until the test lets it go. */
  async function hold(callSid: string): Promise<void> {
    await other.beginTransaction();
    await other.query('SELECT id FROM incidents WHERE call_sid = ? FOR UPDATE', [callSid]);
  }
  const CALLER = { CAheld: '+14155550001', CAother: '+14155550002' };
  const call = (callSid: keyof typeof CALLER) => rig.call(callSid, CALLER[callSid]);

  it('answers that call from memory, all others itself, and gets what it missed when the row is free', async () => {
    const held = call('CAheld');
    const ada = await held.next();
    await hold('CAheld');
    // A report waits for the row; when its time is over it is taken down.
    await held.failed(ada);
    expect(rig.status).toMatchObject({ isAway: false, added: 1, waiting: 1 });

    // From now on nothing of the call waits for the row, and others know whom it rings.
    const ben = await held.next({ incidentId: ada.incidentId });
    const cem = await call('CAother').next();
    expect([ada, ben, cem].map(({ userName }) => userName)).toEqual(['Ada', 'Ben', 'Cem']);
    await held.answered(ben);
    expect(rig.status).toMatchObject({ isAway: false, added: 3, waiting: 3 });
    await rig.look();
    expect(rig.status).toMatchObject({ isAway: false, waiting: 3, rejected: 0 });

    await other.rollback();
    await rig.written();
    expect(rig.status).toMatchObject({ isAway: false, waiting: 0, rejected: 0 });
    expect([rig.journal(), rig.app.get(CallCache).ahead.ids()]).toEqual(['', []]);
    await held.completed(ada.incidentId, 60);
    expect(rig.status.added).toBe(3);
    expect(await rig.trails()).toEqual({
      CAheld: ['offered', 'attempt_failed', 'offered', 'answered', 'completed'],
      CAother: ['offered'],
    });
  });

  it('keeps what it missed of one call apart from what it missed of another', async () => {
    const [held, also] = [call('CAheld'), call('CAother')];
    const ada = await held.next();
    const ben = await also.next();
    await hold('CAheld');
    const third = await mysql.createConnection(rig.databaseUrl.replace(/^mariadb:/, 'mysql:'));
    await third.beginTransaction();
    await third.query('SELECT id FROM incidents WHERE call_sid = ? FOR UPDATE', ['CAother']);
    await Promise.all([held.failed(ada), also.failed(ben)]);
    expect(rig.status).toMatchObject({ isAway: false, waiting: 2 });
    await third.end();
    await rig.written(1);
    expect(rig.status).toMatchObject({ isAway: false, waiting: 1 });
    expect((await rig.trails())['CAother']).toEqual(['offered', 'attempt_failed']);
    expect(readFileSync(join(rig.folder, 'journal.ndjson'), 'utf8')).toContain('CAheld');
    // What waits outlives the process.
    await rig.app.close();
    await other.rollback();
    await rig.start();
    await rig.back();
    expect(await rig.trails()).toEqual({
      CAheld: ['offered', 'attempt_failed'],
      CAother: ['offered', 'attempt_failed'],
    });
  });

  it('keeps connections for new calls while a statement of somebody else holds the rows of forty', async () => {
    const sids = Array.from({ length: 40 }, (_, index) => `CAmany${index}`);
    const targets = await Promise.all(
      sids.map((callSid, index) => rig.call(callSid, `+1415555${1000 + index}`).next()),
    );
    // Their rows alone, not the places between them, where a new call would be inserted.
    await other.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    await other.beginTransaction();
    await other.query("SELECT id FROM incidents WHERE call_sid LIKE 'CAmany%' FOR UPDATE");
    const reports = sids.map((callSid, index) => {
      const { incidentId, nextPhoneE164 } = targets[index] ?? {};
      return rig.post('attempt-failed', { callSid, incidentId, targetPhone: nextPhoneE164 ?? '+1', reason: 'busy' });
    });
    // The server tells of its locks anew every 0.1 s, and ends a wait after 1 s: these looks see each that there is.
    const sql = "SELECT COUNT(*) AS waiting FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'";
    const waiting: number[] = [];
    while (waiting.length < 10) {
      await pause(150);
      waiting.push(Number((await rig.rows<{ waiting: number }>(sql))[0]?.waiting));
    }
    expect(Math.max(...waiting), 'connections that wait for a row').toBe(0);
    await call('CAother').next();
    expect((await rig.trails())['CAother'], 'written by the database, not noted for later').toHaveLength(1);
    expect((await Promise.all(reports)).map(({ status }) => status)).toEqual(sids.map(() => 200));
    expect(rig.status).toMatchObject({ isAway: false, added: sids.length });
    await other.rollback();
    await rig.written();
    expect(rig.status).toMatchObject({ isAway: false, waiting: 0, rejected: 0 });
  });

  it('goes without its turn to offer people where somebody keeps that, and is written all the same', async () => {
    await other.beginTransaction();
    await other.query('SELECT id FROM offer_lock FOR UPDATE');
    const [ada, ben] = await Promise.all([call('CAheld').next(), call('CAother').next()]);
    expect(new Set([ada.userName, ben.userName])).toEqual(new Set(['Ada', 'Ben']));
    expect(rig.status, 'written by the database, not noted for later').toMatchObject({ isAway: false, added: 0 });
    expect(await rig.trails()).toEqual({ CAheld: ['offered'], CAother: ['offered'] });
    await other.rollback();
  });

  it('also while it is coming back: a row that is held keeps the line from nothing', async () => {
    const held = call('CAheld');
    const ada = await held.next();
    await rig.server.crash();
    await held.failed(ada);
    await call('CAother').next();
    await rig.server.restart();
    other = await mysql.createConnection(rig.databaseUrl.replace(/^mariadb:/, 'mysql:'));
    await other.query('SET SESSION idle_transaction_timeout = 0');
    await hold('CAheld');
    await rig.back();
    expect(rig.status).toMatchObject({ isAway: false, waiting: 1, rejected: 0 });
    const ben = await held.next({ incidentId: ada.incidentId });
    expect(ben.userName).toBe('Ben');
    await other.rollback();
    await rig.written();
    expect(rig.status).toMatchObject({ isAway: false, waiting: 0, rejected: 0 });
    expect(await rig.trails()).toEqual({ CAheld: ['offered', 'attempt_failed', 'offered'], CAother: ['offered'] });
  });

  it('that ends a connection in the middle: the call is answered, and the line is not away', async () => {
    const killed = call('CAheld');
    const ada = await killed.next();
    const [rows] = await other.query('SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID()');
    for (const { id } of rows as { id: number }[]) await other.query(`KILL ${id}`).catch(() => undefined);
    await killed.failed(ada);
    const ben = await killed.next({ incidentId: ada.incidentId });
    expect([ben.userName, rig.status.isAway]).toEqual(['Ben', false]);
    await rig.written();
    expect(rig.status).toMatchObject({ isAway: false, waiting: 0, rejected: 0 });
    expect(await rig.trails()).toEqual({ CAheld: ['offered', 'attempt_failed', 'offered'] });
  });
});
