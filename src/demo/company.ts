import type { INestApplication } from '@nestjs/common';
import { UnitOfWork } from '../database/index.js';
import { SchedulePlanner, type OnCallLevel } from '../scheduling/index.js';
import { UsersService, type NewUser, type Role } from '../users/index.js';

/** The zone in which the invented company works. */
export const DEMO_TIME_ZONE = 'America/Los_Angeles';
/** The number that its customers call. */
export const DEMO_LINE = '+14155550100';

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

const ON_CALL: Readonly<Record<OnCallLevel, string>> = { primary: 'Nora Quillfeather', secondary: 'Tobias Penumbra' };
const POOL = ['Fenwick Sump', 'Marigold Ballcock', 'Jasper Overflow', 'Prudence Gasket'];

/** Fills the database with the invented company: its people, a year on call around `now`, its rotating pool. */
export async function inventCompany(app: INestApplication, now: Date): Promise<void> {
  const users = app.get(UsersService);
  const planner = app.get(SchedulePlanner);
  const halfYear = 183 * 86_400_000;
  await app.get(UnitOfWork).run(async (unit) => {
    const ids = new Map<string, number>();
    for (const [name, role, phoneE164, more] of PEOPLE) {
      ids.set(name, await users.create(unit, { name, role, phoneE164, ...more }));
    }
    const idOf = (name: string): number => ids.get(name) ?? 0;
    for (const level of ['primary', 'secondary'] as const) {
      const startsAt = new Date(now.getTime() - halfYear);
      const endsAt = new Date(now.getTime() + halfYear);
      await planner.addShift(unit, { userId: idOf(ON_CALL[level]), level, startsAt, endsAt });
    }
    await planner.setRotatingPool(unit, POOL.map(idOf));
  });
}
