import { localDay, wallClockInstant } from '../../common/framework-free.js';
import type { Rotation } from './plan.js';

const DAY = 86_400_000;

/** One participant's time between two handoffs, in epoch milliseconds; the end is not part of it. */
export interface Turn {
  /** Counts from 0. */
  readonly index: number;
  readonly userId: number;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** The instant at which a rotation begins: its handoff time on the date it starts, or earlier where it had begun. */
export function beginningOf(rotation: Rotation): number {
  const known = beginnings.get(rotation);
  if (known !== undefined) return known;
  const first = wallClockInstant(rotation.timeZone, rotation.startsOn, rotation.handoffTime);
  const beginning = Math.min(first, rotation.begunAt ?? first);
  beginnings.set(rotation, beginning);
  return beginning;
}

/** Asked for with every question, and always the same. */
const beginnings = new WeakMap<Rotation, number>();

/**
 * Whose turn it is at an instant (epoch milliseconds); null before the beginning and without participants.
 *
 * Turn k belongs to the participant at `participantAt`. Handoffs are `interval` days or weeks apart, counted on the
 * calendar, so that the answer takes the same time however old the rotation is. The first handoff of a weekly rotation
 * is on the first `handoffWeekday` on or after `startsOn`; the days before it go to the first participant too, so that
 * nobody is missing. A handoff that a DST change skips happens at the first valid instant after it, one that comes
 * twice at the first occurrence.
 */
export function turnAt(rotation: Rotation, at: number): Turn | null {
  const known = lastTurn.get(rotation);
  if (known && known.startsAt <= at && at < known.endsAt) return known;
  const found = findTurn(rotation, at);
  if (found) lastTurn.set(rotation, found);
  return found;
}

/** The turn found last of each rotation: a rotation never changes, and most questions are about the same moment. */
const lastTurn = new WeakMap<Rotation, Turn>();

function findTurn(rotation: Rotation, at: number): Turn | null {
  const beginning = beginningOf(rotation);
  if (rotation.participants.length === 0 || at < beginning) return null;
  const today = dayNumber(localDay(rotation.timeZone, at).date);
  let index = Math.max(0, Math.floor((today - firstHandoff(rotation)) / stepOf(rotation)));
  let startsAt = index === 0 ? beginning : handoff(rotation, index);
  while (at < startsAt) {
    index -= 1;
    startsAt = index === 0 ? beginning : handoff(rotation, index);
  }
  let found = turn(rotation, index, startsAt);
  while (at >= found.endsAt) found = turnAfter(rotation, found);
  return found;
}

/** The turn after one. */
export function turnAfter(rotation: Rotation, { index, endsAt }: Turn): Turn {
  return turn(rotation, index + 1, endsAt);
}

function turn(rotation: Rotation, index: number, startsAt: number): Turn {
  const userId = rotation.participants[participantAt(rotation, index)] as number;
  return { index, userId, startsAt, endsAt: handoff(rotation, index + 1) };
}

/** The place of the participant whose turn `index` is: the places in order, moved on by the rotation's offset. */
export function participantAt({ participants, turnOffset = 0 }: Rotation, index: number): number {
  const { length } = participants;
  return (((index + turnOffset) % length) + length) % length;
}

/** The instant at which turn `index` begins by the calendar. */
function handoff(rotation: Rotation, index: number): number {
  const date = dateOf(firstHandoff(rotation) + index * stepOf(rotation));
  return wallClockInstant(rotation.timeZone, date, rotation.handoffTime);
}

/** In days. */
function stepOf({ period, interval }: Rotation): number {
  return period === 'daily' ? interval : interval * 7;
}

function firstHandoff({ period, startsOn, handoffWeekday }: Rotation): number {
  const start = dayNumber(startsOn);
  if (period === 'daily' || handoffWeekday === null) return start;
  return start + ((handoffWeekday - weekdayOf(start) + 7) % 7);
}

/** Days since 1 January 1970, which was a Thursday. */
function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

function dateOf(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}
