import { QueryFailedError } from 'typeorm';
import { EncryptionRefusal } from './encryption-refusal.js';

/**
 * Why a database can't be used, for those who must mend it. `REFUSED`: for a reason that has no code of its own here.
 */
export type DatabaseTrouble =
  | 'UNREACHABLE'
  | 'NO_ANSWER'
  | 'CATCHING_UP'
  | 'ACCESS_DENIED'
  | 'ENCRYPTION_REFUSED'
  | 'DATABASE_MISSING'
  | 'TABLE_MISSING'
  | 'RIGHTS_MISSING'
  | 'NO_SPACE'
  | 'READ_ONLY'
  | 'TOO_MANY_CONNECTIONS'
  | 'STARTING_OR_STOPPING'
  | 'INTERRUPTED'
  | 'DAMAGED'
  | 'FILE_UNUSABLE'
  | 'REFUSED';

/** What each means, in words for a person. */
export const TROUBLE_WORDS: Readonly<Record<DatabaseTrouble, string>> = {
  UNREACHABLE: 'the database server can not be reached',
  NO_ANSWER: 'the database server does not answer',
  CATCHING_UP: 'what was answered without the database is still being written to it',
  ACCESS_DENIED: 'the database server refuses the user or the password of DATABASE_URL',
  ENCRYPTION_REFUSED: 'the database server and DATABASE_URL do not agree about encryption',
  DATABASE_MISSING: 'the server has no database of the name in DATABASE_URL',
  TABLE_MISSING: 'the database lacks tables or columns that this release needs',
  RIGHTS_MISSING: 'the database user lacks rights that this release needs',
  NO_SPACE: 'the database has no room left: its disk or its table space is full',
  READ_ONLY: 'the database can only be read',
  TOO_MANY_CONNECTIONS: 'the database server has too many connections',
  STARTING_OR_STOPPING: 'the database server is starting or stopping',
  INTERRUPTED: 'the database server ends statements before they are done',
  DAMAGED: 'the database server can not read its own files',
  FILE_UNUSABLE: 'the database file can not be read or written',
  REFUSED: 'the database server refuses to work',
};

/** Errors of MySQL and MariaDB that say nothing about the statement: asking again later may help. */
const NUMBERS: Readonly<Partial<Record<DatabaseTrouble, readonly number[]>>> = {
  UNREACHABLE: [1152, 1158, 1159, 1160, 1161, 1184],
  // Wrong password, host not allowed or blocked, password expired, account locked.
  ACCESS_DENIED: [1045, 1129, 1130, 1251, 1698, 1820, 1862, 3118, 4151],
  ENCRYPTION_REFUSED: [3159],
  DATABASE_MISSING: [1046, 1049],
  TABLE_MISSING: [1054, 1146, 1932],
  RIGHTS_MISSING: [1044, 1142, 1143, 1227, 1370],
  NO_SPACE: [1021, 1114],
  READ_ONLY: [1036, 1207, 1290, 1792, 1836],
  TOO_MANY_CONNECTIONS: [1040, 1135, 1203, 1226, 1637],
  // Shutting down, starting, a node of a cluster that isn't ready.
  STARTING_OR_STOPPING: [1047, 1053, 1077, 3168],
  INTERRUPTED: [1317, 1927, 1969, 3024, 1028],
  // Out of memory, and files or tables that can't be opened or read.
  DAMAGED: [1016, 1017, 1033, 1034, 1037, 1038, 1041, 1194, 1195, 1712, 1812, 1814, 1877],
};
const BY_NUMBER = new Map(
  (Object.entries(NUMBERS) as [DatabaseTrouble, readonly number[]][]).flatMap(([trouble, numbers]) =>
    numbers.map((number) => [number, trouble] as const),
  ),
);
/** "Got error 28 from storage engine", "Error writing file", "Got error 28 during COMMIT": the system's number is in the text. */
const WITH_SYSTEM_NUMBER = new Set([3, 1002, 1026, 1030, 1180]);
const NO_SPACE_TEXT = /\b(error|errno|code):?\s*"?(28|122)\b|no space left|quota exceeded|disk full/i;

