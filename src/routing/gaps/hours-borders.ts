import { Temporal } from 'temporal-polyfill';
import { localDay, wallClockInstant } from '../../common/framework-free.js';
import { spansOn, type BusinessHours } from '../../scheduling/framework-free.js';

/**
 * The instants (epoch milliseconds) strictly between two others at which the business may open or close: between two
 * neighbours among them `isOpen` does not change. There may be more of them than changes.
 */
export function hoursBorders(hours: BusinessHours, from: number, to: number): number[] {
  const { timeZone } = hours;
  const borders = new Set<number>();
  const last = localDay(timeZone, to).date;
  let day = Temporal.PlainDate.from(localDay(timeZone, from).date).subtract({ days: 2 });
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const date = day.toString();
    for (const { opens, closes, closesNextDay } of spansOn(hours, { date, weekday: day.dayOfWeek })) {
      const closingDate = closesNextDay ? day.add({ days: 1 }).toString() : date;
      borders.add(wallClockInstant(timeZone, date, opens));
      borders.add(wallClockInstant(timeZone, closingDate, closes));
    }
  }
  return [...borders].filter((at) => from < at && at < to);
}
