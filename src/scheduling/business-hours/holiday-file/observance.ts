import { textOf, type EventProperties } from './calendar-lines.js';

/** Kinds of days that calendars list beside holidays: `Observance`, `Local observance`, `Season`, `Clock change`. */
const KIND = /\b(observances?|commemorations?|season|clock change|daylight saving|awareness)\b/i;
const NO_HOLIDAY = /\bnot a (public|bank|federal|national) holiday\b/i;

/**
 * Returns whether an event says of itself that it is a day that people keep, not one on which they close: by its kind
 * (first words of its description, or a category), or by Google's hint how to hide such days, in whatever language.
 */
export function isObservance(event: EventProperties): boolean {
  const [kind = '', ...more] = textOf(event, 'DESCRIPTION').split('\n');
  const named = kind.split(/ - |:/)[0]?.slice(0, 60) ?? '';
  if (KIND.test(named) && !/\bpublic holiday\b/i.test(named)) return true;
  if (NO_HOLIDAY.test(kind) || more.some((line) => /\bGoogle\b/.test(line))) return true;
  return (
    KIND.test(textOf(event, 'CATEGORIES')) || /\((observance|not a public holiday)\)/i.test(textOf(event, 'SUMMARY'))
  );
}

/** Returns whether an event is a day that is worked in place of another. */
export function isWorkingDay(event: EventProperties): boolean {
  const kind = textOf(event, 'DESCRIPTION').split(/\n| - /)[0] ?? '';
  return /^ALTERNATE-WORKDAY$/i.test(textOf(event, 'X-APPLE-SPECIAL-DAY').trim()) || /^working day\b/i.test(kind);
}
