import { Temporal } from 'temporal-polyfill';

/** Names of the IANA database; offsets such as `+01:00` are no zones of it. */
const ZONE_NAME = /^[A-Za-z][\w+-]*(\/[\w+-]+)*$/;

/** What is known of each name: asked for with every call, and always the same. Names that are no zone aren't kept. */
const known = new Set<string>();

/**
 * Returns whether a name is an IANA time zone for everything here that uses one: the calendar (Temporal), and the texts
 * of the runtime and the page (Intl). `PST` and `IST` are zones for only one of the two, so they do not count.
 */
export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  if (!ZONE_NAME.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    new Intl.DateTimeFormat('en', { timeZone: name }).format(0);
  } catch {
    return false;
  }
  known.add(name);
  return true;
}
