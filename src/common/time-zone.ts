import { isTimeZone } from './is-time-zone.js';
import { warnOfStoredValue } from './stored-value.js';

/**
 * Returns a zone that stands in the database, or `instead` where it is no zone (any more): then it warns once, naming
 * `where` it stands.
 */
export function usableTimeZone(stored: string, instead: string, where: string): string {
  if (isTimeZone(stored)) return stored;
  warnOfStoredValue(`${where} is no IANA time zone`, `${instead} is used`);
  return instead;
}
