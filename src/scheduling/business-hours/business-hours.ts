import { dayBefore, localDay, wallClockInstant } from '../../common/framework-free.js';

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
  /** Dates that are half a holiday, with the time at which everything closes: `12:00`. */
  readonly earlyCloses: ReadonlyMap<string, string>;
}

/** A date on which nothing opens, or everything closes early, and why. */
export interface NamedHoliday {
  /** `2026-12-25` */
  readonly date: string;
  readonly name: string;
  /** From when on nothing is open; left out for the whole day. */
  readonly closes?: string | null | undefined;
}

/** A span of a date in wall-clock time. */
export interface DatedSpan {
  readonly opens: string;
  readonly closes: string;
  readonly closesNextDay: boolean;
}

/** Business hours as people see them: holidays with their names, in order. */
export interface WrittenBusinessHours {
  readonly timeZone: string;
  readonly weekly: readonly WeeklySpan[];
  readonly holidays: readonly NamedHoliday[];
}

/**
 * Whether the business is open at an instant (epoch milliseconds). The opening instant is open, the closing one is
 * not. A holiday takes away the spans that would open on that date, also where they would run over midnight; half a
 * holiday ends them early.
 */
export function isOpen(hours: BusinessHours, at: number): boolean {
  const today = localDay(hours.timeZone, at);
  return [today, dayBefore(today.date)].some((day) => isWithinDay(hours, day, at));
}

function isWithinDay(hours: BusinessHours, day: { date: string; weekday: number }, at: number): boolean {
  return spansOn(hours, day).some(({ opens, closes, closesNextDay }) => {
    if (at < wallClockInstant(hours.timeZone, day.date, opens)) return false;
    const closingDate = closesNextDay ? dayAfter(day.date) : day.date;
    return at < wallClockInstant(hours.timeZone, closingDate, closes);
  });
}

/** Returns the spans that open on a date: none on a holiday, and up to its early close on half of one. */
export function spansOn(hours: BusinessHours, day: { date: string; weekday: number }): readonly DatedSpan[] {
  if (hours.holidays.has(day.date)) return [];
  const end = hours.earlyCloses.get(day.date);
  return hours.weekly.flatMap(({ weekday, opens, closes }) => {
    if (weekday !== day.weekday) return [];
    const closesNextDay = closes <= opens;
    if (end === undefined || (!closesNextDay && closes <= end)) return [{ opens, closes, closesNextDay }];
    return opens < end ? [{ opens, closes: end, closesNextDay: false }] : [];
  });
}

/** Returns the dates of holidays as calls go by them. */
export function holidayDates(holidays: readonly NamedHoliday[]): Pick<BusinessHours, 'holidays' | 'earlyCloses'> {
  const half = holidays.flatMap(({ date, closes }) => (closes ? [[date, closes] as const] : []));
  return {
    holidays: new Set(holidays.flatMap(({ date, closes }) => (closes ? [] : [date]))),
    earlyCloses: new Map(half),
  };
}

function dayAfter(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
