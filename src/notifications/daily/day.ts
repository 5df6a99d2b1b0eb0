import { dayAfter, localDay, wallClockInstant } from '../../common/index.js';

/** A day on which daily messages are due, and the day after it, by the clocks of the business. */
export interface MessageDay {
  /** `2026-11-23` */
  readonly date: string;
  /** Epoch milliseconds of the next day's beginning and end: 23, 24 or 25 hours. */
  readonly nextBegins: number;
  readonly nextEnds: number;
}

/** The day whose messages are due at an instant: from an hour of it on, until it ends; null before that hour. */
export function messageDayAt(now: number, timeZone: string, hour: number): MessageDay | null {
  const { date } = localDay(timeZone, now);
  if (now < wallClockInstant(timeZone, date, `${String(hour).padStart(2, '0')}:00`)) return null;
  const next = dayAfter(date).date;
  return {
    date,
    nextBegins: wallClockInstant(timeZone, next, '00:00'),
    nextEnds: wallClockInstant(timeZone, next, '24:00'),
  };
}
