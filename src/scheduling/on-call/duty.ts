import { ON_CALL_SOURCES, type Counting, type OnCallLevel, type OnCallPlan, type OnCallSource } from './plan.js';
import type { Rotation, Shift, Stretch } from './plan.js';
import { beginningOf, turnAfter, turnAt } from './rotation.js';

/** Somebody on call for a stretch of time, and the entry that says so. */
export interface Duty extends Counting {
  readonly userId: number;
  readonly source: OnCallSource;
  /** Id of the override, shift or rotation. */
  readonly sourceId: number;
  /** When the entry itself begins, also where it counts from later on. */
  readonly startsAt: number;
}

/** All duties of a level that have a part in a stretch, in no order; a rotation gives one for each turn. */
export function dutiesWithin(plan: OnCallPlan, level: OnCallLevel, stretch: Stretch): Duty[] {
  const single = (source: OnCallSource, shifts: readonly Shift[]): Duty[] =>
    shifts
      .filter((shift) => shift.level === level && shift.startsAt < stretch.to && stretch.from < shift.endsAt)
      .map((shift) => dutyOfShift(source, shift));
  const found = [...single('override', plan.overrides), ...single('shift', plan.shifts)];
  const turns = plan.rotations
    .filter((rotation) => rotation.level === level)
    .flatMap((rotation) => dutiesOfRotation(rotation, stretch));
  return [...found, ...turns].filter(({ from, to }) => from < to && from < stretch.to && stretch.from < to);
}

/**
 * Those of duties that are on call together, first to be rung first: the strongest kind alone. Where overrides or
 * shifts overlap, the one that began last is the later decision and comes first; rotations stand in the order of their
 * ids. What was added later only speaks where nothing else does.
 */
export function strongest(duties: readonly Duty[]): Duty[] {
  const ranked = duties.toSorted((one, other) => rank(one) - rank(other) || withinKind(one, other));
  const [first] = ranked;
  return first === undefined ? [] : ranked.filter((duty) => rank(duty) === rank(first));
}

function rank({ source, addedLater }: Duty): number {
  return ON_CALL_SOURCES.indexOf(source) + (addedLater ? ON_CALL_SOURCES.length : 0);
}

function withinKind(one: Duty, other: Duty): number {
  if (one.source === 'rotation') return one.sourceId - other.sourceId;
  return other.startsAt - one.startsAt || other.sourceId - one.sourceId;
}

function dutyOfShift(source: OnCallSource, { id, userId, startsAt, endsAt, counts }: Shift): Duty {
  const from = Math.max(startsAt, counts?.from ?? startsAt);
  const to = Math.min(endsAt, counts?.to ?? endsAt);
  return { from, to, userId, source, sourceId: id, startsAt, addedLater: counts?.addedLater ?? false };
}

function dutiesOfRotation(rotation: Rotation, { from, to }: Stretch): Duty[] {
  const { id, counts } = rotation;
  const begins = Math.max(from, counts?.from ?? from);
  const ends = Math.min(to, counts?.to ?? to);
  const duties: Duty[] = [];
  let turn = begins < ends ? (turnAt(rotation, begins) ?? turnAt(rotation, beginningOf(rotation))) : null;
  while (turn !== null && turn.startsAt < ends) {
    const { userId, startsAt } = turn;
    duties.push({
      userId,
      source: 'rotation',
      sourceId: id,
      startsAt,
      from: Math.max(startsAt, counts?.from ?? startsAt),
      to: Math.min(turn.endsAt, counts?.to ?? turn.endsAt),
      addedLater: counts?.addedLater ?? false,
    });
    turn = turn.endsAt < ends ? turnAfter(rotation, turn) : null;
  }
  return duties;
}
