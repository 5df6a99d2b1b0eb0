import type { INestApplication } from '@nestjs/common';
import { UnitOfWork } from '../database/index.js';
import { onCallAt, SchedulePlanner, ScheduleService, type OnCallLevel } from '../scheduling/index.js';
import { Administration, hashPassword, UsersService, type NewUser, type Role } from '../users/index.js';

/** The zone in which the invented company works. */
export const DEMO_TIME_ZONE = 'America/Los_Angeles';
/** The number that its customers call. */
export const DEMO_LINE = '+14155550100';

/** The rotations begin on this Monday. */
const FIRST_MONDAY = '2026-01-05';

/** Its people: name, role, phone (all in the range that is kept for fiction), and what is special about them. */
const PEOPLE: readonly (readonly [string, Role, string, Partial<NewUser>?])[] = [
  ['Nora Quillfeather', 'technician', '+14155550101'],
  ['Tobias Penumbra', 'technician', '+14155550102'],
  ['Wilhelmina Drizzle', 'manager', '+14155550103', { priority: 1 }],
  ['Casper Mudlark', 'manager', '+14155550104', { priority: 2 }],
  ['Ottilie Brasskettle', 'admin', '+14155550105'],
  ['Fenwick Sump', 'technician', '+14155550106'],
  ['Marigold Ballcock', 'technician', '+14155550107'],
  ['Jasper Overflow', 'technician', '+14155550108', { available: false }],
  ['Prudence Gasket', 'technician', '+14155550109'],
];

/** Who takes turns, week by week: handed over on Mondays at 08:00 in the company's zone. */
const ROTATIONS: Readonly<Record<OnCallLevel, readonly string[]>> = {
  primary: ['Nora Quillfeather', 'Prudence Gasket'],
  secondary: ['Tobias Penumbra', 'Fenwick Sump'],
};
const POOL = ['Fenwick Sump', 'Marigold Ballcock', 'Jasper Overflow', 'Prudence Gasket'];

/** Signs in as the admin of the demo. */
export interface DemoAdmin {
  readonly email: string;
  readonly password: string;
}

const ADMIN = 'Ottilie Brasskettle';
const DAY = 86_400_000;

/**
 * Fills the database with the invented company: its people, weekly rotations, a swap of duties in the week after `now`
 * (an override), its rotating pool.
 */
export async function inventCompany(app: INestApplication, now: Date, admin: DemoAdmin): Promise<void> {
  const users = app.get(UsersService);
  const planner = app.get(SchedulePlanner);
  const passwordHash = await hashPassword(admin.password);
  await app.get(Administration).write(null, async (unit) => {
    const ids = new Map<string, number>();
    for (const [name, role, phoneE164, more] of PEOPLE) {
      const access = name === ADMIN ? { email: admin.email, passwordHash } : {};
      ids.set(name, await users.create(unit, { name, role, phoneE164, ...more, ...access }));
    }
    const idOf = (name: string): number => ids.get(name) ?? 0;
    for (const level of ['primary', 'secondary'] as const) {
      await planner.addRotation(unit, {
        name: `${level}, week by week`,
        level,
        timeZone: DEMO_TIME_ZONE,
        period: 'weekly',
        interval: 1,
        handoffTime: '08:00',
        handoffWeekday: 1,
        startsOn: FIRST_MONDAY,
        participants: ROTATIONS[level].map(idOf),
      });
    }
    const startsAt = new Date(now.getTime() + 3 * DAY);
    const swap = {
      userId: idOf('Marigold Ballcock'),
      level: 'primary',
      startsAt,
      reason: 'Nora is at a wedding',
    } as const;
    await planner.addOverride(unit, { ...swap, endsAt: new Date(startsAt.getTime() + DAY) });
    await planner.setRotatingPool(unit, POOL.map(idOf));
  });
}

/** Returns the phone of the person who is first on call at an instant. */
export function primaryPhone(app: INestApplication, at: Date): Promise<string> {
  return app.get(UnitOfWork).run(async (unit) => {
    const [userId] = onCallAt(await app.get(ScheduleService).current(unit), 'primary', at.getTime());
    const people = await app.get(UsersService).people(unit);
    return people.find(({ id }) => id === userId)?.phoneE164 ?? '';
  });
}

/** Returns who has a phone; undefined where nobody has. */
export function personAt(app: INestApplication, phone: string): Promise<{ readonly name: string } | undefined> {
  return app.get(UnitOfWork).run(async (unit) => {
    const people = await app.get(UsersService).people(unit);
    return people.find(({ phoneE164 }) => phoneE164 === phone);
  });
}
