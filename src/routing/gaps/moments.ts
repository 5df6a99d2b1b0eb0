import {
  isOpen,
  ON_CALL_LEVELS,
  onCallStretches,
  type OnCallLevel,
  type OnCallStretch,
} from '../../scheduling/framework-free.js';
import type { Schedule } from '../../scheduling/index.js';
import type { Person } from '../../users/index.js';
import type { LadderKind } from '../ladder/ladder.js';
import { hoursBorders } from './hours-borders.js';

const DAY = 86_400_000;

/** An instant from which on something may be otherwise than before it. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The ladder of calls that begin then. */
  readonly ladder: LadderKind;
  /** Answers `onCallAt` for this instant as the whole schedule does, with nothing left to work out. */
  readonly schedule: Schedule;
}

/**
 * All instants from `from` to just before `to` (epoch milliseconds) at which the ladder, who is on call or who is
 * available may change, the first being `from`, in order. A day without any has one of its own, for steps that go by
 * something else.
 */
export function momentsWithin(
  schedule: Schedule,
  people: Iterable<Pick<Person, 'availabilityUntil'>>,
  from: number,
  to: number,
): Moment[] {
  const { hours } = schedule;
  const openings = new Map([from, ...hoursBorders(hours, from, to)].map((at) => [at, isOpen(hours, at)]));
  const duties = ON_CALL_LEVELS.map((level) => follow(level, onCallStretches(schedule, level, from, to)));
  const instants = new Set(openings.keys());
  for (const { stretches } of duties) for (const stretch of stretches) instants.add(stretch.from);
  for (const { availabilityUntil } of people) {
    if (availabilityUntil !== null && from < availabilityUntil && availabilityUntil < to)
      instants.add(availabilityUntil);
  }
  for (let at = from; at < to; at += DAY) instants.add(at);

  let open = false;
  return [...instants]
    .toSorted((one, other) => one - other)
    .map((at): Moment => {
      open = openings.get(at) ?? open;
      const overrides = duties.flatMap((level) => level.at(at));
      const ladder = open ? 'business_hours' : 'after_hours';
      return { at, ladder, schedule: { rotations: [], shifts: [], overrides, hours } };
    });
}

/** The duties of a level, for instants that are asked about in order. */
function follow(level: OnCallLevel, stretches: readonly OnCallStretch[]) {
  let index = 0;
  const overridesAt = (at: number): Schedule['overrides'] => {
    while ((stretches[index]?.to ?? Number.POSITIVE_INFINITY) <= at) index += 1;
    const { from, to, duties } = stretches[index] ?? { from: at, to: at, duties: [] };
    // Of entries that begin together, the one with the higher id is rung first.
    return duties.map(({ userId }, place) => {
      return { id: duties.length - place, userId, level, startsAt: from, endsAt: to };
    });
  };
  return { stretches, at: overridesAt };
}
