import { IsNull, Not } from 'typeorm';
import { DomainError } from '../../common/index.js';
import type { Unit, UnitOfWork } from '../../database/index.js';
import {
  Administration,
  emailAsStored,
  hashPassword,
  nameOfEmail,
  ownWords,
  User,
  type UsersService,
} from '../../users/index.js';
import type { AccessRecords } from '../records/access-records.service.js';

/** Someone who signs in, or might. */
export interface Account {
  readonly id: number;
  readonly name: string;
  readonly role: string;
  readonly email: string | null;
  readonly state: 'can sign in' | 'deactivated' | 'no e-mail' | 'no password';
}

/** What an operator does with accounts, in the name of the service itself; the log of changes has each. */
export class Accounts {
  private readonly administration: Administration;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersService,
    private readonly records: AccessRecords,
  ) {
    this.administration = new Administration(unitOfWork);
  }

  /** Returns all who have an e-mail, and all admins. */
  async list(): Promise<Account[]> {
    const select = { id: true, name: true, role: true, email: true, active: true, passwordHash: true } as const;
    const where = [
      { deletedAt: IsNull(), email: Not(IsNull()) },
      { deletedAt: IsNull(), role: 'admin' as const },
    ];
    const users = await this.unitOfWork.run((unit) =>
      unit.manager.find(User, { select, where, order: { role: 'ASC', id: 'ASC' } }),
    );
    return users.map((user) => ({
      id: user.id,
      name: user.name,
      role: user.role,
      email: user.email,
      state: stateOf(user),
    }));
  }

  /**
   * Gives somebody a password, and ends their sessions. Returns whom.
   * @throws DomainError 404 for an e-mail that nobody has; 409 `DEACTIVATED` unless `activate`; 422 for a password that
   *   can't be one of theirs.
   */
  async resetPassword(email: string, password: string, activate: boolean): Promise<User> {
    const person = await this.unitOfWork.run((unit) => findAccount(unit, email));
    const passwordHash = await hashPassword(password, 'password', ownWords(person));
    const changed = await this.administration.write(null, async (unit) => {
      const found = await findAccount(unit, email);
      if (!found.active && !activate) {
        const message = `${found.email} is deactivated and could not sign in: add --activate to make them active again`;
        throw new DomainError(409, 'DEACTIVATED', message);
      }
      return this.users.change(unit, found.id, { passwordHash, ...(activate && { active: true }) });
    });
    await this.records.record({ kind: 'password_set', userId: changed.id, address: null });
    return changed;
  }

  /** Adds an admin. @throws DomainError 409 for an e-mail that somebody has; 422 naming what is wrong. */
  async create(email: string, name: string | null, password: string): Promise<number> {
    const passwordHash = await hashPassword(password, 'password', ownWords({ name, email }));
    const admin = { name: name ?? nameOfEmail(email), role: 'admin', email, passwordHash } as const;
    return this.administration.write(null, (unit) => this.users.create(unit, admin));
  }
}

/** @throws DomainError 404 for an e-mail that nobody has. */
async function findAccount(unit: Unit, email: string): Promise<User> {
  const stored = emailAsStored(email);
  const found = await unit.manager.findOneBy(User, { email: stored, deletedAt: IsNull() });
  if (found?.email === stored) return found;
  throw new DomainError(404, 'USER_NOT_FOUND', `nobody has the e-mail ${stored}: "list" shows those there are`);
}

function stateOf({ active, email, passwordHash }: User): Account['state'] {
  if (!active) return 'deactivated';
  if (email === null) return 'no e-mail';
  return passwordHash === null ? 'no password' : 'can sign in';
}
