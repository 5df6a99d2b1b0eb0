import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Clock, DomainError, isE164, isTimeZone, type FieldProblem } from '../common/index.js';
import { bumpRosterRevision, isUniqueViolation, noteChange, type Unit } from '../database/index.js';
import { ROLES, type Acceptance, type Person, type Role } from './person.js';
import { User } from './user.entity.js';

/** What a user is made of; whatever is left out has its usual value. */
export interface NewUser {
  readonly name: string;
  readonly role: Role;
  readonly phoneE164?: string | null;
  readonly email?: string | null;
  /** argon2id, never the password itself. */
  readonly passwordHash?: string | null;
  readonly active?: boolean;
  readonly available?: boolean;
  /** The instant from which `available` is the other way round. */
  readonly availabilityUntil?: Date | null;
  readonly priority?: number;
  readonly acceptance?: Acceptance;
  readonly timeZone?: string | null;
}

/** People: who they are, and whether they can be rung. Every change is noted with who made it (null: the service). */
@Injectable()
export class UsersService {
  constructor(private readonly clock: Clock) {}

  /**
   * Adds a user and returns his id.
   * @throws DomainError 422 that names the field; 409 `EMAIL_TAKEN`.
   */
  async create(unit: Unit, user: NewUser, actorUserId: number | null = null): Promise<number> {
    refuse(problemsOf(user));
    const now = this.clock.now();
    const values = {
      name: user.name.trim(),
      role: user.role,
      phoneE164: user.phoneE164 ?? null,
      email: user.email?.toLowerCase() ?? null,
      active: user.active ?? true,
      available: user.available ?? true,
      availabilityUntil: user.availabilityUntil ?? null,
      priority: user.priority ?? 100,
      acceptance: user.acceptance ?? 'key',
      timeZone: user.timeZone ?? null,
    };
    const secret = { passwordHash: user.passwordHash ?? null, createdAt: now, updatedAt: now };
    const id = await orEmailTaken(unit.insert(User, { ...values, ...secret }));
    await bumpRosterRevision(unit);
    await noteChange(unit, { at: now, actorUserId, entity: 'user', entityId: id, before: null, after: values });
    return id;
  }

  /**
   * Changes what is given of a user, and leaves the rest. A new password, another role or deactivation ends all of his
   * sessions.
   * @throws DomainError 422 that names the field; 404 `USER_NOT_FOUND`; 409 `EMAIL_TAKEN` or `LAST_ADMIN`.
   */
  async change(unit: Unit, id: number, change: Partial<NewUser>, actorUserId: number | null = null): Promise<User> {
    const before = await this.get(unit, id);
    refuse(problemsOf({ name: before.name, role: before.role, ...change }));
    const { passwordHash, ...values } = change;
    const after = { ...before, ...values, ...(values.email && { email: values.email.toLowerCase() }) };
    await this.refuseLosingLastAdmin(unit, before, after);
    const endsSessions = passwordHash !== undefined || after.role !== before.role || (before.active && !after.active);
    const now = this.clock.now();
    const tokenVersion = before.tokenVersion + (endsSessions ? 1 : 0);
    await orEmailTaken(unit.update(User, { id }, { ...change, email: after.email, tokenVersion, updatedAt: now }));
    await bumpRosterRevision(unit);
    const noted = { before: told(before), after: { ...told(after), ...(passwordHash && { password: 'changed' }) } };
    await noteChange(unit, { at: now, actorUserId, entity: 'user', entityId: id, ...noted });
    return { ...after, tokenVersion, updatedAt: now };
  }

  /**
   * Takes a user out of everything that is to come; his name stays in what was.
   * @throws DomainError 404 `USER_NOT_FOUND`; 409 `LAST_ADMIN`.
   */
  async remove(unit: Unit, id: number, actorUserId: number | null = null): Promise<void> {
    const before = await this.get(unit, id);
    await this.refuseLosingLastAdmin(unit, before, { ...before, active: false });
    const now = this.clock.now();
    const gone = { deletedAt: now, active: false, email: null, tokenVersion: before.tokenVersion + 1, updatedAt: now };
    await unit.update(User, { id }, gone);
    await bumpRosterRevision(unit);
    await noteChange(unit, { at: now, actorUserId, entity: 'user', entityId: id, before: told(before), after: null });
  }

