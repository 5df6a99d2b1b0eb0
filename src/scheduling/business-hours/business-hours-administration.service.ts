import { Injectable } from '@nestjs/common';
import {
  Clock,
  DomainError,
  localDay,
  TryAgainLater,
  usableTimeZone,
  type Actor,
  type Precondition,
} from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { UnitOfWork } from '../../database/index.js';
import { Administration } from '../../users/index.js';
import { threadJob, WorkerThreads } from '../../worker-threads/index.js';
import type { NamedHoliday, WrittenBusinessHours } from './business-hours.js';
import { BusinessHoursPlanner } from './business-hours-planner.service.js';
import type { HolidayImportAnswer, HolidayReviewAnswer, ReviewedHoliday } from './holiday-import.dto.js';
import type { findHolidays, FoundHolidays } from './holiday-import.js';
import { readWrittenBusinessHours } from './read-business-hours.js';

/** Understands a holiday file: rules may be written so that finding their dates takes for ever. */
const FIND_HOLIDAYS = threadJob<typeof findHolidays>({
  label: 'holiday_import',
  module: new URL('./holiday-import.js', import.meta.url),
  name: 'findHolidays',
  seconds: 10,
  lane: { atOnce: 1, inside: 5, retryAfterSeconds: 10 },
});

/** What the interface does with business hours, in the name of the user who is signed in. */
@Injectable()
export class BusinessHoursAdministration {
  constructor(
    private readonly planner: BusinessHoursPlanner,
    private readonly administration: Administration,
    private readonly unitOfWork: UnitOfWork,
    private readonly threads: WorkerThreads,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  get(): Promise<WrittenBusinessHours> {
    return this.unitOfWork.run(readWrittenBusinessHours);
  }

  /** @throws DomainError 412; 422 that names the field. */
  replace(actor: Actor, hours: WrittenBusinessHours, precondition: Precondition): Promise<WrittenBusinessHours> {
    return this.administration.write(actor, async (unit) => {
      await precondition.assertHolds(async () => [await readWrittenBusinessHours(unit)]);
      await this.planner.replace(unit, hours);
      return readWrittenBusinessHours(unit);
    });
  }

  /**
   * Adds the holidays of an iCalendar document, but for its observances, to those that are there.
   * @throws DomainError 400 and 422 naming `ics`, also where its dates can't be found in time, or with those that are
   *   there would be more than may be; TryAgainLater; ClientGone.
   */
  async importHolidays(actor: Actor, ics: string, signal: AbortSignal): Promise<HolidayImportAnswer> {
    const { holidays, ...rest } = await this.findHolidays(await this.get(), ics, signal);
    const added = await this.administration.write(actor, (unit) => this.planner.addHolidays(unit, holidays));
    return { added: added.length, known: holidays.length - added.length, holidays: added, ...rest };
  }

  /** Says what an iCalendar document holds; nothing is written. @throws as `importHolidays`. */
  async reviewHolidays(ics: string, signal: AbortSignal): Promise<HolidayReviewAnswer> {
    const hours = await this.get();
    const { holidays, observances, ...rest } = await this.findHolidays(hours, ics, signal);
    const dates = new Set(hours.holidays.map(({ date }) => date));
    const reviewed = (found: readonly NamedHoliday[]): ReviewedHoliday[] =>
      found.map((holiday) => ({ ...holiday, known: dates.has(holiday.date) }));
    return { holidays: reviewed(holidays), observances: reviewed(observances), ...rest };
  }

  private async findHolidays(hours: WrittenBusinessHours, ics: string, signal: AbortSignal): Promise<FoundHolidays> {
    const { businessTimeZone } = this.environment;
    const timeZone = usableTimeZone(hours.timeZone, businessTimeZone, 'business_hours.time_zone');
    const today = localDay(timeZone, this.clock.now().getTime()).date;
    try {
      return await this.threads.run(FIND_HOLIDAYS, [ics, { today, timeZone }], signal);
    } catch (error) {
      if (!(error instanceof TryAgainLater) || error.code !== 'WORK_TOO_LONG') throw error;
      throw DomainError.unprocessable([{ field: 'ics', message: 'ics has rules whose dates take too long to find' }]);
    }
  }
}
