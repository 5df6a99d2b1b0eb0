import fc from 'fast-check';
import { bumpRosterRevision, type Parameter, type Unit } from '../../src/database/index.js';
import { Administration } from '../../src/users/index.js';
import type { Line } from '../kit/line.js';
import type { Duty, Human, LadderName, Rung, World } from './world.js';

/** Few phones, so that some people share one. */
export const PHONES = [1, 2, 3, 4, 5, 6, 7, 8].map((last) => `+1415555010${last}`);

const GUIDE: World['ladders'] = {
  business_hours: [
    { name: 'repeat_caller', seconds: 30, most: null },
    { name: 'primary_oncall', seconds: 30, most: null },
    { name: 'secondary', seconds: 30, most: null },
    { name: 'admin', seconds: 20, most: null },
    { name: 'manager', seconds: 20, most: null },
    { name: 'broadcast', seconds: 30, most: null },
  ],
  after_hours: [
    { name: 'repeat_caller', seconds: 30, most: null },
    { name: 'primary_oncall', seconds: 30, most: null },
    { name: 'secondary', seconds: 30, most: null },
    { name: 'manager', seconds: 20, most: null },
    { name: 'admin', seconds: 20, most: null },
    { name: 'rotating_pool', seconds: 20, most: 3 },
  ],
};
const STEPS = ['repeat_caller', 'primary_oncall', 'secondary', 'admin', 'manager', 'rotating_pool', 'broadcast'];

const STARTS = ['2026-11-23T10:00:00Z', '2026-11-23T16:58:00Z', '2026-11-23T23:00:00Z', '2026-11-28T12:00:00Z'];
const HOUR = 3600_000;
const usually = fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });

const human = fc.record({
  name: fc.constantFrom('Ada', 'Ben', 'Cem', 'Dora'),
  role: fc.constantFrom<Human['role'][]>('technician', 'technician', 'manager', 'admin'),
  priority: fc.integer({ min: 1, max: 3 }),
  phone: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...PHONES) },
    { weight: 1, arbitrary: fc.constant<string | null>(null) },
  ),
  active: usually,
  available: usually,
});
const duty = fc.record({
  who: fc.nat(),
  level: fc.constantFrom<Duty['level'][]>('primary', 'secondary'),
  startsInHours: fc.integer({ min: -20, max: 2 }),
  hours: fc.integer({ min: 1, max: 30 }),
});
const ladder = (guide: readonly Rung[]): fc.Arbitrary<readonly Rung[]> => {
  const own = fc.shuffledSubarray(STEPS).chain((names) => fc.tuple(...names.map(rung)));
  return fc.oneof({ weight: 3, arbitrary: fc.constant(guide) }, { weight: 1, arbitrary: own });
};
const rung = (name: string): fc.Arbitrary<Rung> => {
  const most = name === 'rotating_pool' ? fc.constantFrom(1, 2, 3) : fc.constantFrom(null, null, 1, 2);
  return fc.record({ name: fc.constant(name), seconds: fc.integer({ min: 5, max: 60 }), most });
};

/** Any company: people of all roles, some who can't be rung, some with one phone; duties; a pool; two ladders. */
export const companies: fc.Arbitrary<World> = fc
  .record({
    start: fc.constantFrom(...STARTS),
    humans: fc.array(human, { maxLength: 9, size: 'max' }),
    duties: fc.array(duty, { maxLength: 4 }),
    pool: fc.array(fc.nat(), { maxLength: 7, size: 'max' }),
    business: ladder(GUIDE.business_hours),
    after: ladder(GUIDE.after_hours),
  })
  .map(({ start, humans: people, duties, pool, business, after }) => {
    const now = Date.parse(start);
    const humans = people.map((one, index) => ({ ...one, id: index + 1 }));
    const someone = (which: number): number => (which % humans.length) + 1;
    return {
      now,
      humans,
      duties: (humans.length === 0 ? [] : duties).map(({ who, level, startsInHours, hours }, index) => {
        const from = now + startsInHours * HOUR;
        return { id: index + 1, userId: someone(who), level, from, to: from + hours * HOUR };
      }),
      pool: humans.length === 0 ? [] : [...new Set(pool.map(someone))],
      ladders: { business_hours: business, after_hours: after },
      calls: [],
    };
  });

const EMPTIED = ['incident_events', 'call_attempts', 'incidents', 'rotating_pool_members', 'on_call_shifts', 'users'];

/** Empties the database of a line and fills it with a company, in one unit; sets the clock. */
export async function settleIn(line: Line, world: World): Promise<void> {
  line.clock.set(new Date(world.now));
  await line.app.get(Administration).write(null, async (unit) => {
    await unit.change('UPDATE incidents SET related_incident_id = NULL WHERE related_incident_id IS NOT NULL');
    for (const table of [...EMPTIED, 'ladder_steps']) await unit.change(`DELETE FROM ${table}`);
    const now = new Date(world.now);
    await insert(
      unit,
      'users (id, name, role, phone_e164, active, available, priority, created_at, updated_at)',
      world.humans.map(({ id, name, role, phone, active, available, priority }) => {
        return [id, name, role, phone, active, available, priority, now, now];
      }),
    );
    const duties = world.duties.map(({ id, userId, level, from, to }) => {
      return [id, userId, level, new Date(from), new Date(to)];
    });
    await insert(unit, 'on_call_shifts (id, user_id, level, starts_at, ends_at)', duties);
    const members = world.pool.map((userId, position) => [userId, position]);
    await insert(unit, 'rotating_pool_members (user_id, position)', members);
    const rungs = (['business_hours', 'after_hours'] satisfies LadderName[]).flatMap((kind) =>
      world.ladders[kind].map(({ name, seconds, most }, position) => [kind, position, name, seconds, most]),
    );
    await insert(unit, 'ladder_steps (ladder_kind, position, name, timeout_seconds, `limit`)', rungs);
    await bumpRosterRevision(unit);
  });
}

async function insert(unit: Unit, into: string, rows: readonly (readonly Parameter[])[]): Promise<void> {
  if (rows.length === 0) return;
  const places = rows.map((row) => `(${row.map(() => '?').join(', ')})`).join(', ');
  await unit.change(`INSERT INTO ${into} VALUES ${places}`, rows.flat());
}
