import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { Clock } from '../common/index.js';
import type { Unit } from '../database/index.js';
import { BusinessHoursRow, BusinessHoursSpan, Holiday } from './business-hours/business-hours.entities.js';
import type { BusinessHours } from './business-hours/business-hours.js';
import type { Shift } from './on-call/on-call.js';
import { OnCallShift } from './on-call/shift.entity.js';

const DAY = 86_400_000;

/** Who is on call when, and when the business is open, as immutable values. */
export interface Schedule {
  /** All shifts that had not ended a day before they were read. */
  readonly shifts: readonly Shift[];
  readonly hours: BusinessHours;
}

/** Reads the schedule for the roster. */
@Injectable()
export class ScheduleService {
  constructor(private readonly clock: Clock) {}

  /** The schedule that is needed from yesterday on. */
  async current(unit: Unit): Promise<Schedule> {
    const since = new Date(this.clock.now().getTime() - DAY);
    const rows = await unit.manager.find(OnCallShift, { where: { endsAt: MoreThan(since) } });
    const shifts = rows.map(({ id, userId, level, startsAt, endsAt }) =>
      Object.freeze({ id, userId, level, startsAt: startsAt.getTime(), endsAt: endsAt.getTime() }),
    );
    return { shifts, hours: await this.hours(unit) };
  }

  private async hours(unit: Unit): Promise<BusinessHours> {
    const row = await unit.manager.findOneByOrFail(BusinessHoursRow, { id: 1 });
    const weekly = await unit.manager.find(BusinessHoursSpan, { order: { weekday: 'ASC', opens: 'ASC' } });
    const holidays = await unit.manager.find(Holiday);
    return { timeZone: row.timeZone, weekly, holidays: new Set(holidays.map(({ date }) => date)) };
  }
}
