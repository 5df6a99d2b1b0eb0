import { Injectable } from '@nestjs/common';
import { Clock } from '../common/index.js';
import type { Unit } from '../database/index.js';
import type { BusinessHours } from './business-hours/business-hours.js';
import { readBusinessHours } from './business-hours/read-business-hours.js';
import type { OnCallPlan, Stretch } from './on-call/plan.js';
import { readPlan, readPresentPlan } from './on-call/plan-reader.js';

const DAY = 86_400_000;

/** Who is on call when, and when the business is open, as immutable values. */
export interface Schedule extends OnCallPlan {
  readonly hours: BusinessHours;
}

/** Reads the schedule: what holds now for the roster, what held then for questions about any other time. */
@Injectable()
export class ScheduleService {
  constructor(private readonly clock: Clock) {}

  /**
   * The schedule that is needed from now on: the present versions alone, without shifts and overrides that had ended a
   * day before they are read. Of the time before a last change it knows nothing: for that there is `covering`.
   */
  async current(unit: Unit): Promise<Schedule> {
    const plan = await readPresentPlan(unit, new Date(this.clock.now().getTime() - DAY));
    return { ...plan, hours: await readBusinessHours(unit) };
  }

  /**
   * The schedule that answers for every instant from `from` to just before `to` (epoch milliseconds), past ones by what
   * was valid at them: an entry that was changed or deleted since counts as it was. Business hours are the present ones.
   */
  async covering(unit: Unit, from: number, to: number): Promise<Schedule> {
    const stretch: Stretch = { from, to };
    return { ...(await readPlan(unit, stretch)), hours: await readBusinessHours(unit) };
  }
}
