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

/** MySQL: too many connections, shutdown in progress, read only (a server that was failed over), killed. */
const UNAVAILABLE_ERRNO = new Set([1040, 1053, 1077, 1152, 1158, 1159, 1160, 1161, 1184, 1203, 1226, 1290, 1836, 1927]);
/** Of Node and the driver: nobody listens, nobody answers, or the connection is lost. */
const UNAVAILABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'ER_SERVER_SHUTDOWN',
]);
/** What the driver says of connections that it has given up, without a code. */
const CLOSED = /closed state|connection is closed|pool is closed|connection lost/i;

/** Whether the server can't be reached, or does not serve: asking again later may help, and nothing about the statement is wrong. */
export function isUnavailable(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!(cause instanceof Error)) return false;
  const { errno, code } = cause as { errno?: unknown; code?: unknown };
  if (typeof errno === 'number' && UNAVAILABLE_ERRNO.has(errno)) return true;
  return (typeof code === 'string' && UNAVAILABLE_CODES.has(code)) || CLOSED.test(cause.message);
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
