import type { INestApplication } from '@nestjs/common';
import { LaddersService, type LadderKind, type LadderRung } from '../../src/routing/index.js';
import { SchedulePlanner, type NewBusinessHours, type OnCallLevel } from '../../src/scheduling/index.js';
import { Administration, UsersService, type NewUser, type Role } from '../../src/users/index.js';
import type { Clock } from '../../src/common/index.js';

/** Above the numbers that tests name themselves: callers, the line, fallbacks. */
let lastNumber = 2000;

/** A phone number that nobody else in this run has, and nobody in the world. */
export function inventedPhone(): string {
  lastNumber += 1;
  return `+1415555${String(lastNumber % 10_000).padStart(4, '0')}`;
}

/** Someone of the test's company. */
export interface Employee {
  readonly id: number;
  readonly name: string;
  readonly phone: string;
}

/** Makes the people and schedules of a test, by the service's own doors. */
export class Company {
  private readonly administration: Administration;

  constructor(
    private readonly app: INestApplication,
    private readonly clock: Clock,
  ) {
    this.administration = app.get(Administration);
  }

  /** Adds somebody; with a phone of their own unless `more` says otherwise. */
  async person(name: string, role: Role, more: Partial<NewUser> = {}): Promise<Employee> {
    const phoneE164 = more.phoneE164 === undefined ? inventedPhone() : more.phoneE164;
    const user = { name, role, ...more, phoneE164 };
    const id = await this.administration.write(null, (unit) => this.app.get(UsersService).create(unit, user));
    return { id, name, phone: phoneE164 ?? '' };
  }

  technician(name: string, more: Partial<NewUser> = {}): Promise<Employee> {
    return this.person(name, 'technician', more);
  }

  async change(who: Employee, change: Partial<NewUser>): Promise<void> {
    await this.administration.write(null, (unit) => this.app.get(UsersService).change(unit, who.id, change));
  }

  /** Puts somebody on call: for the day around now unless told otherwise. */
  async onCall(who: Employee, level: OnCallLevel, startsAt?: string, endsAt?: string): Promise<void> {
    const day = 86_400_000;
    const shift = {
      userId: who.id,
      level,
      startsAt: startsAt ? new Date(startsAt) : new Date(this.clock.now().getTime() - day),
      endsAt: endsAt ? new Date(endsAt) : new Date(this.clock.now().getTime() + day),
    };
    await this.administration.write(null, (unit) => this.app.get(SchedulePlanner).addShift(unit, shift));
  }

  async pool(...members: readonly Employee[]): Promise<void> {
    const ids = members.map(({ id }) => id);
    await this.administration.write(null, (unit) => this.app.get(SchedulePlanner).setRotatingPool(unit, ids));
  }

  async hours(hours: NewBusinessHours): Promise<void> {
    await this.administration.write(null, (unit) => this.app.get(SchedulePlanner).setBusinessHours(unit, hours));
  }

  async ladder(kind: LadderKind, rungs: readonly LadderRung[]): Promise<void> {
    await this.administration.write(null, (unit) => this.app.get(LaddersService).replace(unit, kind, rungs));
  }
}
