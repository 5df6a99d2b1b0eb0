import ical, { ICalCalendarMethod } from 'ical-generator';
import { ON_CALL_LEVELS, type OnCallLevel, type OnCallPlan } from '../on-call/plan.js';
import { onCallSegments, type OnCallSegment } from '../on-call/segments.js';

const DAY = 86_400_000;
/** What a feed shows around the day on which it is read, in days: 180 ahead of each of its instants. */
const WINDOW = { back: 30, ahead: 181 } as const;
/** How far beyond the window a segment is followed to its own begin and end, in days: longer than any turn is. */
const MARGIN = 366;

/**
 * The begin of an instant's day in UTC (both epoch milliseconds). A feed is made for a day: it is the same all day long,
 * whenever and on whichever instance it is read, unless the plan changes.
 */
export function dayOf(instant: number): number {
  return Math.floor(instant / DAY) * DAY;
}

/** What of the plan a feed needs on a day (epoch milliseconds). */
export function feedStretch(day: number): { from: number; to: number } {
  return { from: day - (WINDOW.back + MARGIN) * DAY, to: day + (WINDOW.ahead + MARGIN) * DAY };
}

/** A segment of one user, and the level at which it is. */
type OwnSegment = OnCallSegment & { readonly level: OnCallLevel };

/**
 * The on-call segments of a user that have a part in the 30 days before a day or the 180 after it (epoch milliseconds),
 * each whole: one that began earlier or ends later isn't cut at the window, which moves every day.
 */
function ownSegments(plan: OnCallPlan, userId: number, day: number): OwnSegment[] {
  const { from, to } = feedStretch(day);
  const shown = { from: day - WINDOW.back * DAY, to: day + WINDOW.ahead * DAY };
  const own: OwnSegment[] = [];
  for (const level of ON_CALL_LEVELS) {
    for (const segment of onCallSegments(plan, level, from, to)) {
      const isShown = segment.userId === userId && segment.to > shown.from && segment.from < shown.to;
      if (isShown) own.push({ ...segment, level });
    }
  }
  return own;
}

/**
 * The iCalendar document (RFC 5545) of a user's segments, all times in UTC. A segment keeps its UID from one reading to
 * the next: it is made of what puts the user on call and of when that begins, or of the word `before` where that is
 * longer ago than anybody asks.
 */
export function calendarFeed(
  plan: OnCallPlan,
  user: { readonly id: number; readonly name: string },
  day: number,
): string {
  const calendar = ical({
    name: `On call: ${user.name}`,
    prodId: { company: 'EWF', product: 'Emergency Call Service', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  const earliest = feedStretch(day).from;
  for (const { from, to, level, source, sourceId } of ownSegments(plan, user.id, day)) {
    const begins = from === earliest ? 'before' : new Date(from).toISOString().replaceAll(/[-:.]/g, '');
    calendar.createEvent({
      id: `${level}-${source}-${sourceId}-${begins}@on-call.ewf`,
      start: new Date(from),
      end: new Date(to),
      stamp: new Date(day),
      summary: `On call: ${level}`,
      description: `${user.name} is on call by ${source} ${sourceId}.`,
    });
  }
  return calendar.toString();
}
