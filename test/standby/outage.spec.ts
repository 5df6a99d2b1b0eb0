import { readFileSync, statSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SECRET } from '../kit/line.js';
import { findServerBinary } from '../kit/servers/index.js';
import { EntryBook } from '../../src/standby/entry-book.service.js';
import { Rig } from './rig.js';

const TRAILS =
  'SELECT i.call_sid, e.type FROM incidents i JOIN incident_events e ON e.incident_id = i.id ORDER BY i.id, e.seq';

describe.skipIf(findServerBinary() === null)('while the database server is away', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await Rig.open();
    const { company } = rig;
    await company.onCall(await company.technician('Ada'), 'primary');
    await company.onCall(await company.technician('Ben'), 'secondary');
    await company.person('Cem', 'admin');
    await rig.look();
  });
  afterEach(() => rig.close());

  /** The trail of every call, as the database has it; the invariants hold there. */
  async function trails(): Promise<Record<string, string[]>> {
    expect(await rig.brokenInvariants()).toEqual([]);
    const found: Record<string, string[]> = {};
    for (const { call_sid, type } of await rig.rows<{ call_sid: string; type: string }>(TRAILS)) {
      (found[call_sid] ??= []).push(type);
    }
    return found;
  }

  it.each([
    ['has crashed', () => rig.server.crash(), () => rig.server.restart()],
    ['is frozen', async () => rig.server.freeze(), async () => rig.server.thaw()],
  ])('and %s, calls begin, go on and end, and all of it is written when it is back', async (_, away, back) => {
    const before = rig.call('CAbefore');
    const ada = await before.next();
    await away();
    await before.failed(ada);
    const ben = await before.next({ incidentId: ada.incidentId });
    const during = rig.call('CAduring', '+14155559999');
    const first = await during.next();
    await during.failed(first);
    const second = await during.next({ incidentId: first.incidentId });
    expect([ada, ben, first, second].map(({ userName }) => userName)).toEqual(['Ada', 'Ben', 'Ada', 'Cem']);
    await before.answered(ben);
    await before.completed(ada.incidentId, 60);
    await during.answered(second);
    expect(rig.status).toMatchObject({ isAway: true, waiting: 8, unwritten: 0, rejected: 0 });
    await back();
    await rig.back();
    await during.completed(first.incidentId, 30);
    expect(rig.status).toMatchObject({ isAway: false, waiting: 0, rejected: 0 });
    expect(readFileSync(join(rig.folder, 'journal.ndjson'), 'utf8')).toBe('');
    const told = ['offered', 'attempt_failed', 'offered', 'answered', 'completed'];
    expect(await trails()).toEqual({ CAbefore: told, CAduring: told });
  });

  it('its journal survives a service that is killed, and the next process goes on with it, database or not', async () => {
    await rig.server.crash();
    const call = rig.call('CAkilled');
    const ada = await call.next();
    await call.failed(ada);
    await rig.killAndStart();
    const again = rig.call('CAkilled');
    const ben = await again.next({ incidentId: ada.incidentId });
    expect([ada.userName, ben.userName]).toEqual(['Ada', 'Ben']);
    await rig.server.restart();
    await rig.killAndStart();
    const third = rig.call('CAkilled');
    await third.answered(ben);
    expect(await trails()).toEqual({ CAkilled: ['offered', 'attempt_failed', 'offered', 'answered'] });
    expect(await rig.rows('SELECT id FROM incidents')).toEqual([{ id: ada.incidentId }]);
  });

  it('a service that never knew the line does not start without it', async () => {
    await rig.server.crash();
    await expect(rig.killAndStart(undefined, { forgets: true })).rejects.toThrow('ECONNREFUSED');
    await rig.server.restart();
    await rig.start();
  });

  it('an entry that the database has already is not written again', async () => {
    await rig.server.crash();
    await rig.call('CAtwice').next();
    const journal = readFileSync(join(rig.folder, 'journal.ndjson'));
    await rig.server.restart();
    await rig.back();
    await rig.killAndStart(journal);
    expect(rig.status).toMatchObject({ isAway: false, waiting: 0 });
    expect(await trails()).toEqual({ CAtwice: ['offered'] });
  });

  describe('a request whose transaction was durable, although its end was not heard', () => {
    /** The journal entry of a request that the database knows, with somebody else rung where `people` says so. */
    async function inDoubt(people?: (entry: string) => string): Promise<void> {
      await rig.server.crash();
      await rig.call('CAdoubt').next();
      const journal = readFileSync(join(rig.folder, 'journal.ndjson'), 'utf8');
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
      expect(await trails()).toEqual({ CAdoubt: ['offered'] });
      expect(await attempts()).toEqual([{ user_name: 'Ada', status: 'pending' }]);
    });

    it('gives way to whoever was really rung', async () => {
      const [ben] = await rig.rows<{ id: number }>("SELECT id FROM users WHERE name = 'Ben'");
      const [ada] = await rig.rows<{ id: number; phone_e164: string }>("SELECT * FROM users WHERE name = 'Ada'");
      await inDoubt((entry) =>
        entry
          .replaceAll(`"userId":${ada?.id}`, `"userId":${ben?.id}`)
          .replaceAll('"Ada"', '"Ben"')
          .replaceAll(ada?.phone_e164 ?? '', '+14155550999'),
      );
      expect(await trails()).toEqual({ CAdoubt: ['offered', 'offered'] });
      expect(await attempts()).toEqual([
        { user_name: 'Ada', status: 'unconfirmed' },
        { user_name: 'Ben', status: 'pending' },
      ]);
    });
  });

  it('a disk that takes nothing keeps nobody from an answer, and the database gets it all the same', async () => {
    await rig.server.crash();
    await rig.app.get(EntryBook).close();
    const target = await rig.call('CAnodisk').next();
    expect(target.userName).toBe('Ada');
    expect(rig.status).toMatchObject({ waiting: 1, unwritten: 1 });
    await rig.server.restart();
    await rig.back();
    expect(await trails()).toEqual({ CAnodisk: ['offered'] });
  });

  it('an entry that can not be read or written is put aside, and the others are written', async () => {
    await rig.server.crash();
    await rig.call('CAgood').next();
    const good = readFileSync(join(rig.folder, 'journal.ndjson'), 'utf8');
    await rig.server.restart();
    const nonsense = { id: randomUUID(), at: rig.clock.now(), requestId: 'r', idempotencyKey: null, kind: 'report' };
    const report = { reference: { callSid: 'CAgood', incidentId: null }, report: { kind: 'nonsense' }, answer: 1 };
    const bad = `{"kind":\n${JSON.stringify({ ...nonsense, ...report })}\n`;
    await rig.killAndStart(Buffer.from(`${good}${bad}{"half":`));
    expect(await trails()).toEqual({ CAgood: ['offered'] });
    expect(rig.status).toMatchObject({ isAway: false, waiting: 0, rejected: 1 });
    const aside = readFileSync(join(rig.folder, 'rejected.ndjson'), 'utf8').split('\n').slice(0, -1);
    expect(aside.map((line) => (JSON.parse(line) as { why: string }).why)).toEqual([
      'it can not be read',
      expect.any(String),
    ]);
  });

  it('a report of a call that nobody remembers is believed, and judged when it is back', async () => {
    await rig.server.crash();
    const stranger = rig.call('CAstranger');
    await stranger.completed(77, 10);
    await rig.server.restart();
    await rig.back();
    expect(await trails()).toEqual({});
    expect(rig.status).toMatchObject({ waiting: 0, rejected: 0 });
  });

  it('a repeated request gets its answer again, also across the outage', async () => {
    const token = { 'I-Twilio-Idempotency-Token': 'one' };
    const before = await rig.post('next-target', { callSid: 'CAsame', callerPhone: '' }, token);
    await rig.server.crash();
    expect(await rig.post('next-target', { callSid: 'CAsame', callerPhone: '' }, token)).toEqual(before);
    const other = { 'I-Twilio-Idempotency-Token': 'two' };
    const during = await rig.post('next-target', { callSid: 'CAother', callerPhone: '' }, other);
    expect(await rig.post('next-target', { callSid: 'CAother', callerPhone: '' }, other)).toEqual(during);
    await rig.server.restart();
    await rig.back();
    expect(await rig.post('next-target', { callSid: 'CAother', callerPhone: '' }, other)).toEqual(during);
    const replayed = ['offered', 'request_replayed'];
    expect(await trails()).toEqual({ CAsame: replayed, CAother: [...replayed, 'request_replayed'] });
  });

  it('nobody without a credential is answered, and who asks for nonsense is told so as ever', async () => {
    await rig.server.crash();
    const wrong = { Authorization: 'Bearer wrong' };
    expect((await rig.post('next-target', { callSid: 'CA1', callerPhone: '' }, wrong)).status).toBe(401);
    expect((await rig.post('next-target', { callerPhone: '+14155551234' })).status).toBe(400);
    expect((await rig.post('completed', { duration: 1 })).status).toBe(400);
    expect(rig.status.waiting).toBe(0);
  });

  it('two callers are not given one person, and the pool takes turns', async () => {
    await rig.server.crash();
    const [one, other] = await Promise.all([rig.call('CA1').next(), rig.call('CA2', '+14155550002').next()]);
    expect(new Set([one.userName, other.userName])).toEqual(new Set(['Ada', 'Ben']));
    await rig.server.restart();
    await rig.back();
    expect(await trails()).toEqual({ CA1: ['offered'], CA2: ['offered'] });
  });

  it('health and metrics tell of it, and administration answers 503', async () => {
    await rig.server.crash();
    await rig.call('CA1').next();
    const ready = await fetch(`${rig.url}/health/ready`);
    expect([ready.status, await ready.json()]).toMatchObject([
      200,
      { status: 'degraded', errors: [{ code: 'DATABASE_UNAVAILABLE' }] },
    ]);
    const metrics = await (await fetch(`${rig.url}/metrics`)).text();
    expect(metrics).toContain('ewf_standby_active 1\n');
    expect(metrics).toContain('ewf_standby_waiting_entries 1\n');
    const login = await rig.post('../auth/login', { email: 'a@example.com', password: 'whatever1' });
    expect([login.status, login.body]).toMatchObject([503, { code: 'DATABASE_UNAVAILABLE' }]);
  });

  it('what it knows is readable by nobody else', async () => {
    await rig.server.crash();
    await rig.call('CA1').next();
    for (const name of ['snapshot.bin', 'journal.ndjson']) {
      expect(statSync(join(rig.folder, name)).mode & 0o077, name).toBe(0);
    }
    expect(rig.logged.join('')).not.toContain(SECRET);
  });

  it('it decides beside the database as the database does', async () => {
    await rig.call('CA1').tryEveryone();
    await rig.call('CA2', '+14155550002').tryEveryone();
    await rig.settle();
    expect(rig.status).toMatchObject({ different: 0 });
    expect(rig.status.same).toBeGreaterThan(7);
  });
});
