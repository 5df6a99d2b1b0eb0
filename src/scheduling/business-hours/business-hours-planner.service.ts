import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '../../common/index.js';
import { noteRosterChange } from '../../audit/index.js';
import { type AdministrativeUnit } from '../../database/index.js';
import { BusinessHoursRow, BusinessHoursSpan, Holiday } from './business-hours.entities.js';
import { assertValidHours } from './check-business-hours.js';
import { MAX_HOLIDAYS } from './hours-body.js';
import type { NamedHoliday, WrittenBusinessHours } from './business-hours.js';
import { readWrittenBusinessHours } from './read-business-hours.js';

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
  async replace(unit: AdministrativeUnit, hours: NewBusinessHours): Promise<void> {
    assertValidHours(hours);
    const before = await readWrittenBusinessHours(unit);
    await unit.update(BusinessHoursRow, { id: 1 }, { timeZone: hours.timeZone });
    await unit.change('DELETE FROM `business_hours_spans`');
    const spans = hours.weekly.map(({ weekday, opens, closes }) => ({ weekday, opens, closes }));
    await unit.insertAll(BusinessHoursSpan, spans);
    await unit.change('DELETE FROM `holidays`');
    await this.insertHolidays(unit, hours.holidays);
    await this.note(unit, before);
  }

  /**
   * Adds the holidays whose dates are not holidays yet; returns which these were.
   * @throws DomainError 422 naming `ics` where there would be more than `replace` is given at most.
   */
  async addHolidays(unit: AdministrativeUnit, holidays: readonly NamedHoliday[]): Promise<readonly NamedHoliday[]> {
    const before = await readWrittenBusinessHours(unit);
    const known = new Set(before.holidays.map(({ date }) => date));
    const added = holidays.filter(({ date }) => !known.has(date));
    const all = known.size + added.length;
    if (added.length > 0 && all > MAX_HOLIDAYS) {
      const message = `ics would make ${all} holidays, and there may be ${MAX_HOLIDAYS}: remove some first`;
      throw DomainError.unprocessable([{ field: 'ics', message }]);
    }
    await this.insertHolidays(unit, added);
    await this.note(unit, before);
    return added;
  }

  private async insertHolidays(unit: AdministrativeUnit, holidays: readonly NamedHoliday[]): Promise<void> {
    await unit.insertAll(
      Holiday,
      holidays.map(({ date, name, closes = null }) => ({ date, name, closes })),
    );
  }

  private async note(unit: AdministrativeUnit, before: WrittenBusinessHours): Promise<void> {
    const after = await readWrittenBusinessHours(unit);
    const change = { entity: 'business_hours', entityId: 1, before, after };
    await noteRosterChange(unit, { at: this.clock.now(), ...change });
  }
}
