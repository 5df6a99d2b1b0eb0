import { EnvironmentError } from '../config/index.js';

const ER_ACCESS_DENIED_ERROR = 1045;
const ER_SECURE_TRANSPORT_REQUIRED = 3159;

/** The server and we do not agree about encryption: a start that can't go on, or a server that can't be reached. */
export class EncryptionRefusal extends EnvironmentError {
  constructor(
    problem: string,
    override readonly cause: unknown,
  ) {
    super([problem]);
  }
}

/**
 * Returns why a connection failed, where it failed for its encryption; null: it did not. `isEncrypted` says whether
 * encryption was asked for: MariaDB refuses clear text with the same words as a wrong password.
 */
export function encryptionRefusal(error: unknown, isEncrypted = true): EncryptionRefusal | null {
  if (error instanceof EncryptionRefusal) return error;
  const problem = error instanceof Error ? problemOf(error, isEncrypted) : null;
  return problem === null ? null : new EncryptionRefusal(problem, error);
}

function problemOf(
  { message, code, errno }: Error & { code?: unknown; errno?: unknown },
  isEncrypted: boolean,
): string | null {
  if (errno === ER_ACCESS_DENIED_ERROR && !isEncrypted) {
    return (
      `DATABASE_URL: ${message}. Check user and password, or add ?ssl-mode=VERIFY_IDENTITY if the server or this user ` +
      'must not be reached in clear text'
    );
  }
  if (errno === ER_SECURE_TRANSPORT_REQUIRED) {
    return 'DATABASE_URL asks for no encryption, and the server refuses clear text: add ?ssl-mode=VERIFY_IDENTITY';
  }
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT') {
    return 'DATABASE_URL asks for encryption, and the server has none: set it up there, or say ssl-mode=DISABLED';
  }
  if (code !== 'HANDSHAKE_SSL_ERROR') return null;
  return /altname/i.test(message)
    ? 'DATABASE_URL names another host than the certificate of the server: write the name that is in the certificate'
    : `DATABASE_URL: the encryption is not as ssl-mode and DATABASE_CA demand (${message})`;
}
