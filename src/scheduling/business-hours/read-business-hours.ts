import { usableTimeZone, warnOfStoredValue } from '../../common/index.js';
import type { Unit } from '../../database/index.js';
import { BusinessHoursRow, BusinessHoursSpan, Holiday } from './business-hours.entities.js';
import { holidayDates, type BusinessHours, type NamedHoliday, type WrittenBusinessHours } from './business-hours.js';
import { isSpan, TIME_OF_DAY } from './check-business-hours.js';

/**
 * Returns the present business hours as calls go by them: in `instead` where their zone is unknown, without spans that
 * have no times of the day.
 */
export async function readBusinessHours(unit: Unit, instead: string): Promise<BusinessHours> {
  const { timeZone, weekly, holidays } = await readWrittenBusinessHours(unit);
  const usable = weekly.filter(isSpan);
  if (usable.length < weekly.length) {
    warnOfStoredValue('business_hours_spans has rows without times of the day', 'they are left out');
  }
  return {
    timeZone: usableTimeZone(timeZone, instead, 'business_hours.time_zone'),
    weekly: usable,
    ...holidayDates(holidays.map(usableHoliday)),
  };
}

/** Returns the present business hours as they are written, for people. */
export async function readWrittenBusinessHours(unit: Unit): Promise<WrittenBusinessHours> {
  const { timeZone } = await unit.manager.findOneByOrFail(BusinessHoursRow, { id: 1 });
  const spans = await unit.manager.find(BusinessHoursSpan, { order: { weekday: 'ASC', opens: 'ASC', id: 'ASC' } });
  const holidays = await unit.manager.find(Holiday, { order: { date: 'ASC' } });
  return {
    timeZone,
    weekly: spans.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
    holidays: holidays.map(({ date, name, closes }) => ({ date, name, ...(closes !== null && { closes }) })),
  };
}

/** A close that is no time of the day makes a whole day of it. */
function usableHoliday(holiday: NamedHoliday): NamedHoliday {
  if (!holiday.closes || TIME_OF_DAY.test(holiday.closes)) return holiday;
  warnOfStoredValue('holidays.closes is no time of the day', 'the whole day is closed');
  return { ...holiday, closes: null };
}
