import { dayOf, daysInMonth, partsOfDay, weekdayOf, type Day } from './calendar-day.js';
import type { RecurrenceRule } from './recurrence-rule.js';

/** How many days may still be looked at for one file: shared by all its rules. */
export interface DayBudget {
  left: number;
}

/**
 * Returns the days from `from` to `to` on which a rule that begins on `start` recurs, in order. It looks at the days of
 * one period after the other, so that it ends for every rule; a rule with a count from its beginning, any other from
 * `from`. Null when the budget is used up.
 */
export function occurrencesOf(
  rule: RecurrenceRule,
  start: Day,
  [from, to]: readonly [Day, Day],
  budget: DayBudget,
): Day[] | null {
  const found: Day[] = [];
  const last = Math.min(to, rule.until ?? to);
  const begun = Math.max(start, rule.count === null ? from : start);
  const skipped = Math.max(0, Math.floor(periodsBetween(rule, start, begun) / rule.interval));
  const fits = dayFilter(rule, start);
  let count = 0;
  for (let period = skipped * rule.interval; ; period += rule.interval) {
    const [first, end] = periodOf(rule, start, period);
    if (first > last) return found;
    const days = daysToLookAt(rule, start, first, end);
    budget.left -= days.length + 1;
    if (budget.left < 0) return null;
    for (const day of atPositions(rule, days.filter(fits))) {
      if (day < start) continue;
      if (day > last) return found;
      count += 1;
      if (rule.count !== null && count > rule.count) return found;
      if (day >= from) found.push(day);
    }
  }
}

/** How many periods a day is after the one of the start. */
function periodsBetween(rule: RecurrenceRule, start: Day, day: Day): number {
  const [a, b] = [partsOfDay(start), partsOfDay(day)];
  if (rule.frequency === 'YEARLY') return b.year - a.year;
  if (rule.frequency === 'MONTHLY') return (b.year - a.year) * 12 + b.month - a.month;
  if (rule.frequency === 'DAILY') return day - start;
  return (weekOf(rule, day) - weekOf(rule, start)) / 7;
}

/** The first day of a period and the day after its last. */
function periodOf(rule: RecurrenceRule, start: Day, period: number): readonly [Day, Day] {
  const { year, month } = partsOfDay(start);
  if (rule.frequency === 'YEARLY') return [dayOf(year + period, 1, 1), dayOf(year + period + 1, 1, 1)];
  if (rule.frequency === 'MONTHLY') return [dayOf(year, month + period, 1), dayOf(year, month + period + 1, 1)];
  if (rule.frequency === 'DAILY') return [start + period, start + period + 1];
  const week = weekOf(rule, start) + period * 7;
  return [week, week + 7];
}

function weekOf(rule: RecurrenceRule, day: Day): Day {
  return day - ((weekdayOf(day) - rule.weekStart + 7) % 7);
}

/** The days of a period, in order; of a year only those of the months that a rule names. */
function daysToLookAt(rule: RecurrenceRule, start: Day, first: Day, end: Day): Day[] {
  const months = rule.frequency === 'YEARLY' ? monthsOf(rule, start) : [];
  const { year } = partsOfDay(first);
  const spans = months.map((month) => [dayOf(year, month, 1), dayOf(year, month + 1, 1)] as const);
  return (spans.length === 0 ? [[first, end] as const] : spans).flatMap(([from, to]) =>
    Array.from({ length: to - from }, (_, nth) => from + nth),
  );
}

function monthsOf(rule: RecurrenceRule, start: Day): number[] {
  if (rule.months.length > 0) return [...new Set(rule.months)].toSorted((a, b) => a - b);
  return isDated(rule) && rule.frequency === 'YEARLY' ? [partsOfDay(start).month] : [];
}

/** Whether a rule says no more than its period (and months): it recurs on the date of its first day. */
function isDated({ weeks, yearDays, monthDays, weekdays }: RecurrenceRule): boolean {
  return [weeks, yearDays, monthDays, weekdays].every((list) => list.length === 0);
}

function atPositions({ positions }: RecurrenceRule, days: readonly Day[]): readonly Day[] {
  if (positions.length === 0) return days;
  return days.filter((_, at) => positions.includes(at + 1) || positions.includes(at - days.length));
}

/**
 * Which days fit: every part of a rule says of a day whether it does. What a rule leaves open is as on its first day.
 */
function dayFilter(rule: RecurrenceRule, start: Day): (day: Day) => boolean {
  const { frequency, months, weeks, yearDays, monthDays, weekdays } = rule;
  const isOpen = [yearDays, monthDays, weekdays].every((list) => list.length === 0);
  const wanted = frequency === 'YEARLY' ? monthsOf(rule, start) : months;
  const onDate = isDated(rule) && (frequency === 'YEARLY' || frequency === 'MONTHLY');
  const monthDay = onDate ? partsOfDay(start).day : null;
  const weekday = isOpen && (frequency === 'WEEKLY' || weeks.length > 0) ? weekdayOf(start) : null;
  return (day) => {
    const date = partsOfDay(day);
    if (wanted.length > 0 && !wanted.includes(date.month)) return false;
    if (monthDay !== null && date.day !== monthDay) return false;
    if (weekday !== null && weekdayOf(day) !== weekday) return false;
    const inMonth = daysInMonth(date.year, date.month);
    if (!has(monthDays, date.day, inMonth)) return false;
    const yearDay = day - dayOf(date.year, 1, 1) + 1;
    const inYear = dayOf(date.year + 1, 1, 1) - dayOf(date.year, 1, 1);
    if (!has(yearDays, yearDay, inYear)) return false;
    if (weeks.length > 0 && !isInWeeks(rule, day)) return false;
    if (weekdays.length === 0) return true;
    const byMonth = frequency === 'MONTHLY' || months.length > 0;
    const [at, of] = byMonth ? [date.day, inMonth] : [yearDay, inYear];
    return weekdays.some(({ weekday: each, nth }) => {
      if (weekdayOf(day) !== each) return false;
      return nth === 0 || (nth > 0 ? Math.ceil(at / 7) === nth : Math.ceil((of - at + 1) / 7) === -nth);
    });
  };
}

/** Whether a list is empty, or has a number, counted from the end where negative. */
function has(list: readonly number[], at: number, of: number): boolean {
  return list.length === 0 || list.includes(at) || list.includes(at - of - 1);
}

/** Whether a day is in one of a rule's weeks of its year: the first has four days of it at least. */
function isInWeeks(rule: RecurrenceRule, day: Day): boolean {
  const { year } = partsOfDay(weekOf(rule, day) + 3);
  const firstWeek = weekOf(rule, dayOf(year, 1, 4));
  const inYear = (weekOf(rule, dayOf(year + 1, 1, 4)) - firstWeek) / 7;
  return has(rule.weeks, (weekOf(rule, day) - firstWeek) / 7 + 1, inYear);
}
