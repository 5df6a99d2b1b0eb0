import { Injectable } from '@nestjs/common';
import { Clock, DomainError, isE164, type FieldProblem } from '../common/index.js';
import { bumpRosterRevision, type Unit } from '../database/index.js';
import { ROLES, type Person, type Role } from './person.js';
import { User } from './user.entity.js';

/** What a new user is made of; whatever is left out has its usual value. */
export interface NewUser {
  readonly name: string;
  readonly role: Role;
  readonly phoneE164?: string | null;
  readonly active?: boolean;
  readonly available?: boolean;
  readonly priority?: number;
}

/** People: who they are, and whether they can be rung. */
@Injectable()
export class UsersService {
  constructor(private readonly clock: Clock) {}

  /**
   * Adds a user and returns his id.
   * @throws DomainError 422 that names the field.
   */
  async create(unit: Unit, user: NewUser): Promise<number> {
    refuse([...nameProblems(user.name), ...roleProblems(user.role), ...phoneProblems(user.phoneE164)]);
    const now = this.clock.now();
    const id = await unit.insert(User, {
      name: user.name.trim(),
      role: user.role,
      phoneE164: user.phoneE164 ?? null,
      active: user.active ?? true,
      available: user.available ?? true,
      priority: user.priority ?? 100,
      createdAt: now,
      updatedAt: now,
    });
    await bumpRosterRevision(unit);
    return id;
  }

  /**
   * Changes what is given of a user, and leaves the rest.
   * @throws DomainError 422 that names the field; 404 `USER_NOT_FOUND`.
   */
  async change(unit: Unit, id: number, change: Partial<NewUser>): Promise<void> {
    refuse([
      ...(change.name === undefined ? [] : nameProblems(change.name)),
      ...(change.role === undefined ? [] : roleProblems(change.role)),
      ...phoneProblems(change.phoneE164),
    ]);
    const changed = await unit.update(User, { id }, { ...change, updatedAt: this.clock.now() });
    if (changed === 0) throw new DomainError(404, 'USER_NOT_FOUND', `there is no user ${id}`);
    await bumpRosterRevision(unit);
  }

  /** Everybody, by id. */
  async people(unit: Unit): Promise<Person[]> {
    const users = await unit.manager.find(User, { order: { id: 'ASC' } });
    return users.map(({ id, name, role, phoneE164, active, available, priority }) =>
      Object.freeze({ id, name, role, phoneE164, active, available, priority }),
    );
  }
}

function nameProblems(name: string): FieldProblem[] {
  const length = name.trim().length;
  return length >= 1 && length <= 120 ? [] : [{ field: 'name', message: 'name must have 1 to 120 characters' }];
}

function roleProblems(role: string): FieldProblem[] {
  const known = (ROLES as readonly string[]).includes(role);
  return known ? [] : [{ field: 'role', message: `role must be one of ${ROLES.join(', ')}` }];
}

function phoneProblems(phone: string | null | undefined): FieldProblem[] {
  if (phone === null || phone === undefined || isE164(phone)) return [];
  return [{ field: 'phoneE164', message: 'phoneE164 must be a full E.164 number such as +14155550101' }];
}

function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw DomainError.unprocessable(problems);
}
