import { ON_CALL_LEVELS, onCallStretches, type OnCallLevel, type OnCallPlan } from '../../scheduling/index.js';

/** For how long after a day the end of a duty is looked for, in milliseconds. */
const LOOKED_AHEAD = 7 * 86_400_000;

/** Somebody's time on call, without a break; epoch milliseconds. */
export interface DutyTime {
  readonly level: OnCallLevel;
  /** Null: it has begun already. */
  readonly from: number | null;
  /** Null: no end is in sight. */
  readonly to: number | null;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Everybody who is on call at any instant of a day to come, with when that begins and ends; each stretch is told whole,
 * also what lies before and after that day.
 */
export function dutiesOf(
  plan: OnCallPlan,
  now: number,
  { begins, ends }: { readonly begins: number; readonly ends: number },
): Map<number, DutyTime[]> {
  const horizon = ends + LOOKED_AHEAD;
  const duties = new Map<number, DutyTime[]>();
  for (const level of ON_CALL_LEVELS) {
    for (const [userId, spans] of spansOf(plan, level, now, horizon)) {
      const own = spans.filter(({ from, to }) => from < ends && begins < to);
      const times = own.map(({ from, to }) => ({
        level,
        from: from <= now ? null : from,
        to: to >= horizon ? null : to,
      }));
      if (times.length > 0) duties.set(userId, [...(duties.get(userId) ?? []), ...times]);
    }
  }
  return duties;
}

/** The times of everybody at a level; those of one person that meet are one. */
function spansOf(plan: OnCallPlan, level: OnCallLevel, from: number, to: number): Map<number, Span[]> {
  const spans = new Map<number, Span[]>();
  for (const stretch of onCallStretches(plan, level, from, to)) {
    for (const userId of new Set(stretch.duties.map((duty) => duty.userId))) {
      const own = spans.get(userId) ?? [];
      const last = own.at(-1);
      const goesOn = last?.to === stretch.from;
      const span = { from: goesOn && last ? last.from : stretch.from, to: stretch.to };
      spans.set(userId, [...(goesOn ? own.slice(0, -1) : own), span]);
    }
  }
  return spans;
}
