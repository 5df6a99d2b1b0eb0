import { DomainError, toName } from '../../common/framework-free.js';
import type { NamedHoliday } from './business-hours.js';
import { dateOfDay, dayOf, dayOfDate, partsOfDay, type Day } from './holiday-file/calendar-day.js';
import { readCalendarFile, textOf, valueOf, type EventProperties } from './holiday-file/calendar-lines.js';
import { inZone, readTimes, zoneNamed } from './holiday-file/calendar-time.js';
import { isObservance, isWorkingDay } from './holiday-file/observance.js';
import { occurrencesOf, type DayBudget } from './holiday-file/occurrences.js';
import { readRule } from './holiday-file/recurrence-rule.js';
import type { NotUnderstoodReason } from './holiday-file/not-understood.js';
import { wholeDaysOf, type WholeDays } from './holiday-file/whole-days.js';

/** How far ahead holidays are looked for, in years. */
const YEARS_AHEAD = 5;
/** At most so many dates of one file. */
const MAX_DATES = 2000;
/** The longest event that is taken, in days: no holiday is longer. */
const MAX_DAYS = 60;
/** At most so many events are named that are not understood. */
const MAX_NAMED = 200;
/** Dates of other centuries are slips. */
const [EARLIEST, LATEST] = [dayOf(1900, 1, 1), dayOf(2199, 12, 31)];
/** How many days the rules of one file may look at: about a second of work. */
const MAX_DAYS_LOOKED_AT = 1_000_000;

/** An event of a file that is not taken. */
export interface NotUnderstoodEvent {
  readonly summary: string;
  /** When it begins, as the file writes it; empty where it does not say. */
  readonly start: string;
  readonly reason: NotUnderstoodReason;
}

/** What a holiday file says. Dates are in order, each once; the first event of a date names it. */
export interface FoundHolidays {
  readonly holidays: readonly NamedHoliday[];
  /** Dates that the file has as observances only. */
  readonly observances: readonly NamedHoliday[];
  /** The first events that are not taken, and why. */
  readonly notUnderstood: readonly NotUnderstoodEvent[];
  /** How many events are not taken. */
  readonly ignored: number;
  /** How many events are over. */
  readonly past: number;
}

/** What a file is read with. */
export interface HolidayFileOptions {
  /** The business's date, such as `2026-11-23`: what is over by then is left out. */
  readonly today: string;
  /** The business's zone (IANA), for files with times in UTC. */
  readonly timeZone: string;
}

/**
 * Finds the whole days of an iCalendar document from today on; events that return are written out for five years. It
 * reads what makers really write, not only what the standard allows, and its work is bounded for every text.
 * @throws DomainError 400 naming `ics` when it is none, 422 when it has more dates than anybody needs.
 */
export function findHolidays(ics: string, { today, timeZone }: HolidayFileOptions): FoundHolidays {
  const file = readCalendarFile(ics);
  if (!file) throw DomainError.badRequest([{ field: 'ics', message: 'ics must be an iCalendar document' }]);
  const named = zoneNamed(file.timeZone);
  const reading = new HolidayReading(dayOfDate(today), [...(named === null ? [] : [named]), timeZone], file.events);
  for (const event of file.events) reading.take(event);
  if (file.isCutOff) reading.pass('', '', 'cut_off');
  return reading.result();
}

class HolidayReading {
  private readonly holidays = new Map<Day, string>();
  private readonly observances = new Map<Day, string>();
  private readonly notUnderstood: NotUnderstoodEvent[] = [];
  private readonly budget: DayBudget = { left: MAX_DAYS_LOOKED_AT };
  /** By the id of a series, the days that events of their own take the place of. */
  private readonly replaced = new Map<string, Set<Day>>();
  private readonly last: Day;
  private ignored = 0;
  private past = 0;

