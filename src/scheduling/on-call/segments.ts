import { dutiesWithin, strongest, type Duty } from './duty.js';
import { ON_CALL_LEVELS, type OnCallLevel, type OnCallPlan, type OnCallSource, type Stretch } from './plan.js';

/** A stretch in which the same duties hold, first to be rung first; an empty list where nobody is on call. */
export interface OnCallStretch extends Stretch {
  readonly duties: readonly Duty[];
}

/** Somebody who is on call together with the first, and the entry that says so. */
export interface OnCallTogether {
  readonly userId: number;
  readonly source: OnCallSource;
  readonly sourceId: number;
}

/**
 * A stretch with the one who is on call, and the entry that says so; all three are null where nobody is. The others are on
 * call too, and rung after the first in this order.
 */
export interface OnCallSegment extends Stretch {
  readonly userId: number | null;
  readonly source: OnCallSource | null;
  readonly sourceId: number | null;
  readonly others: readonly OnCallTogether[];
}

/**
 * What `dutiesAt` answers at every instant from `from` to just before `to` (epoch milliseconds), as stretches that meet:
 * the first begins at `from`, each next one where the one before it ends, the last ends at `to`.
 */
export function onCallStretches(plan: OnCallPlan, level: OnCallLevel, from: number, to: number): OnCallStretch[] {
  const waiting = dutiesWithin(plan, level, { from, to }).toSorted((one, other) => other.from - one.from);
  const borders = new Set([from, to]);
  for (const duty of waiting) {
    borders.add(Math.max(from, duty.from));
    borders.add(Math.min(to, duty.to));
  }
  const sorted = [...borders].toSorted((one, other) => one - other);
  let current: Duty[] = [];
  const stretches: OnCallStretch[] = [];
  for (const [index, begins] of sorted.entries()) {
    const ends = sorted[index + 1];
    if (ends === undefined) break;
    current = current.filter((duty) => duty.to > begins);
    for (let next = waiting.at(-1); next !== undefined && next.from <= begins; next = waiting.at(-1)) {
      current.push(next);
      waiting.pop();
    }
    stretches.push({ from: begins, to: ends, duties: strongest(current) });
  }
  return stretches;
}

/**
 * Who is on call at a level from `from` to just before `to` (epoch milliseconds): segments that meet, clipped to that
 * stretch; neighbours that say the same are one segment. Only the first is named of several on call together.
 */
export function onCallSegments(plan: OnCallPlan, level: OnCallLevel, from: number, to: number): OnCallSegment[] {
  return joined(everybody(plan, level, from, to).map((segment) => ({ ...segment, others: [] })));
}

/** The segments of every level, with everybody who is on call. */
export function segmentsOfLevels(plan: OnCallPlan, from: number, to: number): Record<OnCallLevel, OnCallSegment[]> {
  const [primary, secondary] = ON_CALL_LEVELS;
  return {
    primary: joined(everybody(plan, primary, from, to)),
    secondary: joined(everybody(plan, secondary, from, to)),
  };
}

function everybody(plan: OnCallPlan, level: OnCallLevel, from: number, to: number): OnCallSegment[] {
  return onCallStretches(plan, level, from, to).map(({ duties, ...stretch }) => {
    const [first, ...others] = nobodyTwice(duties);
    const { userId = null, source = null, sourceId = null } = first ?? {};
    return { from: stretch.from, to: stretch.to, userId, source, sourceId, others };
  });
}

function nobodyTwice(duties: readonly Duty[]): OnCallTogether[] {
  const byUser = new Map<number, OnCallTogether>();
  for (const { userId, source, sourceId } of duties) {
    if (!byUser.has(userId)) byUser.set(userId, { userId, source, sourceId });
  }
  return [...byUser.values()];
}

function sameSaid(a: OnCallSegment, b: OnCallSegment): boolean {
  const said = ({ userId, source, sourceId, others }: OnCallSegment): string =>
    [userId, source, sourceId, ...others.map((other) => [other.userId, other.source, other.sourceId])].join();
  return said(a) === said(b);
}

/** Neighbours that say the same made one. */
function joined(segments: readonly OnCallSegment[]): OnCallSegment[] {
  const result: OnCallSegment[] = [];
  for (const segment of segments) {
    const last = result.at(-1);
    if (last && sameSaid(last, segment)) {
      result[result.length - 1] = { ...last, to: segment.to };
    } else {
      result.push(segment);
    }
  }
  return result;
}
