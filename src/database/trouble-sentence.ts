import { EnvironmentError } from '../config/index.js';
import { DatabaseAway } from './availability.js';
import { encryptionRefusal } from './encryption-refusal.js';
import { TROUBLE_WORDS, connectionTroubleOf } from './trouble.js';

/** Servers say the same of a database that is missing and of one that this user may not see. */
const ER_DBACCESS_DENIED_ERROR = 1044;

/**
 * Says why the database can't be used, for the person who starts the service or a command: an error that names
 * DATABASE_URL, or the error as it was where it isn't about connecting. `isEncrypted`: whether encryption was asked for.
 */
export function plainDatabaseError(error: unknown, isEncrypted: boolean): unknown {
  const cause = error instanceof DatabaseAway ? error.cause : error;
  if (cause instanceof EnvironmentError) return cause;
  const refusal = encryptionRefusal(cause, isEncrypted);
  if (refusal !== null) return refusal;
  const trouble = error instanceof DatabaseAway ? error.trouble : connectionTroubleOf(error);
  if (trouble === null) return error;
  const isUnseen = (cause as { errno?: unknown } | null)?.errno === ER_DBACCESS_DENIED_ERROR;
  const words = isUnseen
    ? 'the server has no database of the name in DATABASE_URL, or gives its user no right to it'
    : TROUBLE_WORDS[trouble];
  return new EnvironmentError([`DATABASE_URL: ${words} (${cause instanceof Error ? cause.message : 'unknown'})`]);
}
