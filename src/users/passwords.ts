import { hash, verify } from '@node-rs/argon2';
import { availableParallelism } from 'node:os';
import { DomainError, FewAtATime, TryAgainLater } from '../common/index.js';
import { PASSWORD_LENGTH, passwordProblem } from './account-rules.js';
import { isEasilyGuessed } from './weak-password.js';

/**
 * The threads that work out hashes also write the files of the standby, and share the processor with calls. Some 20 ms
 * each: nobody waits for more than a second or so.
 */
const few = new FewAtATime(
  { atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)), waiting: 32 },
  () => new TryAgainLater('TOO_MANY_PASSWORDS', 'too many passwords are checked at this moment: try again', 2),
);

let decoy: Promise<string> | undefined;

/** What a person is known by. */
interface Known {
  readonly name?: string | null;
  readonly email?: string | null;
  readonly phoneE164?: string | null;
}

/** Returns the words of people, or of one before and after a change, that others try first as their password. */
export function ownWords(...people: readonly Known[]): string[] {
  return people.flatMap(({ name, email, phoneE164 }) => [name ?? '', email ?? '', phoneE164 ?? '']);
}

/**
 * Returns the argon2id hash of a new password. `own`: the person's own words, as of `ownWords`.
 * @throws DomainError 422 naming password when it is too short, too long, or easily guessed; TryAgainLater when too many are asked for.
 */
export function hashPassword(typed: string, field = 'password', own: readonly string[] = []): Promise<string> {
  const password = typed.normalize('NFC');
  const problem = passwordProblem(password);
  if (problem !== null) throw DomainError.unprocessable([{ field, message: `${field} ${problem}` }]);
  if (isEasilyGuessed(password, own)) {
    const why =
      'it is well known, or made of common words, of the name, e-mail or phone, or of repetitions: several words of your own are better';
    throw DomainError.unprocessable([{ field, message: `${field} is easily guessed: ${why}` }]);
  }
  return few.run(() => hash(password));
}

/**
 * Returns whether a password belongs to a hash, however its accents are composed. Without a hash it takes as long, and
 * says no. One that was hashed as it was typed, before passwords were composed alike, still fits as it was typed.
 * @throws TryAgainLater when too many are asked for.
 */
export async function passwordFits(typed: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hash('nobody has this password');
  const expected = passwordHash ?? (await decoy);
  const spellings = new Set([typed.normalize('NFC'), typed].map((text) => text.slice(0, PASSWORD_LENGTH.max)));
  for (const password of spellings) {
    if (await few.run(() => verify(expected, password))) return passwordHash !== null;
  }
  return false;
}
