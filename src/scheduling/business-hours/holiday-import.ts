import ICAL from 'ical.js';
import { DomainError } from '../../common/index.js';
import type { NamedHoliday } from './read-business-hours.js';

/** How far ahead a holiday that returns every year is written out, in years. */
const YEARS_AHEAD = 5;
/** Most dates of one file. */
const MOST_DATES = 2000;
/** Most days of one event: no holiday is longer. */
const MOST_DAYS = 60;

/** What a holiday file says. */
export interface FoundHolidays {
  /** In order, each date once; the first event of a date names it. */
  readonly holidays: readonly NamedHoliday[];
  /** Events that are no holiday: not all day, cancelled, too long, or by a rule that is not understood. */
  readonly ignored: number;
}

/**
 * The all-day events of an iCalendar document as dates. An event that returns every year is written out from `today`
 * (`2026-11-23`) for the next five years; rules other than yearly ones by month, day and weekday are passed over.
 * @throws DomainError 400 naming `ics` when it is none, 422 when it has more dates than anybody needs.
 */
export function findHolidays(ics: string, today: string): FoundHolidays {
  const found = new Map<string, string>();
  let ignored = 0;
  for (const component of eventsOf(ics)) {
    const dates = datesOf(component, today);
    if (dates === null) ignored += 1;
    for (const date of dates ?? []) if (!found.has(date)) found.set(date, nameOf(component));
    if (found.size > MOST_DATES) {
      throw DomainError.unprocessable([{ field: 'ics', message: `ics must have at most ${MOST_DATES} dates` }]);
    }
  }
  const holidays = [...found].map(([date, name]) => ({ date, name }));
  return { holidays: holidays.toSorted((one, other) => (one.date < other.date ? -1 : 1)), ignored };
}

function eventsOf(ics: string): ICAL.Component[] {
  try {
    const calendar = ICAL.Component.fromString(ics);
    if (calendar.name !== 'vcalendar') throw new Error('not a calendar');
    return calendar.getAllSubcomponents('vevent');
  } catch {
    throw DomainError.badRequest([{ field: 'ics', message: 'ics must be an iCalendar document' }]);
  }
}

/** The dates of an event; null when it is no holiday that can be understood. */
function datesOf(component: ICAL.Component, today: string): string[] | null {
  try {
    const start: unknown = component.getFirstPropertyValue('dtstart');
    if (!(start instanceof ICAL.Time) || !start.isDate) return null;
    if (String(component.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED') return null;
    const days = daysOf(component, start);
    if (days < 1 || days > MOST_DAYS) return null;
    const begins = startsOf(component, start, today);
    return begins && begins.flatMap((begin) => Array.from({ length: days }, (_, day) => addDays(begin, day)));
  } catch {
    return null;
  }
}

function daysOf(component: ICAL.Component, start: ICAL.Time): number {
  const end: unknown = component.getFirstPropertyValue('dtend');
  if (end instanceof ICAL.Time) return Math.round((dayOf(end.toString()) - dayOf(start.toString())) / 86_400_000);
  const duration: unknown = component.getFirstPropertyValue('duration');
  return duration instanceof ICAL.Duration ? Math.max(1, Math.ceil(duration.toSeconds() / 86_400)) : 1;
}

/** The dates on which an event begins, from today on where it repeats. */
function startsOf(component: ICAL.Component, start: ICAL.Time, today: string): string[] | null {
  if (!isOfThisAge(start.toString())) return null;
  const rules = component.getAllProperties('rrule').map((property) => property.getFirstValue());
  if (rules.length === 0) return component.hasProperty('rdate') ? null : [start.toString()];
  const [rule] = rules;
  if (rules.length > 1 || !(rule instanceof ICAL.Recur) || !isUnderstood(rule)) return null;
  const last = `${Number(today.slice(0, 4)) + YEARS_AHEAD}${today.slice(4)}`;
  const left = new Set(component.getAllProperties('exdate').flatMap((property) => property.getValues().map(String)));
  const dates: string[] = [];
  const iterator = rule.iterator(start);
  for (let next = iterator.next(); next && next.toString() <= last; next = iterator.next()) {
    const date = next.toString();
    if (date >= today && !left.has(date)) dates.push(date);
  }
  return dates;
}

/**
 * Whether a rule is one of those that holidays have: every so many years, by month and by day or weekday. Anything else
 * is left alone: there are rules that no date ever fits, for which the iterator would look for ever.
 */
function isUnderstood(rule: ICAL.Recur): boolean {
  const parts = Object.keys(rule.parts).toSorted((one, other) => one.localeCompare(other));
  const days = rule.parts.BYDAY ?? [];
  if (rule.freq !== 'YEARLY') return false;
  if (parts.includes('BYSETPOS')) {
    const positions = rule.parts.BYSETPOS ?? [];
    const fits =
      days.every((day) => /^[A-Z]{2}$/.test(String(day))) && positions.every((at) => Math.abs(Number(at)) <= 4);
    return fits && parts.join() === 'BYDAY,BYMONTH,BYSETPOS';
  }
  const everyYear = days.every((day) => /^([+-]?[1-4])?[A-Z]{2}$/.test(String(day)));
  return everyYear && ['', 'BYMONTH', 'BYMONTH,BYMONTHDAY', 'BYDAY,BYMONTH'].includes(parts.join());
}

function nameOf(component: ICAL.Component): string {
  const summary: unknown = component.getFirstPropertyValue('summary');
  const text = typeof summary === 'string' ? summary.replaceAll(/\p{Cc}+/gu, ' ').trim() : '';
  return Array.from(text).slice(0, 120).join('') || 'Holiday';
}

function isOfThisAge(date: string): boolean {
  return date >= '1900' && date < '2200';
}

function dayOf(date: string): number {
  return Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
}

function addDays(date: string, days: number): string {
  return new Date(dayOf(date) + days * 86_400_000).toISOString().slice(0, 10);
}
