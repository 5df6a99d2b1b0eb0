/** The levels: who is rung first, and who is rung when the first does not answer. */
export const ON_CALL_LEVELS = ['primary', 'secondary'] as const;
export type OnCallLevel = (typeof ON_CALL_LEVELS)[number];

/** What can put somebody on call, the strongest first: an override beats a shift, a shift beats a rotation. */
export const ON_CALL_SOURCES = ['override', 'shift', 'rotation'] as const;
export type OnCallSource = (typeof ON_CALL_SOURCES)[number];

/** A stretch of time in epoch milliseconds; the end is not part of it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The stretch in which an entry of the plan counts. */
export interface Counting extends Stretch {
  /**
   * The entry was written down when this stretch was over. It completes the past where nothing was known then, and
   * changes nothing that was.
   */
  readonly addedLater: boolean;
}

/** A user on call from one instant to just before another, in epoch milliseconds: a single shift or an override. */
export interface Shift {
  readonly id: number;
  readonly userId: number;
  readonly level: OnCallLevel;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Left out: from start to end. */
  readonly counts?: Counting;
}

/** How often a rotation hands over. */
export const ROTATION_PERIODS = ['daily', 'weekly'] as const;
export type RotationPeriod = (typeof ROTATION_PERIODS)[number];

/** People who take turns, with handoffs at a wall-clock time of a zone, whatever daylight saving does. */
export interface Rotation {
  readonly id: number;
  readonly level: OnCallLevel;
  /** IANA. */
  readonly timeZone: string;
  readonly period: RotationPeriod;
  /** How many days or weeks one turn lasts. */
  readonly interval: number;
  /** `08:00` */
  readonly handoffTime: string;
  /** Of a weekly rotation, Monday is 1; null: the weekday of `startsOn`. */
  readonly handoffWeekday: number | null;
  /** `2026-11-23`: the first participant is on call from its handoff time on. */
  readonly startsOn: string;
  /** User ids in the order of their turns; somebody may stand in it more than once. */
  readonly participants: readonly number[];
  /** By how many places the order is moved on: turn 0 belongs to this place. Left out: 0. */
  readonly turnOffset?: number;
  /** When turn 0 began, in epoch milliseconds, where that was before its handoff. Left out or null: it wasn't. */
  readonly begunAt?: number | null;
  /** Left out: for ever from its beginning. */
  readonly counts?: Counting;
}

/** All that says who is on call. Whether somebody is available is no part of it. */
export interface OnCallPlan {
  readonly rotations: readonly Rotation[];
  readonly shifts: readonly Shift[];
  readonly overrides: readonly Shift[];
}