  /** @throws DomainError 404 `USER_NOT_FOUND`, also for a user who was deleted. */
  async get(unit: Unit, id: number): Promise<User> {
    const user = await unit.manager.findOneBy(User, { id, deletedAt: IsNull() });
    if (!user) throw new DomainError(404, 'USER_NOT_FOUND', `there is no user ${id}`);
    return user;
  }

  /** Everybody who ever was, by id; whoever was deleted is inactive. */
  async people(unit: Unit): Promise<Person[]> {
    const users = await unit.manager.find(User, { order: { id: 'ASC' } });
    return users.map((user) => {
      const { id, name, role, phoneE164, active, available, availabilityUntil, priority, acceptance, deletedAt } = user;
      return Object.freeze({
        id,
        name,
        role,
        phoneE164,
        active: active && deletedAt === null,
        available,
        availabilityUntil: availabilityUntil?.getTime() ?? null,
        priority,
        acceptance,
      });
    });
  }

  /** The zones in which some users are shown times; null: in the business's. */
  async timeZones(unit: Unit, ids: Iterable<number>): Promise<Map<number, string | null>> {
    const wanted = [...ids];
    const select = { id: true, timeZone: true } as const;
    const users = wanted.length === 0 ? [] : await unit.manager.find(User, { select, where: { id: In(wanted) } });
    return new Map(users.map(({ id, timeZone }) => [id, timeZone]));
  }

  private async refuseLosingLastAdmin(unit: Unit, before: User, after: User): Promise<void> {
    const isAdmin = (user: User): boolean => user.role === 'admin' && user.active;
    if (!isAdmin(before) || isAdmin(after)) return;
    const admins = await unit.manager.countBy(User, { role: 'admin', active: true, deletedAt: IsNull() });
    if (admins > 1) return;
    throw new DomainError(409, 'LAST_ADMIN', 'this is the last active admin: nobody could make another');
  }
}

/** What the change log may know of a user. */
function told(user: User): object {
  const { name, role, phoneE164, email, active, available, availabilityUntil, priority, acceptance, timeZone } = user;
  return { name, role, phoneE164, email, active, available, availabilityUntil, priority, acceptance, timeZone };
}

async function orEmailTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const message = 'email belongs to another user';
    throw new DomainError(409, 'EMAIL_TAKEN', message, [{ field: 'email', message }]);
  }
}

function problemsOf({ name, role, phoneE164, email, timeZone, priority }: NewUser): FieldProblem[] {
  const length = name.trim().length;
  const isRole = (ROLES as readonly string[]).includes(role);
  const problems: (FieldProblem | false)[] = [
    (length < 1 || length > 120) && { field: 'name', message: 'name must have 1 to 120 characters' },
    !isRole && { field: 'role', message: `role must be one of ${ROLES.join(', ')}` },
    phoneE164 !== null &&
      phoneE164 !== undefined &&
      !isE164(phoneE164) && {
        field: 'phoneE164',
        message: 'phoneE164 must be a full E.164 number such as +14155550101',
      },
    Boolean(email) && !/^[^\s@]+@[^\s@]+$/.test(email ?? '') && { field: 'email', message: 'email must be an address' },
    Boolean(timeZone) && !isTimeZone(timeZone ?? '') && { field: 'timeZone', message: 'timeZone must be an IANA zone' },
    priority !== undefined &&
      !(Number.isInteger(priority) && Math.abs(priority) <= 1_000_000) && {
        field: 'priority',
        message: 'priority must be a whole number',
      },
  ];
  return problems.filter((problem) => problem !== false);
}

function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw DomainError.unprocessable(problems);
}
