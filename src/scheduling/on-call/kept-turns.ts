import type { NewRotationValues, RotationValues } from './entry-values.js';
import type { Rotation } from './plan.js';
import { beginningOf, participantAt, turnAt } from './rotation.js';

const FROM_THE_FIRST = { turnOffset: 0, begunAt: null } as const;

/** Returns what is written down of a rotation that begins with its first participant. */
export function newRotation(values: NewRotationValues): RotationValues {
  return { ...values, ...FROM_THE_FIRST };
}

/** Returns a rotation of the plan with what is written down of it. */
export function rotationOf(id: number, values: RotationValues): Rotation {
  const { level, timeZone, period, interval, handoffTime, handoffWeekday, startsOn, participants } = values;
  const { turnOffset, begunAt } = values;
  const turns = { period, interval, handoffTime, handoffWeekday, startsOn, participants, turnOffset };
  return { id, level, timeZone, ...turns, begunAt: begunAt?.getTime() ?? null };
}

/**
 * Returns a changed rotation whose turn under way at `now` (epoch milliseconds) still belongs to its person. Where they
 * have left, the next of the old order takes the turn over, or the first of the new order where all have. Those after
 * them follow in the new order. Only a change of `startsOn` begins the rotation anew, with its first participant.
 * Both must have turns that can be worked out.
 */
export function keepTurn(before: RotationValues, after: RotationValues, now: number): RotationValues {
  if (after.startsOn !== before.startsOn) return newRotation(after);
  if (sameTurns(before, after)) return after;
  const was = rotationOf(0, before);
  const underWay = turnAt(was, now);
  const fresh = newRotation(after);
  if (underWay === null) return fresh;
  // On its first day a later handoff or another zone would let a rotation that runs already begin in the future.
  const begunAt = beginningOf(rotationOf(0, fresh)) > now ? new Date(beginningOf(was)) : null;
  const turn = turnAt(rotationOf(0, { ...fresh, begunAt }), now);
  const { length } = after.participants;
  const wanted = placeAfter(before.participants, participantAt(was, underWay.index), after.participants);
  return { ...fresh, begunAt, turnOffset: modulo(wanted - (turn?.index ?? 0), length) };
}

function sameTurns(before: RotationValues, after: RotationValues): boolean {
  const turnsOf = ({ timeZone, period, interval, handoffTime, handoffWeekday, participants }: RotationValues): string =>
    JSON.stringify([timeZone, period, interval, handoffTime, handoffWeekday, participants]);
  return turnsOf(before) === turnsOf(after);
}

/** Returns the place in a new order of the person at a place of the old one, or of the next person who is in both; else 0. */
function placeAfter(old: readonly number[], place: number, participants: readonly number[]): number {
  for (let step = 0; step < old.length; step += 1) {
    const at = (place + step) % old.length;
    const userId = old[at] as number;
    const places = placesOf(participants, userId);
    if (places.length === 0) continue;
    // Of somebody who stands in both more than once, the same of their places.
    const nth = placesOf(old, userId).indexOf(at);
    return places[Math.min(nth, places.length - 1)] ?? 0;
  }
  return 0;
}

function placesOf(participants: readonly number[], userId: number): number[] {
  return [...participants.keys()].filter((place) => participants[place] === userId);
}

function modulo(number: number, divisor: number): number {
  return ((number % divisor) + divisor) % divisor;
}
