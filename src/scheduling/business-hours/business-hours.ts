import { dayBefore, localDay, wallClockInstant } from '../../common/index.js';

/** A span of a weekday (Monday is 1) in wall-clock time: `08:00` to `17:00`; a span over midnight closes next day. */
export interface WeeklySpan {
  readonly weekday: number;
  readonly opens: string;
  /** Up to `24:00`; at or before `opens` it means the next day. */
  readonly closes: string;
}

/** When the business is open: its zone, its week and the dates on which nothing opens. */
export interface BusinessHours {
  /** IANA. */
  readonly timeZone: string;
  readonly weekly: readonly WeeklySpan[];
  /** Dates such as `2026-12-25`. */
  readonly holidays: ReadonlySet<string>;
}

/**
 * Whether the business is open at an instant (epoch milliseconds). The opening instant is open, the closing one is
 * not. A holiday takes away the spans that would open on that date, also where they would run over midnight.
 */
export function isOpen(hours: BusinessHours, at: number): boolean {
  const today = localDay(hours.timeZone, at);
  return [today, dayBefore(today.date)].some((day) => isWithinDay(hours, day, at));
}

function isWithinDay(hours: BusinessHours, day: { date: string; weekday: number }, at: number): boolean {
  if (hours.holidays.has(day.date)) return false;
  return hours.weekly.some((span) => {
    if (span.weekday !== day.weekday) return false;
    if (at < wallClockInstant(hours.timeZone, day.date, span.opens)) return false;
    const closingDate = span.closes <= span.opens ? dayAfter(day.date) : day.date;
    return at < wallClockInstant(hours.timeZone, closingDate, span.closes);
  });
}

function dayAfter(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
