import type { OnCallLevel, RotationPeriod } from './plan.js';

/** What a shift says. */
export interface ShiftValues {
  readonly userId: number;
  readonly level: OnCallLevel;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What an override says. */
export interface OverrideValues extends ShiftValues {
  readonly reason: string | null;
}

/** What a rotation says; see `Rotation`. */
export interface RotationValues {
  readonly name: string;
  readonly level: OnCallLevel;
  readonly timeZone: string;
  readonly period: RotationPeriod;
  readonly interval: number;
  readonly handoffTime: string;
  readonly handoffWeekday: number | null;
  readonly startsOn: string;
  readonly participants: number[];
  readonly turnOffset: number;
  readonly begunAt: Date | null;
}

/** What a new rotation says: changes alone move its turns. */
export type NewRotationValues = Omit<RotationValues, 'turnOffset' | 'begunAt'>;
