import { addDays, instantOf, wallOf } from './zone';

/** The next 03:00 on the clocks of a zone, epoch milliseconds. */
export function tonightIn(zone: string, now: number): number {
  const { date, time } = wallOf(zone, now);
  return instantOf(zone, time < '03:00' ? date : addDays(date, 1), '03:00');
}
