import type { Hours, Rotation } from '../../api/queries';
import { addDays, instantOf, wallOf, weekdayOf } from '../../time/zone';

/** A stretch of time, in epoch milliseconds; the end is not part of it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** When the business closes and opens on days without hours of their own. */
const USUAL = { closes: '18:00', opens: '08:00' } as const;
const FRIDAY = 5;
const DAY = 86_400_000;

/** Returns the night that is under way, or else the next one: from when the business closes until it opens on the day after. */
export function tonight(hours: Hours, now: number): Stretch {
  const { date } = wallOf(hours.timeZone, now);
  return firstEndingAfter(now, [addDays(date, -1), date, addDays(date, 1)], (day) =>
    between(hours, day, addDays(day, 1)),
  );
}

/** Returns the weekend that is under way, or else the next one: from when the business closes on Friday until it opens on Monday. */
export function thisWeekend(hours: Hours, now: number): Stretch {
  const { date } = wallOf(hours.timeZone, now);
  const friday = addDays(date, FRIDAY - weekdayOf(date));
  return firstEndingAfter(now, [addDays(friday, -7), friday, addDays(friday, 7)], (day) =>
    between(hours, day, addDays(day, 3)),
  );
}

/** Returns the time between the two handoffs of a rotation that are around an instant, on the clocks of its zone. */
export function turnAround(rotation: Rotation, at: number): Stretch {
  const { period, interval, startsOn, handoffWeekday, handoffTime, timeZone } = rotation;
  const isWeekly = period === 'weekly';
  const days = isWeekly ? interval * 7 : interval;
  const wait = isWeekly && handoffWeekday ? (handoffWeekday - weekdayOf(startsOn) + 7) % 7 : 0;
  const first = addDays(startsOn, wait);
  const handoff = (nth: number): number => instantOf(timeZone, addDays(first, nth * days), handoffTime);
  let nth = Math.floor((Date.parse(wallOf(timeZone, at).date) - Date.parse(first)) / DAY / days);
  if (handoff(nth) > at) nth -= 1;
  return { from: handoff(nth), to: handoff(nth + 1) };
}

function firstEndingAfter(now: number, days: readonly string[], stretchOf: (day: string) => Stretch): Stretch {
  const stretches = days.map(stretchOf);
  return stretches.find(({ to }) => to > now) ?? { from: now, to: now + DAY / 2 };
}

/** From when the business closes on one date until it opens on a later one. */
function between(hours: Hours, evening: string, morning: string): Stretch {
  const to = instantOf(hours.timeZone, morning, opensOn(hours, morning));
  const closes = closesOn(hours, evening);
  // Hours over midnight end on the day after; those that go on until the morning leave the usual night.
  const from = closes.isNextDay
    ? instantOf(hours.timeZone, addDays(evening, 1), closes.time)
    : instantOf(hours.timeZone, evening, closes.time);
  if (from < to) return { from, to };
  return {
    from: instantOf(hours.timeZone, evening, USUAL.closes),
    to: instantOf(hours.timeZone, morning, USUAL.opens),
  };
}

function spansOn({ weekly, holidays }: Hours, date: string): Hours['weekly'] {
  const holiday = holidays.find((each) => each.date === date);
  const closes = holiday?.closes ?? '';
  return weekly
    .filter(({ weekday, opens }) => weekday === weekdayOf(date) && (!holiday || opens < closes))
    .map((span) => (holiday && (span.closes > closes || span.closes <= span.opens) ? { ...span, closes } : span))
    .toSorted((a, b) => (a.opens < b.opens ? -1 : 1));
}

function opensOn(hours: Hours, date: string): string {
  return spansOn(hours, date)[0]?.opens ?? USUAL.opens;
}

function closesOn(hours: Hours, date: string): { time: string; isNextDay: boolean } {
  const last = spansOn(hours, date).at(-1);
  if (!last) return { time: USUAL.closes, isNextDay: false };
  const isMidnight = last.closes === '24:00';
  return { time: isMidnight ? '00:00' : last.closes, isNextDay: isMidnight || last.closes <= last.opens };
}
