import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PendingJournal } from '../../src/calls/failover/pending-journal.service.js';
import { SECRET } from '../kit/line.js';
import { findServerBinary } from '../kit/servers/index.js';
import { Rig } from './rig.js';

describe.skipIf(findServerBinary() === null)('the journal of a database server that is away', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await Rig.withThree();
  });
  afterEach(() => rig.close());

  it('its journal survives a service that is killed, and the next process goes on with it, database or not', async () => {
    await rig.server.crash();
    const call = rig.call('CAkilled');
    const ada = await call.next();
    await call.failed(ada);
    await rig.killAndStart(Buffer.from(`${rig.journal()}{"cut off":`));
    const again = rig.call('CAkilled');
    const ben = await again.next({ incidentId: ada.incidentId });
    const other = await rig.call('CAother', '+14155550002').next();
    expect([ada, ben, other].map(({ userName }) => userName)).toEqual(['Ada', 'Ben', 'Ada']);
    await rig.killAndStart();
    const last = await rig.call('CAlast', '+14155550003').next();
    await rig.server.restart();
    await rig.killAndStart();
    const third = rig.call('CAkilled');
    await third.answered(ben);
    expect(await rig.trails()).toEqual({
      CAkilled: ['offered', 'attempt_failed', 'offered', 'answered'],
      CAother: ['offered'],
      CAlast: ['offered'],
    });
    expect(await rig.rows('SELECT id FROM incidents ORDER BY id')).toEqual([
      { id: ada.incidentId },
      { id: other.incidentId },
      { id: last.incidentId },
    ]);
  });

  it('a service that never knew the line does not start without it', async () => {
    await rig.server.crash();
    await expect(rig.killAndStart(undefined, { forgets: true })).rejects.toThrow('ECONNREFUSED');
    await rig.server.restart();
    await rig.start();
  });

  it('entries that the database has already are not written again', async () => {
    await rig.server.crash();
    const call = rig.call('CAtwice');
    const ada = await call.next();
    await call.failed(ada);
    await call.next({ incidentId: ada.incidentId });
    const journal = rig.journal();
    await rig.server.restart();
    await rig.back();
    rig.logged.length = 0;
    await rig.killAndStart(Buffer.from(journal));
    expect(rig.logged.join('\n'), 'the reason of readiness meanwhile').toContain('"trouble":"CATCHING_UP"');
    expect(rig.status).toMatchObject({ isAway: false, waiting: 0 });
    expect(await rig.trails()).toEqual({ CAtwice: ['offered', 'attempt_failed', 'offered'] });
  });

  describe('a request whose transaction was durable, although its end was not heard', () => {
    /** The journal entry of a request that the database knows, with somebody else rung where `people` says so. */
    async function inDoubt(people?: (entry: string) => string): Promise<void> {
      await rig.server.crash();
      await rig.call('CAdoubt').next();
      const journal = rig.journal();
      await rig.server.restart();
      await rig.back();
      const { id } = JSON.parse(journal) as { id: string };
      await rig.killAndStart(Buffer.from((people ?? String)(journal.replace(id, randomUUID()))));
      expect(rig.status).toMatchObject({ isAway: false, waiting: 0, rejected: 0 });
    }
    const attempts = () =>
      rig.rows<{ user_name: string; status: string }>('SELECT user_name, status FROM call_attempts ORDER BY id');

    it('changes nothing when it decided the same', async () => {
      await inDoubt();
      expect(await rig.trails()).toEqual({ CAdoubt: ['offered'] });
      expect(await attempts()).toEqual([{ user_name: 'Ada', status: 'pending' }]);
    });

    it('gives way to the person who was really rung', async () => {
      const [ben] = await rig.rows<{ id: number }>("SELECT id FROM users WHERE name = 'Ben'");
      const [ada] = await rig.rows<{ id: number; phone_e164: string }>("SELECT * FROM users WHERE name = 'Ada'");
      await inDoubt((entry) =>
        entry
          .replaceAll(`"userId":${ada?.id}`, `"userId":${ben?.id}`)
          .replaceAll('"Ada"', '"Ben"')
          .replaceAll(ada?.phone_e164 ?? '', '+14155550999'),
      );
      expect(await rig.trails()).toEqual({ CAdoubt: ['offered', 'offered'] });
      expect(await attempts()).toEqual([
        { user_name: 'Ada', status: 'unconfirmed' },
        { user_name: 'Ben', status: 'pending' },
      ]);
    });
  });

  it('a disk that takes nothing keeps nobody from an answer, and the database gets it all the same', async () => {
    await rig.server.crash();
    await rig.app.get(PendingJournal).close();
    const target = await rig.call('CAnodisk').next();
    expect(target.userName).toBe('Ada');
    expect(rig.status).toMatchObject({ waiting: 1, unwritten: 1 });
    await rig.server.restart();
    await rig.back();
    expect(await rig.trails()).toEqual({ CAnodisk: ['offered'] });
  });

  it('an entry that can not be read or written is put aside, and the others are written', async () => {
    await rig.server.crash();
    await rig.call('CAgood').next();
    const good = rig.journal();
    await rig.server.restart();
    const nonsense = { id: randomUUID(), at: rig.clock.now(), requestId: 'r', idempotencyKey: null, kind: 'report' };
    const report = { reference: { callSid: 'CAgood', incidentId: null }, report: { kind: 'nonsense' }, answer: 1 };
    const bad = `{"kind":\n${JSON.stringify({ ...nonsense, ...report })}\n`;
    await rig.killAndStart(Buffer.from(`${good}${bad}{"half":`));
    expect(await rig.trails()).toEqual({ CAgood: ['offered'] });
    expect(rig.status).toMatchObject({ isAway: false, waiting: 0, rejected: 1 });
    const aside = readFileSync(join(rig.folder, 'rejected.ndjson'), 'utf8').split('\n').slice(0, -1);
    expect(aside.map((line) => (JSON.parse(line) as { why: string }).why)).toEqual([
      'it can not be read',
      'it can not be read',
      expect.any(String),
    ]);
  });

  it('what it knows is readable by nobody else', async () => {
    await rig.server.crash();
    await rig.call('CA1').next();
    for (const name of ['snapshot.bin', 'journal.ndjson']) {
      expect(statSync(join(rig.folder, name)).mode & 0o077, name).toBe(0);
    }
    expect(rig.logged.join('')).not.toContain(SECRET);
  });
});
