import { QueryFailedError } from 'typeorm';

/** MySQL: deadlock, lock wait timeout, record changed since last read (MariaDB). */
const TRANSIENT_ERRNO = new Set([1213, 1205, 1020]);
const DUPLICATE_ERRNO = 1062;
const SQLITE_CONSTRAINT_UNIQUE = new Set([2067, 1555]);

/** Thrown inside a unit that lost a race: roll back and run it again. `cause` is thrown when repeats run out. */
export class RepeatUnit extends Error {
  constructor(override readonly cause: unknown) {
    super('the unit of work lost a race');
  }
}

/** Whether running the whole unit again may succeed. */
export function isTransient(error: unknown): boolean {
  if (error instanceof RepeatUnit) return true;
  return TRANSIENT_ERRNO.has(driverNumber(error, 'errno'));
}

/** Whether a statement broke a unique key. */
export function isUniqueViolation(error: unknown): boolean {
  return (
    driverNumber(error, 'errno') === DUPLICATE_ERRNO ||
    SQLITE_CONSTRAINT_UNIQUE.has(driverNumber(error, 'errcode')) ||
    driverText(error) === 'SQLITE_CONSTRAINT_UNIQUE'
  );
}

function driverError(error: unknown): Readonly<Record<string, unknown>> {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : null;
  return typeof cause === 'object' && cause !== null ? { ...cause } : {};
}

function driverNumber(error: unknown, key: string): number {
  const value = driverError(error)[key];
  return typeof value === 'number' ? value : Number.NaN;
}

function driverText(error: unknown): string {
  const value = driverError(error)['code'];
  return typeof value === 'string' ? value : '';
}
