import { isTimeZone, usableTimeZone, warnOfStoredValue } from '../../common/index.js';
import { isDate, TIME_OF_DAY } from '../business-hours/check-business-hours.js';
import type { RotationValues, ShiftValues } from './entry-values.js';

/** Longest time between two handoffs of a rotation, in days or weeks. */
const MAX_INTERVAL = 366;

/**
 * Returns what a stored rotation says as far as it can be worked out: its zone, or that of the business where it is
 * none; null where it has no handoffs that anybody could work out, or nobody to take turns.
 */
export function usableRotation(
  values: Partial<Record<keyof RotationValues, unknown>> | null,
  businessTimeZone: string,
  where: string,
): RotationValues | null {
  if (!isUsable(values)) {
    warnOfStoredValue(`${where} can't be worked out`, 'it puts nobody on call');
    return null;
  }
  const { handoffWeekday } = values;
  const isWeekday = Number.isInteger(handoffWeekday) && 1 <= Number(handoffWeekday) && Number(handoffWeekday) <= 7;
  return {
    ...values,
    timeZone: usableTimeZone(values.timeZone, businessTimeZone, `${where}.time_zone`),
    handoffWeekday: isWeekday ? handoffWeekday : null,
    turnOffset: Number.isSafeInteger(values.turnOffset) ? Number(values.turnOffset) : 0,
    begunAt: instantOf(values.begunAt),
  };
}

function isUsable(values: Partial<Record<keyof RotationValues, unknown>> | null): values is RotationValues {
  if (typeof values !== 'object' || values === null) return false;
  const { timeZone, period, interval, handoffTime, startsOn, participants } = values;
  return (
    typeof timeZone === 'string' &&
    (period === 'daily' || period === 'weekly') &&
    Number.isInteger(interval) &&
    1 <= Number(interval) &&
    Number(interval) <= MAX_INTERVAL &&
    typeof handoffTime === 'string' &&
    TIME_OF_DAY.test(handoffTime) &&
    typeof startsOn === 'string' &&
    isDate(startsOn) &&
    Array.isArray(participants) &&
    participants.length > 0 &&
    participants.every((id) => Number.isInteger(id))
  );
}

/** Returns what a stored shift or override says; null where it names no user or no stretch of time. */
export function usableShift(
  values: Partial<Record<keyof ShiftValues, unknown>> | null,
  where: string,
): ShiftValues | null {
  const startsAt = instantOf(values?.startsAt);
  const endsAt = instantOf(values?.endsAt);
  if (startsAt === null || endsAt === null || !Number.isInteger(values?.userId)) {
    warnOfStoredValue(`${where} can't be worked out`, 'it puts nobody on call');
    return null;
  }
  return { ...(values as ShiftValues), startsAt, endsAt };
}

function instantOf(value: unknown): Date | null {
  if (!(value instanceof Date || typeof value === 'string')) return null;
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** Returns whether a rotation's beginning can be worked out as it is stored, without the zone of the business. */
export function canBegin(values: RotationValues): boolean {
  return isTimeZone(values.timeZone) && isUsable(values);
}
