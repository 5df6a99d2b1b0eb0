import { Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdministrativeUnit } from '../../src/database/index.js';
import { LadderStep } from '../../src/routing/contract/index.js';
import { SchedulePlanner } from '../../src/scheduling/index.js';
import { Administration } from '../../src/users/index.js';
import type { Employee } from '../kit/company.js';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { askPreview } from './preview.js';

interface Gap {
  readonly from: string;
  readonly to: string;
  readonly ladder: string;
  readonly step: string | null;
  readonly why: string;
}

let askedBroken = 0;

@LadderStep({ name: 'broken', title: 'Broken', timeoutSeconds: 20 })
class BrokenStep {
  candidates(): number[] {
    askedBroken += 1;
    throw new Error('the register is closed');
  }
}

/** Fails where it is asked without a caller. */
@LadderStep({ name: 'by_caller', title: 'By caller', timeoutSeconds: 20, dependsOnCaller: true })
class ByCallerStep {
  candidates(): number[] {
    askedBroken += 1;
    throw new Error('there is no caller');
  }
}

@Module({ providers: [BrokenStep, ByCallerStep] })
class ForeignModule {}

const rung = (name: string, limit: number | null = null) => ({ name, timeoutSeconds: 20, limit });
const NEW_YORK = {
  timeZone: 'America/New_York',
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '17:00' })),
  holidays: [{ date: '2026-11-03', name: 'Election Day' }],
};

/** Steps whose people depend on who calls, and those of which the line can't ring anybody. */
const LACKS_NOTHING = ['broadcast', 'repeat_caller'];

