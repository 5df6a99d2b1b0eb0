import type { Unit } from '../../database/index.js';
import { BusinessHoursRow, BusinessHoursSpan, Holiday } from './business-hours.entities.js';
import type { BusinessHours, WeeklySpan } from './business-hours.js';

/** A date on which nothing opens, and why. */
export interface NamedHoliday {
  /** `2026-12-25` */
  readonly date: string;
  readonly name: string;
}

/** Business hours as people see them: holidays with their names, in order. */
export interface WrittenBusinessHours {
  readonly timeZone: string;
  readonly weekly: readonly WeeklySpan[];
  readonly holidays: readonly NamedHoliday[];
}

/** The present business hours, for whoever asks whether it is open. */
export async function readBusinessHours(unit: Unit): Promise<BusinessHours> {
  const { timeZone, weekly, holidays } = await readWrittenBusinessHours(unit);
  return { timeZone, weekly, holidays: new Set(holidays.map(({ date }) => date)) };
}

/** The present business hours, for people. */
export async function readWrittenBusinessHours(unit: Unit): Promise<WrittenBusinessHours> {
  const { timeZone } = await unit.manager.findOneByOrFail(BusinessHoursRow, { id: 1 });
  const spans = await unit.manager.find(BusinessHoursSpan, { order: { weekday: 'ASC', opens: 'ASC', id: 'ASC' } });
  const holidays = await unit.manager.find(Holiday, { order: { date: 'ASC' } });
  return {
    timeZone,
    weekly: spans.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
    holidays: holidays.map(({ date, name }) => ({ date, name })),
  };
}
