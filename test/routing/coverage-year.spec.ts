import { afterAll, beforeAll, expect, it } from 'vitest';
import { SchedulePlanner } from '../../src/scheduling/index.js';
import { Administration } from '../../src/users/index.js';
import type { Employee } from '../kit/company.js';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';

const PEOPLE = 200;
const ROTATIONS = 8;
const START = '2026-01-01T00:00:00Z';
const ZONES = ['America/New_York', 'Europe/Berlin', 'Australia/Sydney', 'America/Los_Angeles'];

onEachDatabase(`a year's coverage of ${PEOPLE} people`, (kind) => {
  let line: Line;
  let person: SignedInPerson;
  beforeAll(async () => {
    line = await Line.open(kind, {
      start: START,
      environment: { ...SESSIONS, BUSINESS_TIME_ZONE: 'America/New_York' },
    });
    person = await signIn(line, 'technician');
    const { company } = line;
    const staff: Employee[] = [];
    for (let index = 0; index < PEOPLE; index += 1) {
      const more = index % 10 === 0 ? { available: false, availabilityUntil: dayOf(index) } : {};
      staff.push(await company.person(`P${index}`, index % 40 === 0 ? 'manager' : 'technician', more));
    }
    await company.pool(...staff);
    const planner = line.app.get(SchedulePlanner);
    await line.app.get(Administration).write(null, async (unit) => {
      for (let index = 0; index < ROTATIONS; index += 1) {
        const participants = staff.filter((_, place) => place % ROTATIONS === index).map(({ id }) => id);
        await planner.addRotation(unit, {
          name: `R${index}`,
          level: index % 2 === 0 ? 'primary' : 'secondary',
          timeZone: ZONES[index % ZONES.length] ?? 'UTC',
          period: index < 4 ? 'daily' : 'weekly',
          interval: 1,
          handoffTime: '08:00',
          handoffWeekday: null,
          startsOn: index < 2 ? '2026-01-01' : '2026-03-01',
          participants,
        });
      }
      for (let index = 0; index < PEOPLE; index += 1) {
        const userId = staff[index]?.id ?? 0;
        const level = index % 2 === 0 ? 'primary' : 'secondary';
        const startsAt = dayOf(index);
        const endsAt = new Date(startsAt.getTime() + 5 * 3_600_000);
        await planner.addOverride(unit, { userId, level, startsAt, endsAt, reason: 'a swap' });
      }
    });
  });
  afterAll(() => line.close());

  const dayOf = (index: number): Date =>
    new Date(new Date(START).getTime() + (index + 1) * 86_400_000 + index * 60_000);

  it('finds the gaps of a year, and lets calls through meanwhile', async () => {
    const path = '/api/coverage?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z';
    const milliseconds: number[] = [];
    const working: number[] = [];
    let gaps = 0;
    for (let count = 0; count < 5; count += 1) {
      const [started, before] = [performance.now(), process.cpuUsage()];
      const { status, body } = await person.get(path);
      milliseconds.push(Math.round(performance.now() - started));
      const { user, system } = process.cpuUsage(before);
      working.push(Math.round((user + system) / 1000));
      expect(status).toBe(200);
      gaps = (body as { gaps: unknown[] }).gaps.length;
    }
    const coverage = person.get(path);
    const waits: number[] = [];
    let isDone = false;
    void coverage.finally(() => (isDone = true));
    while (!isDone) {
      const started = performance.now();
      await line.call().next();
      waits.push(Math.round(performance.now() - started));
    }
    await coverage;
    const longest = Math.max(...waits);
    console.log(
      `a year's coverage on ${kind.name}: ${milliseconds.join(', ')} ms (${working.join(', ')} of work), ${gaps} gaps; ` +
        `${waits.length} calls came in during another, the longest took ${longest} ms`,
    );
    expect(gaps).toBeGreaterThan(PEOPLE / 20);
  });
});
