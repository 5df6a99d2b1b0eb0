import type { Day } from './calendar-day.js';
import { textOf, valueOf, type EventProperties } from './calendar-lines.js';
import { inZone, readDuration, readTime, zoneNamed, type WrittenTime } from './calendar-time.js';
import type { NotUnderstoodReason } from './not-understood.js';

/** The whole days of an event, or the one of which it is the rest. */
export interface WholeDays {
  /** As the file writes it: rules count from it. */
  readonly written: Day;
  /** How many days the meant day is after the written one: midnight in Berlin is the evening before in UTC. */
  readonly shift: -1 | 0 | 1;
  readonly days: number;
  /** The zone that its times are in; null where it has no times, or they are in UTC or in none. */
  readonly timeZone: string | null;
  /** From when on the day is meant, such as `12:00`: half a holiday; null: the whole of it. */
  readonly closes: string | null;
}

const DAY = 1440;
/** How much a day may be short of 24 hours, in minutes: many end at 23:59. */
const TOLERANCE = 1;
const NOON = DAY / 2;
const ALL_DAY_MARKS = ['X-MICROSOFT-CDO-ALLDAYEVENT', 'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT', 'X-FUNAMBOL-ALLDAY'];

/**
 * Returns the whole days of an event, or why it has none. Times in UTC may be midnight in one of the zones, which are
 * tried in order, or in a zone that nobody named: 24 hours in UTC are the day whose midnight is nearest. From noon or
 * later to midnight it is half a day.
 */
export function wholeDaysOf(event: EventProperties, zones: readonly string[]): WholeDays | NotUnderstoodReason {
  const start = readTime(valueOf(event, 'DTSTART') ?? '');
  const end = start && endOf(event, start);
  if (!start || !end) return 'no_date';
  const length = minutesBetween(start, end);
  if (length < 0) return 'ends_before_start';
  if (start.minutes === null)
    return { written: start.day, shift: 0, days: daysIn(length), timeZone: null, closes: null };
  const timeZone = zoneNamed(event.get('DTSTART')?.[0]?.parameters.get('TZID'));
  const isMarked = ALL_DAY_MARKS.some((name) => /^(true|1)$/i.test(valueOf(event, name) ?? ''));
  const isWithoutEnd = length === 0;
  const shown =
    start.isUtc && !isWithoutEnd ? zones.map((zone) => [inZone(start, zone), inZone(end, zone)] as const) : [];
  for (const [from, to] of [[start, end] as const, ...shown]) {
    const minutes = minutesBetween(from, to);
    if (from.minutes !== 0 || !(isWithoutEnd || isMarked || isWhole(minutes))) continue;
    const shift = shiftTo(from.day, start);
    return { written: start.day, shift, days: daysIn(minutes - TOLERANCE), timeZone, closes: null };
  }
  if (!isMarked && !(start.isUtc && isWhole(length))) {
    return partOfDay(start, start.isUtc ? shown : [[start, end]], timeZone);
  }
  const nearest = start.isUtc && start.minutes >= DAY / 2 ? start.day + 1 : start.day;
  const days = Math.max(1, Math.round(length / DAY));
  return { written: start.day, shift: shiftTo(nearest, start), days, timeZone, closes: null };
}

/** Returns the day of which an event is the rest, as one of the zones shows it, or why there isn't one. */
function partOfDay(
  start: WrittenTime,
  shown: readonly (readonly [WrittenTime, WrittenTime])[],
  timeZone: string | null,
): WholeDays | NotUnderstoodReason {
  for (const [from, to] of shown) {
    const rest = DAY - (from.minutes ?? 0);
    const short = rest - minutesBetween(from, to);
    if (rest > NOON || short < 0 || short > TOLERANCE) continue;
    const [hours, minutes] = [Math.floor((DAY - rest) / 60), Math.floor((DAY - rest) % 60)];
    const closes = [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':');
    return { written: start.day, shift: shiftTo(from.day, start), days: 1, timeZone, closes };
  }
  const isMorning = shown.some(([from, to]) => from.minutes === 0 && from.day === to.day);
  return isMorning ? 'opens_late' : 'time_of_day';
}

function daysIn(minutes: number): number {
  return Math.max(1, Math.ceil(minutes / DAY));
}

/** Whether a length in minutes is a number of days, or a minute at most short of it. */
function isWhole(minutes: number): boolean {
  return minutes >= DAY - TOLERANCE && (DAY - (minutes % DAY)) % DAY <= TOLERANCE;
}

function shiftTo(day: Day, start: WrittenTime): -1 | 0 | 1 {
  if (day === start.day) return 0;
  return day > start.day ? 1 : -1;
}

function minutesBetween(from: WrittenTime, to: WrittenTime): number {
  return (to.day - from.day) * DAY + (to.minutes ?? 0) - (from.minutes ?? 0);
}

/** When an event ends: as it begins where it does not say; null where that can't be read. */
function endOf(event: EventProperties, start: WrittenTime): WrittenTime | null {
  const written = valueOf(event, 'DTEND') ?? '';
  if (written !== '') return readTime(written);
  const duration = textOf(event, 'DURATION').trim();
  const length = duration === '' ? 0 : readDuration(duration);
  if (length === null) return null;
  const minutes = (start.minutes ?? 0) + length;
  return { day: start.day + Math.floor(minutes / DAY), minutes: minutes % DAY, isUtc: start.isUtc };
}