/** Of Node and the driver: nobody listens, nobody answers, or the connection is lost. */
const UNREACHABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
  'PROTOCOL_CONNECTION_LOST',
]);
const SILENT_CODES = new Set(['ETIMEDOUT', 'PROTOCOL_SEQUENCE_TIMEOUT']);
const ENCRYPTION_CODES = new Set(['HANDSHAKE_SSL_ERROR', 'HANDSHAKE_NO_SSL_SUPPORT']);
/** What the driver says of connections that it has given up, without a code. */
const CLOSED = /closed state|connection is closed|pool is closed|connection lost/i;

/**
 * SQLite's codes, in the lowest byte: no permission, busy, locked, no memory, read-only, interrupted, I/O error, damaged,
 * full, can't be opened, locking protocol, not a database.
 */
const SQLITE_CODES = new Set([3, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 26]);
/** SQLite's texts for them: on Node 20 a statement that returns rows fails without a code. */
const SQLITE_TEXT =
  /access permission denied|is locked|out of memory|readonly database|interrupted|disk I\/O error|malformed|is full|unable to open|locking protocol|is not a database/;
const SQLITE_FULL = 13;
const SQLITE_READ_ONLY = 8;

/**
 * Says why a server can't be reached, or refuses to work, or the embedded database's file can't be read or written; null:
 * the error is about the statement, and asking again later won't help.
 */
export function troubleOf(error: unknown): DatabaseTrouble | null {
  const cause = causeOf(error);
  if (!(cause instanceof Error)) return null;
  const { errno, code, errcode } = cause as { errno?: unknown; code?: unknown; errcode?: unknown };
  if (typeof errcode === 'number') return SQLITE_CODES.has(errcode & 0xff) ? fileTrouble(errcode & 0xff) : null;
  if (code === 'ERR_SQLITE_ERROR') return SQLITE_TEXT.test(cause.message) ? fileTrouble(0, cause.message) : null;
  if (typeof errno === 'number') {
    const known = BY_NUMBER.get(errno);
    if (known !== undefined) return known;
    if (WITH_SYSTEM_NUMBER.has(errno)) return NO_SPACE_TEXT.test(cause.message) ? 'NO_SPACE' : 'DAMAGED';
  }
  if (typeof code === 'string') {
    if (UNREACHABLE_CODES.has(code)) return 'UNREACHABLE';
    if (SILENT_CODES.has(code)) return 'NO_ANSWER';
    if (ENCRYPTION_CODES.has(code)) return 'ENCRYPTION_REFUSED';
    if (code === 'ER_SERVER_SHUTDOWN') return 'STARTING_OR_STOPPING';
  }
  return CLOSED.test(cause.message) ? 'UNREACHABLE' : null;
}

/**
 * Says why a server didn't let us connect, begin or commit. No statement of ours is at fault then, so each refusal of the
 * server or the driver counts; null: it is another error.
 */
export function connectionTroubleOf(error: unknown): DatabaseTrouble | null {
  const known = troubleOf(error);
  if (known !== null) return known;
  const cause = causeOf(error);
  if (!(cause instanceof Error)) return null;
  return 'errno' in cause || 'sqlState' in cause || ('fatal' in cause && cause.fatal === true) ? 'REFUSED' : null;
}

/** Whether it may be the fault of one connection: only a fresh one tells whether the server is away. */
export function isOfConnection(trouble: DatabaseTrouble): boolean {
  return ['UNREACHABLE', 'NO_ANSWER', 'INTERRUPTED', 'TOO_MANY_CONNECTIONS'].includes(trouble);
}

/** Whether it concerns everything that is asked of the server, and not one kind of statement. */
export function concernsWholeServer(trouble: DatabaseTrouble): boolean {
  return !['TABLE_MISSING', 'RIGHTS_MISSING', 'NO_SPACE', 'INTERRUPTED', 'DAMAGED'].includes(trouble);
}

function fileTrouble(code: number, message = ''): DatabaseTrouble {
  if (code === SQLITE_FULL || /is full/.test(message)) return 'NO_SPACE';
  return code === SQLITE_READ_ONLY || /readonly database/.test(message) ? 'READ_ONLY' : 'FILE_UNUSABLE';
}

/** Says why a file beside the embedded database can't be written. */
export function fileSystemTroubleOf(error: unknown): DatabaseTrouble {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return 'NO_SPACE';
  return code === 'EROFS' ? 'READ_ONLY' : 'FILE_UNUSABLE';
}

/** What the driver threw. */
function causeOf(error: unknown): unknown {
  if (error instanceof EncryptionRefusal) return error.cause;
  return error instanceof QueryFailedError ? error.driverError : error;
}