  constructor(
    private readonly today: Day,
    private readonly zones: readonly string[],
    events: readonly EventProperties[],
  ) {
    const { year, month, day } = partsOfDay(today);
    this.last = dayOf(year + YEARS_AHEAD, month, day);
    for (const event of events) {
      for (const { day: replaced } of event.get('RECURRENCE-ID')?.flatMap(readTimes) ?? []) {
        const id = valueOf(event, 'UID') ?? '';
        this.replaced.set(id, (this.replaced.get(id) ?? new Set()).add(replaced));
      }
    }
  }

  take(event: EventProperties): void {
    const days = this.daysOf(event);
    if (typeof days === 'string') {
      this.pass(nameOf(event), (valueOf(event, 'DTSTART') ?? '').slice(0, 40), days);
      return;
    }
    const found = isObservance(event) ? this.observances : this.holidays;
    if (days.length > 0 && days.every((day) => day < this.today)) this.past += 1;
    for (const day of days) if (day >= this.today && !found.has(day)) found.set(day, nameOf(event));
    if (this.holidays.size + this.observances.size > MAX_DATES) {
      throw DomainError.unprocessable([{ field: 'ics', message: `ics must have at most ${MAX_DATES} dates` }]);
    }
  }

  pass(summary: string, start: string, reason: NotUnderstoodReason): void {
    this.ignored += 1;
    if (this.notUnderstood.length < MAX_NAMED) this.notUnderstood.push({ summary, start, reason });
  }

  result(): FoundHolidays {
    const { notUnderstood, ignored, past } = this;
    for (const day of this.holidays.keys()) this.observances.delete(day);
    return { holidays: sorted(this.holidays), observances: sorted(this.observances), notUnderstood, ignored, past };
  }

  /** The days of an event, or why it has none. */
  private daysOf(event: EventProperties): Day[] | NotUnderstoodReason {
    if (valueOf(event, 'STATUS')?.toUpperCase() === 'CANCELLED') return 'cancelled';
    if (isWorkingDay(event)) return 'working_day';
    const whole = wholeDaysOf(event, this.zones);
    if (typeof whole === 'string') return whole;
    const begins = this.beginsOf(event, whole);
    if (begins === null) return 'rule';
    if (whole.days > MAX_DAYS && begins.length > 0) return 'too_long';
    if (begins.some((begin) => begin < EARLIEST || begin > LATEST)) return 'no_date';
    return begins.flatMap((begin) => Array.from({ length: whole.days }, (_, nth) => begin + whole.shift + nth));
  }

  /** The written days on which an event begins; null for a rule that is not understood. */
  private beginsOf(event: EventProperties, { written, days, timeZone }: WholeDays): Day[] | null {
    const listed = (name: string): Day[] =>
      (event.get(name) ?? [])
        .flatMap(readTimes)
        .map((time) => (time.isUtc && timeZone !== null ? inZone(time, timeZone) : time).day);
    const rules = event.get('RRULE') ?? [];
    if (event.has('EXRULE') || rules.length > 4) return null;
    const begins = new Set([...(rules.length === 0 ? [written] : []), ...listed('RDATE')]);
    for (const { value } of rules) {
      const rule = readRule(value, timeZone);
      const found = rule && occurrencesOf(rule, written, [this.today - days - 1, this.last], this.budget);
      if (!found) return null;
      for (const day of found) begins.add(day);
    }
    for (const day of listed('EXDATE')) begins.delete(day);
    const isSeries = rules.length > 0 || event.has('RDATE');
    const replaced = isSeries && !event.has('RECURRENCE-ID') ? this.replaced.get(valueOf(event, 'UID') ?? '') : null;
    for (const day of replaced ?? []) begins.delete(day);
    return [...begins].toSorted((a, b) => a - b);
  }
}

function sorted(found: ReadonlyMap<Day, string>): NamedHoliday[] {
  return [...found].toSorted(([a], [b]) => a - b).map(([day, name]) => ({ date: dateOfDay(day), name }));
}

function nameOf(event: EventProperties): string {
  return toName(textOf(event, 'SUMMARY'), 120, 'Holiday');
}
