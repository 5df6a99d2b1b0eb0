import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { bumpRosterRevision, noteChange, type Unit } from '../../database/index.js';
import { BusinessHoursRow, BusinessHoursSpan, Holiday } from './business-hours.entities.js';
import { refuseBadHours } from './check-business-hours.js';
import { readWrittenBusinessHours, type NamedHoliday, type WrittenBusinessHours } from './read-business-hours.js';

/** Business hours as they are written: holidays with their names. */
export type NewBusinessHours = WrittenBusinessHours;

/** Writes when the business is open. */
@Injectable()
export class BusinessHoursPlanner {
  constructor(private readonly clock: Clock) {}

  /**
   * Replaces zone, week and holidays.
   * @throws DomainError 422 that names the field.
   */
  async replace(unit: Unit, hours: NewBusinessHours, actorUserId: number | null): Promise<void> {
    refuseBadHours(hours);
    await bumpRosterRevision(unit);
    const before = await readWrittenBusinessHours(unit);
    await unit.update(BusinessHoursRow, { id: 1 }, { timeZone: hours.timeZone });
    await unit.change('DELETE FROM `business_hours_spans`');
    for (const { weekday, opens, closes } of hours.weekly) {
      await unit.insert(BusinessHoursSpan, { weekday, opens, closes });
    }
    await unit.change('DELETE FROM `holidays`');
    await this.insertHolidays(unit, hours.holidays);
    await this.note(unit, before, actorUserId);
  }

  /** Adds those holidays whose date is none yet; which these were. */
  async addHolidays(
    unit: Unit,
    holidays: readonly NamedHoliday[],
    actorUserId: number | null,
  ): Promise<readonly NamedHoliday[]> {
    await bumpRosterRevision(unit);
    const before = await readWrittenBusinessHours(unit);
    const known = new Set(before.holidays.map(({ date }) => date));
    const added = holidays.filter(({ date }) => !known.has(date));
    await this.insertHolidays(unit, added);
    await this.note(unit, before, actorUserId);
    return added;
  }

  private async insertHolidays(unit: Unit, holidays: readonly NamedHoliday[]): Promise<void> {
    for (const { date, name } of holidays) await unit.insert(Holiday, { date, name });
  }

  private async note(unit: Unit, before: WrittenBusinessHours, actorUserId: number | null): Promise<void> {
    const after = await readWrittenBusinessHours(unit);
    const change = { entity: 'business_hours', entityId: 1, before, after };
    await noteChange(unit, { at: this.clock.now(), actorUserId, ...change });
  }
}
