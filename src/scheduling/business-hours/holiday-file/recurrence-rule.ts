import type { Day } from './calendar-day.js';
import { inZone, readTime } from './calendar-time.js';

/** A weekday (Monday is 1) of a rule: every one, or the nth of its month or year, from the end where negative. */
export interface RuleWeekday {
  readonly weekday: number;
  /** 0 for every one. */
  readonly nth: number;
}

/** A recurrence rule (RFC 5545) as far as whole days go. Lists that a rule does not have are empty. */
export interface RecurrenceRule {
  readonly frequency: 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY';
  readonly interval: number;
  /** How many times; null for without end. */
  readonly count: number | null;
  /** The last day; null for without end. */
  readonly until: Day | null;
  readonly weekStart: number;
  readonly months: readonly number[];
  readonly weeks: readonly number[];
  readonly yearDays: readonly number[];
  readonly monthDays: readonly number[];
  readonly weekdays: readonly RuleWeekday[];
  readonly positions: readonly number[];
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const FREQUENCIES = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'] as const;
const PARTS = [
  'FREQ',
  'INTERVAL',
  'COUNT',
  'UNTIL',
  'WKST',
  'BYMONTH',
  'BYWEEKNO',
  'BYYEARDAY',
  'BYMONTHDAY',
  'BYDAY',
  'BYSETPOS',
  'BYHOUR',
  'BYMINUTE',
  'BYSECOND',
];
/** No list of a rule needs more: a year has as many days. */
const MAX_LIST = 366;

/**
 * Reads a rule such as `FREQ=YEARLY;BYMONTH=11;BYDAY=4TH`; null where it isn't a rule, or whole days can't follow it.
 * Everything in it is bounded, so that working it out is too. `timeZone` is the zone of the event's times, if any.
 */
export function readRule(text: string, timeZone: string | null): RecurrenceRule | null {
  const parts = new Map<string, string>();
  for (const part of text.toUpperCase().split(';')) {
    if (part.trim() === '') continue;
    const [name = '', value = '', ...more] = part.split('=').map((each) => each.trim());
    if (!PARTS.includes(name) || parts.has(name) || value === '' || more.length > 0) return null;
    parts.set(name, value);
  }
  const numbers = (name: string, min: number, max: number): number[] | null => {
    const list = parts.get(name)?.split(',') ?? [];
    const found = list.map(Number);
    const fits = list.every((each, at) => /^[+-]?\d{1,3}$/.test(each) && inRange(found[at] ?? 0, min, max));
    return fits && list.length <= MAX_LIST ? found : null;
  };
  const frequency = FREQUENCIES.find((each) => each === parts.get('FREQ'));
  const interval = numberOf(parts.get('INTERVAL') ?? '1', 1000);
  const count = parts.has('COUNT') ? numberOf(parts.get('COUNT') ?? '', 100_000) : null;
  const until = parts.has('UNTIL') ? untilOf(parts.get('UNTIL') ?? '', timeZone) : null;
  const weekStart = WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO') + 1;
  const lists = {
    months: numbers('BYMONTH', 1, 12),
    weeks: numbers('BYWEEKNO', -53, 53),
    yearDays: numbers('BYYEARDAY', -366, 366),
    monthDays: numbers('BYMONTHDAY', -31, 31),
    positions: numbers('BYSETPOS', -366, 366),
    weekdays: weekdaysOf(parts.get('BYDAY')),
  };
  const times = ['BYHOUR', 'BYMINUTE', 'BYSECOND'].every((name) => /^\d{1,2}$/.test(parts.get(name) ?? '0'));
  if (!frequency || interval === null || weekStart === 0 || !times) return null;
  if ((parts.has('COUNT') && count === null) || (parts.has('UNTIL') && until === null)) return null;
  const { months, weeks, yearDays, monthDays, positions, weekdays } = lists;
  if (!months || !weeks || !yearDays || !monthDays || !positions || !weekdays) return null;
  const rule = {
    frequency,
    interval,
    count,
    until,
    weekStart,
    months,
    weeks,
    yearDays,
    monthDays,
    positions,
    weekdays,
  };
  return belongsTogether(rule) ? rule : null;
}

/** What RFC 5545 does not allow together. */
function belongsTogether(rule: RecurrenceRule): boolean {
  const { frequency, months, weeks, yearDays, monthDays, positions, weekdays } = rule;
  const hasNth = weekdays.some(({ nth }) => nth !== 0);
  if (frequency !== 'YEARLY' && (weeks.length > 0 || yearDays.length > 0)) return false;
  if (frequency === 'WEEKLY' && monthDays.length > 0) return false;
  if (hasNth && (frequency === 'WEEKLY' || frequency === 'DAILY' || weeks.length > 0)) return false;
  const others = [months, weeks, yearDays, monthDays, weekdays].some((list) => list.length > 0);
  return positions.length === 0 || others;
}

function inRange(value: number, min: number, max: number): boolean {
  return value >= min && value <= max && value !== 0;
}

function numberOf(text: string, max: number): number | null {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return inRange(value, 1, max) ? value : null;
}

function untilOf(text: string, timeZone: string | null): Day | null {
  const time = readTime(text);
  if (!time) return null;
  return time.isUtc && timeZone !== null ? inZone(time, timeZone).day : time.day;
}

function weekdaysOf(text: string | undefined): RuleWeekday[] | null {
  const list = text?.split(',') ?? [];
  if (list.length > MAX_LIST) return null;
  const found = list.map((each) => {
    const [, nth = '', name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(each.trim()) ?? [];
    return { weekday: WEEKDAYS.indexOf(name) + 1, nth: nth === '' ? 0 : Number(nth), isZero: /^[+-]?0+$/.test(nth) };
  });
  if (found.some(({ weekday, nth, isZero }) => weekday === 0 || isZero || Math.abs(nth) > 53)) return null;
  return found.map(({ weekday, nth }) => ({ weekday, nth }));
}
