import { Injectable } from '@nestjs/common';
import { Clock } from '../common/index.js';
import { Environment } from '../config/index.js';
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
  constructor(
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  /**
   * Returns the schedule that is needed from now on: the present versions alone, without shifts and overrides that had
   * ended a day before they are read. When each version was written doesn't matter, so a change that an instance with
   * another clock made is valid here at once. Of the time before a last change it knows nothing: see `covering`.
   */
  async current(unit: Unit): Promise<Schedule> {
    const hours = await readBusinessHours(unit, this.environment.businessTimeZone);
    const plan = await readPresentPlan(unit, hours.timeZone, new Date(this.clock.now().getTime() - DAY));
    return { ...plan, hours };
  }

  /**
   * Returns the schedule that answers for every instant from `from` to just before `to`, past ones by what was valid at
   * them: an entry that was changed or deleted since counts as it was. From `now` on the present versions alone count,
   * as for `current`. All three are epoch milliseconds. Business hours are the present ones.
   */
  async covering(unit: Unit, from: number, to: number, now: number): Promise<Schedule> {
    const stretch: Stretch = { from, to };
    const hours = await readBusinessHours(unit, this.environment.businessTimeZone);
    return { ...(await readPlan(unit, hours.timeZone, stretch, now)), hours };
  }
}
