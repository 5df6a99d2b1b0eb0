import { afterEach, expect, it } from 'vitest';
import { Reconciler } from '../../src/reconciler/index.js';
import { onEachDatabase, onServer } from '../kit/databases.js';
import { eventsOf } from '../kit/look.js';
import { SESSIONS, signIn } from '../kit/people.js';
import { Setting } from './setting.js';

const CALLER = '+14155551234';
const FALLBACK = '+14155550198';
const CALL_SID = `CA${'a1'.repeat(16)}`;

onEachDatabase('what Twilio knows of calls', (kind) => {
  let setting: Setting;
  afterEach(() => setting.close());

  it('A caller who hung up in the greeting becomes an abandoned incident, once', async () => {
    setting = await Setting.open(kind);
    setting.line.clock.advance(60);
    const call = setting.calls.incoming(CALLER, setting.ago(10));
    expect(await setting.look(90)).toBe(0);
    expect(await setting.look(90)).toBe(1);
    expect(await setting.look(90)).toBe(0);
    expect(await setting.incidents()).toMatchObject([
      { call_sid: call.sid, caller_phone: CALLER, status: 'abandoned' },
    ]);
    const events = await eventsOf(setting.line, 1);
    expect(events.map(({ type, source }) => [type, source])).toEqual([
      ['found_at_twilio', 'reconciler'],
      ['ended_at_twilio', 'reconciler'],
    ]);
  });

  it('A blocked caller who hung up in the greeting is a blocked caller, of whom nobody is told', async () => {
    setting = await Setting.open(kind);
    const manager = await signIn(setting.line, 'manager');
    await manager.send('POST', '/api/blocked-callers', { prefix: CALLER, then: 'hang_up' });
    setting.line.clock.advance(60);
    setting.calls.incoming(CALLER, setting.ago(10));
    expect(await setting.look(180)).toBe(1);
    expect(await setting.incidents()).toMatchObject([{ caller_phone: CALLER, status: 'abandoned' }]);
    expect((await manager.get('/api/incidents/1')).body).toMatchObject({ callerBlocked: true });
    const events = await eventsOf(setting.line, 1);
    expect(events.map(({ type, source }) => [type, source])).toEqual([['caller_blocked', 'reconciler']]);
    expect(await setting.line.rows('SELECT id FROM incident_events WHERE messages_due IS NOT NULL')).toEqual([]);
    expect((await manager.get('/api/metrics/summary')).body).toMatchObject({
      blockedIncidents: 1,
      abandonedIncidents: 0,
    });
  });

  it('A technician who called in while a caller was there, and hung up at the question, has given up no emergency', async () => {
    setting = await Setting.open(kind);
    const ada = await setting.line.company.technician('Ada');
    await setting.line.company.onCall(ada, 'primary');
    const ben = await setting.line.company.technician('Ben');
    const caller = setting.line.call(CALL_SID, CALLER);
    await caller.next();
    setting.calls.incoming(CALLER, setting.ago(20), { sid: CALL_SID, endedAt: setting.ago(-30) });
    setting.calls.incoming(ben.phone, setting.ago(10), { endedAt: setting.ago(2) });
    setting.line.clock.advance(40);
    await caller.completed((await caller.next()).incidentId, null);
    // Nobody waits any more: now Ben is a caller like any other.
    const alone = setting.calls.incoming(ben.phone, setting.ago(-60), { endedAt: setting.ago(-70) });
    await setting.look(400);
    await setting.look(400);
    expect((await setting.incidents()).map(({ call_sid: sid }) => sid)).toEqual([CALL_SID, alone.sid]);
  });

  it('A call that only the fallback numbers served says who took it', async () => {
    setting = await Setting.open(kind);
    const ada = await setting.line.company.technician('Ada');
    setting.line.clock.advance(300);
    const own = setting.calls.incoming(CALLER, setting.ago(280), { endedAt: setting.ago(200) });
    setting.calls.child(own, FALLBACK);
    setting.calls.child(own, ada.phone, { seconds: 45 });
    const strange = setting.calls.incoming('anonymous', setting.ago(270), { endedAt: setting.ago(190) });
    setting.calls.child(strange, FALLBACK, { seconds: 30 });
    expect(await setting.look(0)).toBe(2);
    const mia = await signIn(setting.line, 'manager');
    const { body } = await mia.get('/api/incidents?status=handled_by_fallback');
    expect(body.items).toMatchObject([
      { callerPhone: 'anonymous', answeredBy: { userId: null }, durationSeconds: 30 },
      { callerPhone: CALLER, answeredBy: { userId: ada.id, userName: 'Ada' }, durationSeconds: 45 },
    ]);
    expect((await mia.get('/api/metrics/summary')).body).toMatchObject({ handledByFallbackIncidents: 2 });
    const byStranger = await eventsOf(setting.line, body.items[0].id);
    expect(byStranger.at(-1)?.data).toMatchObject({ facts: { phone: FALLBACK, seconds: 30 } });
    const row = await fetch(`${setting.line.url}/api/incidents/export.csv`, {
      headers: { Authorization: `Bearer ${mia.token}` },
    });
    expect(await row.text()).toContain('handled_by_fallback');
  });

  it('A service that went away in a call: who took it for the fallback numbers stands in its incident', async () => {
    setting = await Setting.open(kind);
    const ada = await setting.line.company.technician('Ada');
    await setting.line.company.onCall(ada, 'primary');
    const caller = setting.line.call(CALL_SID, CALLER);
    await caller.tryNext();
    const call = setting.calls.incoming(CALLER, setting.ago(5), { sid: CALL_SID, endedAt: setting.ago(-90) });
    setting.calls.child(call, ada.phone);
    setting.calls.child(call, ada.phone, { seconds: 50, startedAt: setting.ago(-30) });
    expect(await setting.look(120)).toBe(1);
    expect(await setting.incidents()).toMatchObject([{ status: 'handled_by_fallback', duration_seconds: 50 }]);
  });

  it('A talk whose end was never reported ends, and its technician is free for other calls', async () => {
    setting = await Setting.open(kind);
    const ada = await setting.line.company.technician('Ada');
    await setting.line.company.onCall(ada, 'primary');
    const caller = setting.line.call(CALL_SID, CALLER);
    const target = await caller.next();
    const began = setting.line.clock.now();
    setting.line.clock.advance(10);
    await caller.answered(target);
    setting.calls.incoming(CALLER, began, { sid: CALL_SID, status: 'in-progress' });
    expect(await setting.look(120)).toBe(0);
    setting.calls.calls[0] = { ...setting.calls.calls[0]!, status: 'completed', endedAt: setting.ago(30) };
    expect(await setting.look(60)).toBe(1);
    expect(await setting.incidents()).toMatchObject([{ status: 'completed', end_inferred: 0, duration_seconds: 90 }]);
    expect(await setting.line.rows('SELECT id FROM call_attempts WHERE claimed_until IS NOT NULL')).toEqual([]);
  });

  it('A caller who hangs up in the flow ladder with no result: the phone that picked up has answered', async () => {
    setting = await Setting.open(kind);
    const ada = await setting.line.company.technician('Ada');
    await setting.line.company.onCall(ada, 'primary');
    const caller = setting.line.call(CALL_SID, CALLER);
    await caller.failed(await caller.next(), 'unknown');
    expect(await setting.incidents()).toMatchObject([{ status: 'routing' }]);
    const call = setting.calls.incoming(CALLER, setting.ago(0), { sid: CALL_SID });
    setting.calls.child(call, ada.phone, { seconds: 25 });
    expect(await setting.look(90)).toBe(1);
    expect(await setting.incidents()).toMatchObject([{ status: 'completed', duration_seconds: 25 }]);
    const types = (await eventsOf(setting.line, 1)).map(({ type }) => type);
    expect(types).toEqual(['offered', 'result_unknown', 'ended_at_twilio']);
  });

  it('A phone that picks up without a key has not answered where a key is asked for', async () => {
    setting = await Setting.open(kind);
    const ada = await setting.line.company.technician('Ada');
    await setting.line.company.onCall(ada, 'primary');
    await setting.line.call(CALL_SID, CALLER).next();
    const call = setting.calls.incoming(CALLER, setting.ago(0), { sid: CALL_SID });
    setting.calls.child(call, ada.phone, { seconds: 25 });
    await setting.look(90);
    expect(await setting.incidents()).toMatchObject([{ status: 'abandoned' }]);
  });

  it('An unknown result is left to silence where Twilio can not be asked', async () => {
    setting = await Setting.open(kind, { environment: { TWILIO_ACCOUNT_SID: '' } });
    const ada = await setting.line.company.technician('Ada');
    await setting.line.company.onCall(ada, 'primary');
    const caller = setting.line.call(CALL_SID, CALLER);
    await caller.failed(await caller.next(), 'unknown');
    expect(await setting.look(140)).toBe(0);
    expect(await setting.line.sweep()).toBe(0);
    setting.line.clock.advance(20);
    expect(await setting.line.sweep()).toBe(1);
    expect(await setting.incidents()).toMatchObject([{ status: 'abandoned', end_inferred: 1 }]);
  });

  it('Calls of before the service, calls in progress and calls of the line to itself are no incidents', async () => {
    setting = await Setting.open(kind);
    setting.calls.incoming(CALLER, setting.ago(3600));
    setting.line.clock.advance(300);
    setting.calls.incoming(CALLER, setting.ago(200), { status: 'in-progress', endedAt: null });
    setting.calls.incoming('+14155550100', setting.ago(250));
    expect(await setting.look(0)).toBe(0);
    expect(await setting.incidents()).toEqual([]);
  });

  it('A day without the service is made up for, also when a call of it is still in progress', async () => {
    setting = await Setting.open(kind);
    setting.line.clock.advance(24 * 3600);
    for (const hours of [23, 20, 15, 10, 5, 1]) setting.calls.incoming(CALLER, setting.ago(hours * 3600));
    for (let minute = 0; minute < 6; minute += 1) await setting.look(60);
    expect(await setting.incidents()).toHaveLength(6);
  });
});

onServer('what Twilio knows of calls', (kind) => {
  it('Of two instances that look at once, one writes', async () => {
    const setting = await Setting.open(kind);
    setting.line.clock.advance(300);
    for (let nth = 0; nth < 5; nth += 1) setting.calls.incoming(CALLER, setting.ago(280 - nth));
    const other = await setting.line.beside(setting.line.clock.now(), {
      environment: { ...SESSIONS, ...setting.environment },
    });
    const written = await Promise.all([setting.look(0), other.app.get(Reconciler).look()]);
    expect(written.toSorted((a, b) => a - b)).toEqual([0, 5]);
    expect(await setting.incidents()).toHaveLength(5);
    await other.close();
    await setting.close();
  });
});
