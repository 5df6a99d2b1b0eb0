import { Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LadderStep } from '../../src/routing/contract/index.js';
import { onEachDatabase } from '../kit/databases.js';
import { Line, MONDAY_NIGHT } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { askPreview, told } from './preview.js';

@LadderStep({ name: 'broken', title: 'Broken', timeoutSeconds: 20 })
class BrokenStep {
  candidates(): number[] {
    throw new Error('the register is closed');
  }
}

@Module({ providers: [BrokenStep] })
class ForeignModule {}

/** In business hours. */
const NEXT_MONDAY = '2026-11-30T10:00:00Z';
/** After this a ring of 20 s keeps nobody from other calls. */
const RING_OVER_SECONDS = 41;

const rung = (name: string, limit: number | null = null) => ({ name, timeoutSeconds: 20, limit });

onEachDatabase('the preview', (kind) => {
  let line: Line;
  let technician: SignedInPerson;
  beforeAll(async () => {
    line = await Line.open(kind, { start: MONDAY_NIGHT, environment: SESSIONS, modules: [ForeignModule] });
    technician = await signIn(line, 'technician');
  });
  afterAll(() => line.close());

  it('shows the whole ladder, with the reason for each who is left out', async () => {
    const { company } = line;
    const ada = await company.technician('Ada');
    const ben = await company.technician('Ben', { available: false });
    const mia = await company.person('Mia', 'manager', { active: false });
    await company.person('Max', 'manager', { phoneE164: null });
    await company.person('Zoe', 'admin', { phoneE164: ada.phone });
    const pool = [ada];
    for (const name of ['Cem', 'Dora', 'Eva', 'Fay']) pool.push(await company.technician(name));
    await company.onCall(ada, 'primary');
    await company.onCall(ben, 'secondary');
    await company.pool(...pool);

    const preview = await askPreview(technician);
    expect(preview).toMatchObject({ at: new Date(MONDAY_NIGHT).toISOString(), ladder: 'after_hours' });
    expect(told(preview)).toEqual([
      'repeat_caller: ',
      'primary_oncall: 1 Ada',
      'secondary: Ben (unavailable)',
      'manager: Max (no_phone), Mia (inactive)',
      'admin: Zoe (shared_phone)',
      'rotating_pool: Ada (already_on_ladder), 2 Cem, 3 Dora, 4 Eva, Fay (over_limit)',
    ]);
    expect(preview.steps[1]).toEqual({
      name: 'primary_oncall',
      timeoutSeconds: 30,
      limit: null,
      candidates: [{ userId: ada.id, userName: 'Ada', willBeCalled: true, order: 1, ringSeconds: 30 }],
    });
    await company.change(mia, { active: true });
    await company.change(ben, { available: true });
    expect(told(await askPreview(technician)).slice(2, 4)).toEqual([
      'secondary: 2 Ben',
      'manager: Max (no_phone), 3 Mia',
    ]);
  });

  it('knows what is on at another instant: the ladder, who is on call, who is back', async () => {
    const { company } = line;
    const [gus, hal] = [await company.technician('Gus'), await company.technician('Hal')];
    await company.onCall(gus, 'primary', '2026-12-01T08:00:00Z', '2026-12-02T08:00:00Z');
    await company.onCall(hal, 'primary', '2026-12-02T08:00:00Z', '2026-12-03T08:00:00Z');
    await company.change(hal, { available: false, availabilityUntil: new Date('2026-12-02T12:00:00Z') });
    const primaryAt = async (at: string) => {
      const preview = await askPreview(technician, at);
      return [preview.ladder, told(preview)[1]];
    };
    expect(await primaryAt('2026-12-01T08:59:00%2B01:00')).toEqual(['after_hours', 'primary_oncall: ']);
    expect(await primaryAt('2026-12-01T09:00:00%2B01:00')).toEqual(['business_hours', 'primary_oncall: 1 Gus']);
    expect(await primaryAt('2026-12-02T09:00:00Z')).toEqual(['business_hours', 'primary_oncall: Hal (unavailable)']);
    expect(await primaryAt('2026-12-02T12:00:00Z')).toEqual(['business_hours', 'primary_oncall: 1 Hal']);
    expect(await primaryAt('2026-12-02T22:00:00Z')).toEqual(['after_hours', 'primary_oncall: 1 Hal']);
    line.clock.set('2027-01-01T00:00:00Z');
    const later = await signIn(line, 'technician');
    expect(told(await askPreview(later, '2026-12-01T12:00:00Z'))[1]).toBe('primary_oncall: 1 Gus');
    line.clock.set(MONDAY_NIGHT);
  });

  it('puts people whom another call reserves last, now, until their ring time is over; at another instant nobody knows who talks', async () => {
    const { company } = line;
    const [ida, jon] = [await company.technician('Ida'), await company.technician('Jon')];
    await company.ladder('business_hours', [rung('rotating_pool', 1), rung('secondary')]);
    await company.pool(ida);
    line.clock.set(NEXT_MONDAY);
    const person = await signIn(line, 'technician');
    await company.onCall(jon, 'secondary', '2026-11-30T09:00:00Z', '2026-11-30T12:00:00Z');
    const call = line.call();
    const { incidentId } = await call.next();
    expect(told(await askPreview(person))).toEqual(['rotating_pool: 2 Ida (claimed)', 'secondary: 1 Jon']);
    const free = ['rotating_pool: 1 Ida', 'secondary: 2 Jon'];
    line.clock.advance(RING_OVER_SECONDS);
    expect(told(await askPreview(person))).toEqual(free);
    line.clock.set(NEXT_MONDAY);
    expect(told(await askPreview(person, '2026-11-30T10:00:01Z'))).toEqual(free);
    await call.completed(incidentId);
    expect(told(await askPreview(person))).toEqual(free);
    line.clock.set(MONDAY_NIGHT);
  });

  it('says which steps would be passed over', async () => {
    await line.company.ladder('after_hours', [rung('broken'), rung('admin')]);
    expect((await askPreview(technician)).steps[0]).toMatchObject({ problem: 'step_failed', candidates: [] });
  });

  it('writes nothing', async () => {
    const everything = async () => {
      const tables = ['incidents', 'call_attempts', 'incident_events', 'rotating_pool_members', 'roster_revision'];
      return Promise.all(tables.map((table) => line.rows(`SELECT * FROM ${table} ORDER BY 1`)));
    };
    const before = await everything();
    await askPreview(technician);
    await askPreview(technician, '2026-11-24T09:00:00Z');
    expect(await everything()).toEqual(before);
  });

  describe('refuses', () => {
    it.each(['yesterday', '2026-11-23', '2026-11-23T10:00:00', '2026-02-30T10:00:00Z', ''])('at=%s', async (at) => {
      const reply = await technician.get(`/api/routing/preview?at=${at}`);
      expect(reply).toMatchObject({ status: 400, body: { details: [{ field: 'at' }] } });
    });
  });
});
