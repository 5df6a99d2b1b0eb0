const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment on the clocks of a zone. */
export interface Wall {
  /** `2026-11-23` */
  readonly date: string;
  /** `08:00` */
  readonly time: string;
}

/** The moment of an instant (epoch milliseconds) on the clocks of a zone. */
export function wallOf(zone: string, at: number): Wall {
  let format = formats.get(zone);
  if (!format) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
    format = new Intl.DateTimeFormat('en-CA', { ...parts, hourCycle: 'h23', timeZone: zone });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const { year = '', month = '', day = '', hour = '', minute = '' } = parts;
  return { date: `${year.padStart(4, '0')}-${month}-${day}`, time: `${hour}:${minute}` };
}

/** How far the clocks of a zone are before UTC at an instant, in milliseconds (to the minute). */
export function offsetAt(zone: string, at: number): number {
  const { date, time } = wallOf(zone, at);
  return Date.parse(`${date}T${time}:00Z`) - Math.floor(at / 60_000) * 60_000;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * Returns the instant of a moment on the clocks of a zone, as the service does: the first of two where the clocks go
 * back; where they skip it, the first instant after the gap.
 */
export function instantOf(zone: string, date: string, time: string): number {
  const local = Date.parse(`${date}T${time}:00Z`);
  const [before, after] = [offsetAt(zone, local - DAY), offsetAt(zone, local + DAY)];
  const fits = [local - before, local - after].filter((at) => {
    const wall = wallOf(zone, at);
    return wall.date === date && wall.time === time;
  });
  return fits.length > 0 ? Math.min(...fits) : endOfGap(zone, local - after, local - before);
}

/** Returns the instant at which the clocks of a zone change, between one before it and one at or after it. */
function endOfGap(zone: string, before: number, after: number): number {
  const offset = offsetAt(zone, after);
  let [low, high] = [before, after];
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
    if (offsetAt(zone, middle) === offset) high = middle;
    else low = middle;
  }
  return high;
}

/** Returns the date that is a number of days after another. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The day of the week of a date; Monday is 1. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** A day of a zone's calendar, from its beginning to the next one's, in epoch milliseconds. */
export interface ZoneDay {
  readonly date: string;
  readonly from: number;
  readonly to: number;
  /** 24, but 23 or 25 and the like where the clocks change. */
  readonly hours: number;
}

/** Returns a number of days of a zone's calendar, from a date on. */
export function daysFrom(zone: string, date: string, count: number): ZoneDay[] {
  return Array.from({ length: count }, (_, nth) => {
    const day = addDays(date, nth);
    const [from, to] = [instantOf(zone, day, '00:00'), instantOf(zone, addDays(day, 1), '00:00')];
    return { date: day, from, to, hours: (to - from) / 3_600_000 };
  });
}

/** Whether the browser knows a zone by this name. */
export function isZone(zone: string): boolean {
  try {
    return wallOf(zone, 0).date !== '';
  } catch {
    return false;
  }
}
