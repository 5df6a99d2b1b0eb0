/** A day as days since 1970-01-01: dates without a zone that can be counted. */
export type Day = number;

const DAY_MS = 86_400_000;

/** Returns the day of a date of the calendar (month and day of the month from 1). */
export function dayOf(year: number, month: number, day: number): Day {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** Returns the day of a date such as `2026-12-25`. */
export function dayOfDate(date: string): Day {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** Returns the date of a day, such as `2026-12-25`. */
export function dateOfDay(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Returns year, month (from 1) and day of the month of a day. */
export function partsOfDay(day: Day): { year: number; month: number; day: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Returns the weekday of a day: Monday is 1. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Returns how many days a month (from 1) has. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
