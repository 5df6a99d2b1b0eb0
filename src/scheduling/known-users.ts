import { In, IsNull } from 'typeorm';
import { DomainError } from '../common/index.js';
import type { Unit } from '../database/index.js';
import { User } from '../users/index.js';

/**
 * Throws unless every user exists and isn't deleted.
 * @throws DomainError 422 naming each field whose user can't be used.
 */
export async function assertKnownUsers(
  unit: Unit,
  named: readonly { readonly field: string; readonly userId: number }[],
): Promise<void> {
  if (named.length === 0) return;
  const ids = [...new Set(named.map(({ userId }) => userId))];
  const users = await unit.manager.find(User, { select: { id: true }, where: { id: In(ids), deletedAt: IsNull() } });
  const known = new Set(users.map(({ id }) => id));
  const unknown = named.filter(({ userId }) => !known.has(userId));
  if (unknown.length === 0) return;
  throw DomainError.unprocessable(
    unknown.map(({ field, userId }) => ({ field, message: `${field}: there is no user ${userId}` })),
  );
}
