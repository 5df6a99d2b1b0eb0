import { IsNull, Not, type FindOptionsWhere } from 'typeorm';
import { DomainError } from '../common/index.js';
import type { AdministrativeUnit, Unit } from '../database/index.js';
import { User } from './user.entity.js';

const ACTIVE_ADMIN: FindOptionsWhere<User> = { role: 'admin', active: true, deletedAt: IsNull() };
const CAN_SIGN_IN: FindOptionsWhere<User> = { ...ACTIVE_ADMIN, email: Not(IsNull()), passwordHash: Not(IsNull()) };

/**
 * Returns whether any admin can sign in: an active one with an e-mail and a password. `besides` is the id of a user who
 * doesn't count.
 */
export function canAnAdminSignIn(unit: Unit, besides?: number): Promise<boolean> {
  return unit.manager.existsBy(User, { ...CAN_SIGN_IN, ...(besides !== undefined && { id: Not(besides) }) });
}

/** What of a user decides whether the user is an admin who can sign in. */
type AccessOf = Pick<User, 'id' | 'role' | 'active' | 'email'>;

/**
 * Checks a change of a user before it is written, under the administrative lock: so of two changes at once the later
 * one sees the earlier one.
 * @throws DomainError 409 `LAST_ADMIN` when it would take the last admin who can sign in, or the last active admin.
 */
export async function assertAdminStays(unit: AdministrativeUnit, before: AccessOf, after: AccessOf): Promise<void> {
  const { id } = before;
  if (!isActiveAdmin(before) || (isActiveAdmin(after) && after.email !== null)) return;
  if (await unit.manager.existsBy(User, { ...CAN_SIGN_IN, id })) {
    if (await canAnAdminSignIn(unit, id)) return;
    throw new DomainError(409, 'LAST_ADMIN', 'this is the last admin who can sign in: nobody could make another');
  }
  if (isActiveAdmin(after) || (await unit.manager.existsBy(User, { ...ACTIVE_ADMIN, id: Not(id) }))) return;
  throw new DomainError(409, 'LAST_ADMIN', 'this is the last active admin: nobody could make another');
}

function isActiveAdmin({ role, active }: AccessOf): boolean {
  return role === 'admin' && active;
}
