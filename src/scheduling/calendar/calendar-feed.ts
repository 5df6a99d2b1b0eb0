import ical, { ICalCalendarMethod } from 'ical-generator';
import { ON_CALL_LEVELS, type OnCallLevel, type OnCallPlan } from '../on-call/plan.js';
import { segmentsInPieces, type OnCallSegment } from '../on-call/segments.js';

const DAY = 86_400_000;
/** What a feed shows around now, in days. */
const WINDOW = { back: 30, ahead: 180 } as const;
/** How far beyond the window a segment is followed to its own begin and end, in days: longer than any turn is. */
const MARGIN = 366;

/** What of the plan a feed at `now` needs (epoch milliseconds). */
export function feedStretch(now: number): { from: number; to: number } {
  return { from: now - (WINDOW.back + MARGIN) * DAY, to: now + (WINDOW.ahead + MARGIN) * DAY };
}

/** A segment of one user, and the level at which it is. */
export type OwnSegment = OnCallSegment & { readonly level: OnCallLevel };

/**
 * The on-call segments of a user that have a part in the 30 days before `now` or the 180 after it (epoch milliseconds),
 * each whole: one that began earlier or ends later isn't cut at the window, which moves with every reading.
 */
export async function ownSegments(plan: OnCallPlan, userId: number, now: number): Promise<OwnSegment[]> {
  const { from, to } = feedStretch(now);
  const shown = { from: now - WINDOW.back * DAY, to: now + WINDOW.ahead * DAY };
  const own: OwnSegment[] = [];
  for (const level of ON_CALL_LEVELS) {
    for (const segment of await segmentsInPieces(plan, level, from, to)) {
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
export function calendarFeed(user: { name: string }, segments: readonly OwnSegment[], now: number): string {
  const calendar = ical({
    name: `On call: ${user.name}`,
    prodId: { company: 'EWF', product: 'Emergency Call Service', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  const earliest = feedStretch(now).from;
  for (const { from, to, level, source, sourceId } of segments) {
    const begins = from === earliest ? 'before' : new Date(from).toISOString().replaceAll(/[-:.]/g, '');
    calendar.createEvent({
      id: `${level}-${source}-${sourceId}-${begins}@on-call.ewf`,
      start: new Date(from),
      end: new Date(to),
      stamp: new Date(now),
      summary: `On call: ${level}`,
      description: `${user.name} is on call by ${source} ${sourceId}.`,
    });
  }
  return calendar.toString();
}
