/** Who is rung first, and who when he does not answer. */
export const ON_CALL_LEVELS = ['primary', 'secondary'] as const;
export type OnCallLevel = (typeof ON_CALL_LEVELS)[number];

/** A stretch of on-call duty as the roster holds it. Instants are epoch milliseconds; the end is not part of it. */
export interface Shift {
  readonly id: number;
  readonly userId: number;
  readonly level: OnCallLevel;
  readonly startsAt: number;
  readonly endsAt: number;
}

/**
 * The users on call at a level at an instant (epoch milliseconds), first to be rung first.
 * Where shifts overlap, the one that began last is the later decision and comes first.
 */
export function onCallAt(shifts: readonly Shift[], level: OnCallLevel, at: number): number[] {
  const current = shifts.filter((shift) => shift.level === level && shift.startsAt <= at && at < shift.endsAt);
  current.sort((one, other) => other.startsAt - one.startsAt || other.id - one.id);
  return [...new Set(current.map((shift) => shift.userId))];
}
