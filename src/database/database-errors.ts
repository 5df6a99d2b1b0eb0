import { QueryFailedError } from 'typeorm';
import { troubleOf } from './trouble.js';

/** MySQL: deadlock, lock wait timeout, record changed since last read (MariaDB). */
const TRANSIENT_ERRNO = new Set([1213, 1205, 1020]);
/** The time for a lock is over; MySQL: it is not waited for. */
const LOCK_TIMEOUT_ERRNO = new Set([1205, 3572]);
const DUPLICATE_ERRNO = 1062;
const SQLITE_CONSTRAINT_PRIMARYKEY = 1555;
const SQLITE_CONSTRAINT_UNIQUE = new Set([2067, SQLITE_CONSTRAINT_PRIMARYKEY]);
/** Every table that numbers its rows calls the number `id`. */
const SQLITE_PRIMARY_TEXT = /UNIQUE constraint failed: \w+\.id$/;
const SERVER_PRIMARY_TEXT = /'(?:[^'.]+\.)?PRIMARY'[^']*$/;

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

/** Whether a row lock was waited for in vain. */
export function isLockTimeout(error: unknown): boolean {
  return LOCK_TIMEOUT_ERRNO.has(driverNumber(error, 'errno'));
}

/**
 * Whether the server can't be reached or doesn't serve, or the embedded database's file can't be read or written: asking
 * again later may help, and nothing about the statement is wrong.
 */
export function isUnavailable(error: unknown): boolean {
  return troubleOf(error) !== null;
}

/** Whether a statement broke a unique key. */
export function isUniqueViolation(error: unknown): boolean {
  return (
    driverNumber(error, 'errno') === DUPLICATE_ERRNO ||
    SQLITE_CONSTRAINT_UNIQUE.has(driverNumber(error, 'errcode')) ||
    driverText(error) === 'SQLITE_CONSTRAINT_UNIQUE'
  );
}

/** Returns what a unit throws of an error: where a key is taken, somebody else was faster, and the unit is repeated. */
export function repeatWhereTaken(error: unknown): unknown {
  return isUniqueViolation(error) ? new RepeatUnit(error) : error;
}

/**
 * Whether a statement broke the primary key of its table: two rows have one id, and nobody has the row's other keys.
 * The server's sentence may be in any language, but it names the key last: `PRIMARY`, in MySQL with the table before it.
 */
export function isPrimaryKeyViolation(error: unknown): boolean {
  if (!isUniqueViolation(error)) return false;
  if (driverNumber(error, 'errcode') === SQLITE_CONSTRAINT_PRIMARYKEY) return true;
  const { message = '' } = (error as QueryFailedError).driverError as { message?: string };
  return SQLITE_PRIMARY_TEXT.test(message) || SERVER_PRIMARY_TEXT.test(message);
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
