import { Temporal } from 'temporal-polyfill';
import type { Texts } from './texts.js';

/** An instant as the clocks of a zone show it: `Tue 24 Nov 08:00`. */
export function spellInstant(
  { weekdays, months }: Pick<Texts, 'weekdays' | 'months'>,
  at: number,
  timeZone: string,
): string {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const time = there.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${weekdays[there.dayOfWeek - 1] ?? ''} ${there.day} ${months[there.month - 1] ?? ''} ${time}`;
}
