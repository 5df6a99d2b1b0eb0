import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../common/index.js';

/** Shortest and longest password, in characters. */
const LENGTH = { least: 10, most: 200 } as const;

let decoy: Promise<string> | undefined;

/**
 * The argon2id hash of a new password.
 * @throws DomainError 422 naming password when it is too short or too long.
 */
export function hashPassword(password: string, field = 'password'): Promise<string> {
  if (password.length < LENGTH.least || password.length > LENGTH.most) {
    const message = `${field} must have ${LENGTH.least} to ${LENGTH.most} characters`;
    throw DomainError.unprocessable([{ field, message }]);
  }
  return hash(password);
}

/** Whether a password belongs to a hash. Without a hash it takes as long, and says no. */
export async function passwordFits(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hash('nobody has this password');
  const fits = await verify(passwordHash ?? (await decoy), password.slice(0, LENGTH.most));
  return fits && passwordHash !== null;
}
