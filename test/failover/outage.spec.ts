import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CallCacheRefresher } from '../../src/calls/failover/call-cache-refresher.service.js';
import { findServerBinary } from '../kit/servers/index.js';
import { Rig } from './rig.js';

describe.skipIf(findServerBinary() === null)('while the database server is away', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await Rig.withThree();
  });
  afterEach(() => rig.close());

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
    expect((await before.next({ incidentId: ada.incidentId })).stepName).toBe('answered');
    await before.completed(ada.incidentId, 60);
    await during.answered(second);
    expect(rig.status).toMatchObject({ isAway: true, waiting: 9, unwritten: 0, rejected: 0 });
    await back();
    await rig.back();
    await during.completed(first.incidentId, 30);
    expect(rig.status).toMatchObject({ isAway: false, waiting: 0, rejected: 0 });
    expect(rig.journal()).toBe('');
    const told = ['offered', 'attempt_failed', 'offered', 'answered'];
    expect(await rig.trails()).toEqual({
      CAbefore: [...told, 'already_answered', 'completed'],
      CAduring: [...told, 'completed'],
    });
  });

  it('a report of a call that nobody remembers is believed, and judged when it is back', async () => {
    await rig.server.crash();
    const stranger = rig.call('CAstranger');
    await stranger.completed(77, 10);
    await rig.server.restart();
    await rig.back();
    expect(await rig.trails()).toEqual({});
    expect(rig.status).toMatchObject({ waiting: 0, rejected: 0 });
  });

  it('a person who is rung once more is offered anew where the database has gone on meanwhile', async () => {
    const call = rig.call('CAagain');
    const ada = await call.next();
    await rig.server.crash();
    expect(await call.next()).toEqual(ada);
    await rig.server.restart();
    await rig.rows(
      "UPDATE call_attempts SET status = 'failed', ended_at = offered_at, claimed_until = NULL, held_user_id = NULL",
    );
    await rig.back();
    expect(rig.status).toMatchObject({ waiting: 0, rejected: 0 });
    expect(await rig.rows('SELECT user_name, status, offers, timeout_seconds FROM call_attempts')).toEqual([
      { user_name: 'Ada', status: 'pending', offers: 2, timeout_seconds: 30 },
    ]);
    expect(await rig.trails()).toEqual({ CAagain: ['offered', 'offered'] });
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
    expect(await rig.trails()).toEqual({ CAsame: replayed, CAother: [...replayed, 'request_replayed'] });
  });

  it('nobody without a credential is answered, and who asks for nonsense is told so as ever', async () => {
    await rig.server.crash();
    const wrong = { Authorization: 'Bearer wrong' };
    expect((await rig.post('next-target', { callSid: 'CA1', callerPhone: '' }, wrong)).status).toBe(401);
    expect((await rig.post('next-target', { callerPhone: '+14155551234' })).status).toBe(400);
    expect((await rig.post('completed', { duration: 1 })).status).toBe(400);
    expect(rig.status.waiting).toBe(0);
  });

  it('an incident that only the request knows keeps its id: another process began it', async () => {
    await rig.server.crash();
    const target = await rig.call('CAelsewhere').next({ incidentId: 4711 });
    expect(target).toMatchObject({ incidentId: 4711, userName: 'Ada' });
    await rig.server.restart();
    await rig.back();
    expect(await rig.rows('SELECT id, call_sid FROM incidents')).toEqual([{ id: 4711, call_sid: 'CAelsewhere' }]);
  });

  it('the pool takes turns, in memory and in the database', async () => {
    const { company } = rig;
    await company.pool(await company.technician('Eve'), await company.technician('Fay'));
    await company.ladder('business_hours', [{ name: 'rotating_pool', timeoutSeconds: 20, limit: 3 }]);
    await rig.app.get(CallCacheRefresher).refresh();
    await rig.server.crash();
    const one = rig.call('CA1');
    const first = await one.next();
    await one.failed(first);
    await one.completed(first.incidentId);
    const second = await rig.call('CA2', '+14155550002').next();
    await rig.server.restart();
    await rig.back();
    expect([first, second].map(({ userName }) => userName)).toEqual(['Eve', 'Fay']);
    const turns = 'SELECT last_turn FROM rotating_pool_members ORDER BY position';
    expect(await rig.rows(turns)).toEqual([{ last_turn: 1 }, { last_turn: 2 }]);
  });

  it('two callers are not given one person', async () => {
    await rig.server.crash();
    const [one, other] = await Promise.all([rig.call('CA1').next(), rig.call('CA2', '+14155550002').next()]);
    expect(new Set([one.userName, other.userName])).toEqual(new Set(['Ada', 'Ben']));
    await rig.server.restart();
    await rig.back();
    expect(await rig.trails()).toEqual({ CA1: ['offered'], CA2: ['offered'] });
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
});
