import { Temporal } from 'temporal-polyfill';

/**
 * The instant at which the clocks of a zone show a date (`2026-11-23`) and time (`08:00`, or `24:00` for the end of
 * the day). A time that a DST change skips means the first valid instant after it; one that occurs twice means the
 * first occurrence.
 */
export function wallClockInstant(timeZone: string, date: string, time: string): number {
  const atMidnight = time === '24:00';
  const day = Temporal.PlainDate.from(date).add({ days: atMidnight ? 1 : 0 });
  const wanted = day.toPlainDateTime(atMidnight ? '00:00' : time);
  const earlier = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wanted)) return earlier.epochMilliseconds;
  return (earlier.getTimeZoneTransition('next') ?? earlier).epochMilliseconds;
}

/** The calendar date that a zone has at an instant (epoch milliseconds), with its weekday (Monday is 1). */
export function localDay(timeZone: string, at: number): { date: string; weekday: number } {
  const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return dayOf(Temporal.PlainDate.from({ year, month, day }));
}

/** The day before a date (`2026-11-23`), with its weekday (Monday is 1). */
export function dayBefore(date: string): { date: string; weekday: number } {
  return dayOf(Temporal.PlainDate.from(date).subtract({ days: 1 }));
}

/** The day after a date, with its weekday. */
export function dayAfter(date: string): { date: string; weekday: number } {
  return dayOf(Temporal.PlainDate.from(date).add({ days: 1 }));
}

function dayOf(date: Temporal.PlainDate): { date: string; weekday: number } {
  return { date: date.toString(), weekday: date.dayOfWeek };
}