onEachDatabase('coverage', (kind) => {
  let line: Line;
  let person: SignedInPerson;
  /** A week before New York puts its clocks back. */
  const START = '2026-10-25T04:00:00Z';
  beforeAll(async () => {
    line = await Line.open(kind, {
      start: START,
      environment: { ...SESSIONS, LINE_FLOW: 'ladder' },
      modules: [ForeignModule],
    });
    person = await signIn(line, 'technician');
    await line.company.hours(NEW_YORK);
  });
  afterAll(() => line.close());

  const gaps = async (from: string, to: string): Promise<Gap[]> => {
    const { status, body } = await person.get(`/api/coverage?from=${from}&to=${to}`);
    expect(status).toBe(200);
    return (body as { gaps: Gap[] }).gaps;
  };
  const told = (all: readonly Gap[]) =>
    all.map(({ from, to, ladder, step, why }) => `${from.slice(5, 16)} ${to.slice(5, 16)} ${ladder} ${step} ${why}`);
  const plan = (write: (planner: SchedulePlanner) => (unit: AdministrativeUnit) => Promise<unknown>) =>
    line.app.get(Administration).write(null, (unit) => write(line.app.get(SchedulePlanner))(unit));

  it('finds the whole of a company without anybody, holidays and daylight saving applied', async () => {
    await line.company.ladder('business_hours', [rung('primary_oncall'), rung('broadcast')]);
    await line.company.ladder('after_hours', [rung('rotating_pool')]);
    expect(told(await gaps('2026-10-30T00:00:00Z', '2026-11-05T00:00:00Z'))).toEqual(
      [
        ['10-30T00:00 10-30T12:00 after_hours', 'empty', 'rotating_pool'],
        ['10-30T12:00 10-30T21:00 business_hours', 'nobody_on_call', 'primary_oncall'],
        ['10-30T21:00 11-02T13:00 after_hours', 'empty', 'rotating_pool'],
        ['11-02T13:00 11-02T22:00 business_hours', 'nobody_on_call', 'primary_oncall'],
        ['11-02T22:00 11-04T13:00 after_hours', 'empty', 'rotating_pool'],
        ['11-04T13:00 11-04T22:00 business_hours', 'nobody_on_call', 'primary_oncall'],
        ['11-04T22:00 11-05T00:00 after_hours', 'empty', 'rotating_pool'],
      ].flatMap(([stretch, why, step]) => [`${stretch} null ${why}`, `${stretch} ${step} ${why}`]),
    );
  });

  it('says of people who stand on a step why they are not reached', async () => {
    const { company } = line;
    const ada = await company.technician('Ada', {
      available: false,
      availabilityUntil: new Date('2026-10-30T15:00:00Z'),
    });
    const ben = await company.technician('Ben', { phoneE164: null });
    const cem = await company.technician('Cem', { active: false });
    const days = ['2026-10-30T12:00:00Z', '2026-10-30T18:00:00Z', '2026-10-30T19:00:00Z', '2026-10-30T20:00:00Z'];
    for (const [index, who] of [ada, ben, cem].entries()) {
      await company.onCall(who, 'primary', days[index] ?? '', days[index + 1] ?? '');
    }
    await company.pool(cem, ben);
    expect(told(await gaps('2026-10-30T12:00:00Z', '2026-10-30T22:00:00Z'))).toEqual([
      '10-30T12:00 10-30T15:00 business_hours null unavailable',
      '10-30T12:00 10-30T15:00 business_hours primary_oncall unavailable',
      '10-30T18:00 10-30T19:00 business_hours null no_phone',
      '10-30T18:00 10-30T19:00 business_hours primary_oncall no_phone',
      '10-30T19:00 10-30T20:00 business_hours null inactive',
      '10-30T19:00 10-30T20:00 business_hours primary_oncall inactive',
      '10-30T20:00 10-30T21:00 business_hours null nobody_on_call',
      '10-30T20:00 10-30T21:00 business_hours primary_oncall nobody_on_call',
      '10-30T21:00 10-30T22:00 after_hours null no_phone',
      '10-30T21:00 10-30T22:00 after_hours rotating_pool no_phone',
    ]);
  });

  it('does not ask a step whose people depend on who calls, and finds no gap in it', async () => {
    askedBroken = 0;
    await line.company.ladder('after_hours', [rung('by_caller')]);
    expect(told(await gaps('2026-10-31T00:00:00Z', '2026-11-02T00:00:00Z'))).toEqual([
      '10-31T00:00 11-02T00:00 after_hours null empty',
    ]);
    expect(askedBroken).toBe(0);
  });

  it('asks a step that fails no more than it must', async () => {
    askedBroken = 0;
    const { company } = line;
    const dan = await company.technician('Dan');
    await company.onCall(dan, 'primary', '2026-10-31T05:00:00Z', '2026-10-31T06:00:00Z');
    await company.ladder('after_hours', [rung('broken')]);
    const found = await gaps('2026-10-31T00:00:00Z', '2026-11-02T00:00:00Z');
    expect(told(found)).toEqual([
      '10-31T00:00 11-02T00:00 after_hours null step_failed',
      '10-31T00:00 11-02T00:00 after_hours broken step_failed',
    ]);
    expect(askedBroken).toBe(3);
  });

  it('agrees with the preview of every hour, and at every border', async () => {
    const { company } = line;
    await company.ladder(
      'business_hours',
      ['primary_oncall', 'secondary', 'manager', 'broadcast'].map((name) => rung(name)),
    );
    await company.ladder(
      'after_hours',
      ['secondary', 'rotating_pool'].map((name) => rung(name)),
    );
    const staff: Employee[] = [];
    for (let index = 0; index < 5; index += 1) {
      const availabilityUntil = index % 2 === 0 ? new Date(`2026-11-0${index + 1}T0${index}:30:00Z`) : null;
      staff.push(await company.technician(`S${index}`, { available: index === 1, availabilityUntil }));
    }
    await company.pool(...staff.slice(3));
    const participants = staff.map(({ id }) => id);
    const daily = { period: 'daily', interval: 1, handoffTime: '01:30', handoffWeekday: null } as const;
    const zone = { timeZone: 'America/New_York', startsOn: '2026-10-28' };
    await plan(
      (planner) => (unit) =>
        planner.addRotation(unit, { name: 'Days', level: 'primary', ...daily, ...zone, participants }),
    );
    await plan(
      (planner) => (unit) =>
        planner.addOverride(unit, {
          userId: staff[1]?.id ?? 0,
          level: 'secondary',
          startsAt: new Date('2026-10-31T10:10:00Z'),
          endsAt: new Date('2026-11-03T23:20:00Z'),
          reason: null,
        }),
    );
    const from = new Date('2026-10-26T00:00:00Z').getTime();
    const to = from + 14 * 86_400_000;
    const found = await gaps(new Date(from).toISOString(), new Date(to).toISOString());
    expect(found.length).toBeGreaterThan(20);
    const instants = new Set<number>();
    for (let at = from + 1_234_567; at < to; at += 3_600_000) instants.add(at);
    for (const gap of found) {
      for (const border of [gap.from, gap.to])
        for (const near of [0, -1]) instants.add(new Date(border).getTime() + near);
    }
    for (const at of instants) {
      if (at < from || at >= to) continue;
      const when = new Date(at).toISOString();
      const { ladder, steps } = await askPreview(person, when);
      const out = (step: (typeof steps)[number]) =>
        step.name === 'broadcast' ||
        step.candidates.every(({ reason }) => ['unavailable', 'inactive', 'no_phone'].includes(reason ?? ''));
      const expected: (string | null)[] = steps
        .filter((step) => out(step) && !LACKS_NOTHING.includes(step.name))
        .map(({ name }) => name);
      if (steps.every(out)) expected.unshift(null);
      const current = found.filter((gap) => gap.from <= when && when < gap.to);
      expect([when, ...current.map(({ step }) => String(step)).toSorted()]).toEqual([
        when,
        ...expected.map(String).toSorted(),
      ]);
      expect(current.every((gap) => gap.ladder === ladder)).toBe(true);
    }
  });

  it('is for 30 days from now on where nobody says for when', async () => {
    const { body } = await person.get('/api/coverage');
    expect(body).toMatchObject({ from: new Date(START).toISOString(), to: '2026-11-24T04:00:00.000Z' });
  });

  describe('refuses', () => {
    it.each([
      ['from=soon', 400, 'from'],
      ['to=2026-11-01', 400, 'to'],
      ['from=2026-11-01T00:00:00Z&to=2026-11-01T00:00:00Z', 422, 'to'],
      ['from=2026-11-01T00:00:00Z&to=2027-12-06T00:00:01Z', 422, 'to'],
      ['colour=red', 400, 'colour'],
    ])('%s', async (query, status, field) => {
      expect(await person.get(`/api/coverage?${query}`)).toMatchObject({ status, body: { details: [{ field }] } });
    });
  });
});
