import { DomainError, toName } from '../../common/framework-free.js';
import type { NamedHoliday } from './business-hours.js';
import { dateOfDay, dayOf, dayOfDate, partsOfDay, type Day } from './holiday-file/calendar-day.js';
import { readCalendarFile, textOf, valueOf, type EventProperties } from './holiday-file/calendar-lines.js';
import { inZone, readTimes, zoneNamed } from './holiday-file/calendar-time.js';
import { isObservance, isWorkingDay } from './holiday-file/observance.js';
import { occurrencesOf, type DayBudget } from './holiday-file/occurrences.js';
import { readRule, type RecurrenceRule } from './holiday-file/recurrence-rule.js';
import type { NotUnderstoodReason } from './holiday-file/not-understood.js';
import { wholeDaysOf, type WholeDays } from './holiday-file/whole-days.js';

/** How far ahead holidays are looked for, in years. */
const YEARS_AHEAD = 5;
/** How many dates of one file are read at most. */
const MAX_DATES = 2000;
/** The longest event that is taken, and the most days of a year on which one returns: no holiday is longer. */
const MAX_DAYS = 60;
/** How many events that are not understood are named at most. */
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
 * @throws DomainError 400 naming `ics` when it isn't a calendar, 422 when it has more dates than anybody needs.
 */
export function findHolidays(ics: string, { today, timeZone }: HolidayFileOptions): FoundHolidays {
  const file = readCalendarFile(ics);
  if (!file) throw DomainError.badRequest([{ field: 'ics', message: 'ics must be an iCalendar document' }]);
  const named = zoneNamed(file.timeZone);
  const reading = new HolidayReading(dayOfDate(today), [...(named === null ? [] : [named]), timeZone], file.events);
  for (const event of file.events) reading.take(event);
  for (const event of file.cutOff) reading.passEvent(event, 'cut_off');
  if (file.isCutOff && file.cutOff.length === 0) reading.pass('', '', 'cut_off');
  return reading.result();
}

/** What is found of a day. */
interface FoundDay {
  readonly name: string;
  /** Null for the whole day. */
  readonly closes: string | null;
}

/** Days of an event, in order. */
interface EventDays extends Pick<WholeDays, 'closes'> {
  readonly days: readonly Day[];
}

class HolidayReading {
  private readonly holidays = new Map<Day, FoundDay>();
  private readonly observances = new Map<Day, FoundDay>();
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
    const taken = this.daysOf(event);
    if (typeof taken === 'string') return this.passEvent(event, taken);
    const { days, closes } = taken;
    const found = isObservance(event) ? this.observances : this.holidays;
    if (days.every((day) => day < this.today)) this.past += 1;
    for (const day of days) {
      const known = found.get(day);
      const isMore = known === undefined || (known.closes !== null && closes === null);
      if (day >= this.today && isMore) found.set(day, { name: nameOf(event), closes });
    }
    if (this.holidays.size + this.observances.size > MAX_DATES) {
      throw DomainError.unprocessable([{ field: 'ics', message: `ics must have at most ${MAX_DATES} dates` }]);
    }
  }

  passEvent(event: EventProperties, reason: NotUnderstoodReason): void {
    this.pass(nameOf(event), (valueOf(event, 'DTSTART') ?? '').slice(0, 40), reason);
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

  /** The days of an event, none where it is over, or why it has none. */
  private daysOf(event: EventProperties): EventDays | NotUnderstoodReason {
    if (valueOf(event, 'STATUS')?.toUpperCase() === 'CANCELLED') return 'cancelled';
    if (isWorkingDay(event)) return 'working_day';
    const whole = wholeDaysOf(event, this.zones);
    if (typeof whole === 'string') return whole;
    const begins = this.beginsOf(event, whole);
    if (typeof begins === 'string') return begins;
    if (whole.days > MAX_DAYS && begins.length > 0) return 'too_long';
    if (begins.some((begin) => begin < EARLIEST || begin > LATEST)) return 'no_date';
    if (begins.length > 1 && mostInAYear(begins) * whole.days > MAX_DAYS) return 'too_often';
    const days = begins.flatMap((begin) => Array.from({ length: whole.days }, (_, nth) => begin + whole.shift + nth));
    return { days, closes: whole.closes };
  }

  /** The written days on which an event begins, none where it returned and is over; or why there aren't any. */
  private beginsOf(event: EventProperties, { written, days, timeZone }: WholeDays): Day[] | NotUnderstoodReason {
    const listed = (name: string): Day[] =>
      (event.get(name) ?? [])
        .flatMap(readTimes)
        .map((time) => (time.isUtc && timeZone !== null ? inZone(time, timeZone) : time).day);
    const rules = event.get('RRULE') ?? [];
    if (event.has('EXRULE') || rules.length > 4) return 'rule';
    let isOver = true;
    const begins = new Set([...(rules.length === 0 ? [written] : []), ...listed('RDATE')]);
    for (const { value } of rules) {
      const rule = readRule(value, timeZone);
      const found = rule && occurrencesOf(rule, written, [this.today - days - 1, this.last], this.budget);
      if (!found) return 'rule';
      for (const day of found) begins.add(day);
      isOver &&= this.isOver(rule, written, this.today - days - 1);
    }
    for (const day of listed('EXDATE')) begins.delete(day);
    const isSeries = rules.length > 0 || event.has('RDATE');
    const replaced = isSeries && !event.has('RECURRENCE-ID') ? this.replaced.get(valueOf(event, 'UID') ?? '') : null;
    for (const day of replaced ?? []) begins.delete(day);
    if (begins.size === 0 && !(isSeries && isOver)) return 'no_date_ahead';
    return [...begins].toSorted((a, b) => a - b);
  }

  /** Whether a rule that begins on `start` says itself that it has no date after `day`. */
  private isOver(rule: RecurrenceRule, start: Day, day: Day): boolean {
    if (rule.until !== null && rule.until <= day) return true;
    return rule.count !== null && occurrencesOf(rule, start, [start, day], this.budget)?.length === rule.count;
  }
}

function mostInAYear(days: readonly Day[]): number {
  const counts = new Map<number, number>();
  for (const day of days) counts.set(partsOfDay(day).year, (counts.get(partsOfDay(day).year) ?? 0) + 1);
  return Math.max(...counts.values());
}

function sorted(found: ReadonlyMap<Day, FoundDay>): NamedHoliday[] {
  return [...found]
    .toSorted(([a], [b]) => a - b)
    .map(([day, { name, closes }]) => ({ date: dateOfDay(day), name, ...(closes !== null && { closes }) }));
}

function nameOf(event: EventProperties): string {
  return toName(textOf(event, 'SUMMARY'), 120, 'Holiday');
}
