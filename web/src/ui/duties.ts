import type { Level, Segment, Timeline } from '../api/queries';
import { isOnCall } from './words';

/** A stretch in which somebody is on call, in epoch milliseconds. */
export interface Duty {
  readonly level: Level;
  readonly from: number;
  readonly to: number;
}

/** Returns when somebody is on call within a timeline, in order; stretches that meet are one. */
export function dutiesOf(timeline: Pick<Timeline, Level>, userId: number): Duty[] {
  const levels: readonly Level[] = ['primary', 'secondary'];
  return levels
    .flatMap((level) =>
      joined(
        timeline[level].filter((segment) => isOnCall(segment, userId)),
        level,
      ),
    )
    .toSorted((a, b) => a.from - b.from || a.level.localeCompare(b.level));
}

function joined(segments: readonly Segment[], level: Level): Duty[] {
  const duties: Duty[] = [];
  for (const segment of segments) {
    const [from, to] = [Date.parse(segment.from), Date.parse(segment.to)];
    const last = duties.at(-1);
    if (last?.to === from) duties.splice(-1, 1, { ...last, to });
    else duties.push({ level, from, to });
  }
  return duties;
}
