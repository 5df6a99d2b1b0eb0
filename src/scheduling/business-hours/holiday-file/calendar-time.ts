import { Temporal } from 'temporal-polyfill';
import { isTimeZone } from '../../../common/framework-free.js';
import { dayOf, daysInMonth, type Day } from './calendar-day.js';
import type { Property } from './calendar-lines.js';

/** A moment as a file writes it: a day, with minutes since midnight where it has a time of the day. */
export interface WrittenTime {
  readonly day: Day;
  /** Null for a whole day. Seconds count as a part of a minute. */
  readonly minutes: number | null;
  readonly isUtc: boolean;
}

const TIME = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?(Z)?)?$/i;

/** Returns the moment that a text such as `20261225` or `20261225T000000Z` names; null where it names none. */
export function readTime(text: string): WrittenTime | null {
  const match = TIME.exec(text.trim());
  if (!match) return null;
  const [year = 0, month = 0, day = 0] = match.slice(1, 4).map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(4, 7).map((part) => Number(part ?? 0));
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  if (hours > 24 || minutes > 59 || seconds > 60) return null;
  const time = match[4] === undefined ? null : hours * 60 + minutes + seconds / 60;
  return { day: dayOf(year, month, day), minutes: time, isUtc: match[7] !== undefined };
}

/** Returns the moments of a property such as `EXDATE`; of a period, its beginning. Others are left out. */
export function readTimes(property: Property): WrittenTime[] {
  return property.value.split(',').flatMap((text) => readTime(text.split('/')[0] ?? '') ?? []);
}

/** Returns what the clocks of a zone show at a moment written in UTC. */
export function inZone(time: WrittenTime, timeZone: string): WrittenTime {
  const at = Temporal.Instant.fromEpochMilliseconds((time.day * 1440 + (time.minutes ?? 0)) * 60_000);
  const { year, month, day, hour, minute, second } = at.toZonedDateTimeISO(timeZone);
  return { day: dayOf(year, month, day), minutes: hour * 60 + minute + second / 60, isUtc: false };
}

/** Returns the IANA zone that a text names, as some makers write it (`/mozilla.org/20070129_1/Asia/Tokyo`), or null. */
export function zoneNamed(text: string | null | undefined): string | null {
  const name = text?.replace(/^\/(?:[^/]*\/){2}/, '') ?? '';
  return isTimeZone(name) ? name : null;
}

const DURATION = /^\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/i;

/** Returns how many minutes a duration such as `P1D` or `PT23H59M59S` is; null where the text isn't a duration. */
export function readDuration(text: string): number | null {
  const match = DURATION.exec(text.trim());
  if (!match || !/\d/.test(text)) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return (weeks * 7 + days) * 1440 + hours * 60 + minutes + seconds / 60;
}
