import { DomainError, FIRST_YEAR, isTimeZone, isYearTaken, LAST_YEAR, type FieldProblem } from '../../common/index.js';
import type { NamedHoliday, WeeklySpan, WrittenBusinessHours } from './business-hours.js';

/** A time of the day. */
export const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
/** The same, or `24:00` for the end of the day. */
export const CLOSING_TIME = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** @throws DomainError 422 that names the zone, the span or the holiday that can't be. */
export function assertValidHours({ timeZone, weekly, holidays }: WrittenBusinessHours): void {
  const problems = [...spanProblems(weekly), ...holidayProblems(holidays)];
  if (!isTimeZone(timeZone)) problems.unshift({ field: 'timeZone', message: 'timeZone must be an IANA time zone' });
  if (problems.length > 0) throw DomainError.unprocessable(problems);
}

function spanProblems(weekly: readonly WeeklySpan[]): FieldProblem[] {
  return weekly.flatMap((span, index) => {
    const field = `weekly[${index}]`;
    if (!isSpan(span)) {
      return [{ field, message: `${field} must have a weekday of 1 to 7 and times such as 08:00` }];
    }
    const other = weekly.findIndex((earlier, at) => at < index && overlap(earlier, span));
    return other < 0 ? [] : [{ field, message: `${field} overlaps weekly[${other}] on the same day` }];
  });
}

/** Returns whether a span has a weekday (Monday is 1) and times of the day. */
export function isSpan({ weekday, opens, closes }: WeeklySpan): boolean {
  const times = TIME_OF_DAY.test(opens) && CLOSING_TIME.test(closes);
  return Number.isInteger(weekday) && weekday >= 1 && weekday <= 7 && times;
}

/** Whether two spans of one weekday share a moment. */
function overlap(one: WeeklySpan, other: WeeklySpan): boolean {
  if (one.weekday !== other.weekday) return false;
  return one.opens < endOf(other) && other.opens < endOf(one);
}

/** Where a span ends on its own day: one that goes on over midnight at the day's end. */
function endOf({ opens, closes }: WeeklySpan): string {
  return closes <= opens ? '24:00' : closes;
}

function holidayProblems(holidays: readonly NamedHoliday[]): FieldProblem[] {
  const seen = new Set<string>();
  return holidays.flatMap(({ date }, index) => {
    const field = `holidays[${index}].date`;
    if (!isDateTaken(date)) return [{ field, message: `${field} must be ${DATE_WANTED}` }];
    if (seen.has(date)) return [{ field, message: `${field}: ${date} is named twice` }];
    seen.add(date);
    return [];
  });
}

/** What a date must be that is taken from outside, to be said after "must be". */
export const DATE_WANTED = `a date such as 2026-12-25, in a year from ${FIRST_YEAR} to ${LAST_YEAR}`;

/** Returns whether a text is a date of a year that is taken from outside. */
export function isDateTaken(text: string): boolean {
  return isDate(text) && isYearTaken(Number(text.slice(0, 4)));
}

/** Whether a text is a date of the calendar, such as `2026-12-25`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
