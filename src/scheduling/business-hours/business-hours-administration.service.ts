import { Injectable } from '@nestjs/common';
import { Clock, localDay, type Actor } from '../../common/index.js';
import { UnitOfWork } from '../../database/index.js';
import { BusinessHoursPlanner } from './business-hours-planner.service.js';
import type { HolidayImportAnswer } from './business-hours.dto.js';
import { findHolidays } from './holiday-import.js';
import { readWrittenBusinessHours, type WrittenBusinessHours } from './read-business-hours.js';

/** What the interface does with business hours, in the name of whoever is signed in. */
@Injectable()
export class BusinessHoursAdministration {
  constructor(
    private readonly planner: BusinessHoursPlanner,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  get(): Promise<WrittenBusinessHours> {
    return this.unitOfWork.run(readWrittenBusinessHours);
  }

  /** @throws DomainError 422 that names the field. */
  replace(actor: Actor, hours: WrittenBusinessHours): Promise<WrittenBusinessHours> {
    return this.unitOfWork.run(async (unit) => {
      await this.planner.replace(unit, hours, actor.userId);
      return readWrittenBusinessHours(unit);
    });
  }

  /**
   * Adds the holidays of an iCalendar document to those that are there.
   * @throws DomainError 400 and 422 naming `ics`.
   */
  importHolidays(actor: Actor, ics: string): Promise<HolidayImportAnswer> {
    return this.unitOfWork.run(async (unit) => {
      const { timeZone } = await readWrittenBusinessHours(unit);
      const { date } = localDay(timeZone, this.clock.now().getTime());
      const { holidays, ignored } = findHolidays(ics, date);
      const added = await this.planner.addHolidays(unit, holidays, actor.userId);
      return { added: added.length, known: holidays.length - added.length, ignored, holidays: added };
    });
  }
}
