import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import {
  canBeDialled,
  Clock,
  differences,
  DomainError,
  isTimeZone,
  warnOfStoredValue,
  type FieldProblem,
} from '../common/index.js';
import { noteChange, noteRosterChange } from '../audit/index.js';
import { isUniqueViolation, type AdministrativeUnit, type Unit } from '../database/index.js';
import { emailProblem, nameProblem, phoneProblem, type Rule } from './account-rules.js';
import { emailAsStored } from './email.js';
import { assertAdminStays } from './last-admin.js';
import { PasswordSet } from './password-set.js';
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

/** People: who they are, and whether they can be rung. Every change is noted. */
@Injectable()
export class UsersService {
  constructor(private readonly clock: Clock) {}

  /**
   * Adds a user and returns the new id.
   * @throws DomainError 422 that names the field; 409 `EMAIL_TAKEN`.
   */
  async create(unit: AdministrativeUnit, user: NewUser): Promise<number> {
    assertNoProblems(problemsOf(user));
    const now = this.clock.now();
    const values = {
      name: user.name.trim(),
      role: user.role,
      phoneE164: user.phoneE164 ?? null,
      email: user.email ? emailAsStored(user.email) : null,
      active: user.active ?? true,
      available: user.available ?? true,
      availabilityUntil: user.availabilityUntil ?? null,
      priority: user.priority ?? 100,
      acceptance: user.acceptance ?? 'key',
      timeZone: user.timeZone ?? null,
    };
    const secret = { passwordHash: user.passwordHash ?? null, createdAt: now, updatedAt: now };
    const id = await orEmailTaken(unit.insert(User, { ...values, ...secret }));
    await noteRosterChange(unit, { at: now, entity: 'user', entityId: id, before: null, after: values });
    return id;
  }

  /**
   * Changes what is given of a user and isn't so already; the rest is neither changed nor written. A new password,
   * another role or deactivation ends all of the user's sessions.
   * @throws DomainError 422 that names the field; 404 `USER_NOT_FOUND`; 409 `EMAIL_TAKEN` or `LAST_ADMIN`.
   */
  async change(unit: AdministrativeUnit, id: number, change: Partial<NewUser>): Promise<User> {
    const before = await this.get(unit, id);
    assertNoProblems(problemsOf(change));
    const { passwordHash, ...values } = change;
    const changed = differences<User>(before, {
      ...values,
      ...(values.name !== undefined && { name: values.name.trim() }),
      ...(values.email && { email: emailAsStored(values.email) }),
    });
    const secret = passwordHash === undefined ? {} : { passwordHash };
    if (Object.keys({ ...changed, ...secret }).length === 0) return before;
    const now = this.clock.now();
    const after = { ...before, ...changed, updatedAt: now };
    await assertAdminStays(unit, before, after);
    const endsSessions = passwordHash !== undefined || after.role !== before.role || (before.active && !after.active);
    const sessions = endsSessions ? { tokenVersion: before.tokenVersion + 1 } : {};
    await orEmailTaken(unit.update(User, { id }, { ...changed, ...secret, ...sessions, updatedAt: now }));
    if (passwordHash) unit.emit(new PasswordSet(id, unit.actorUserId, unit.actorAddress));
    const noted = { before: told(before), after: { ...told(after), ...(passwordHash && { password: 'changed' }) } };
    await noteRosterChange(unit, { at: now, entity: 'user', entityId: id, ...noted });
    return { ...after, ...sessions };
  }

  /** Closes the calendar feed of a user, if there is one. @throws DomainError 404 `USER_NOT_FOUND`. */
  async endCalendarToken(unit: AdministrativeUnit, id: number): Promise<void> {
    const { calendarTokenHash } = await this.get(unit, id);
    if (calendarTokenHash === null) return;
    await unit.update(User, { id }, { calendarTokenHash: null });
    const change = { before: { calendarToken: 'set' }, after: { calendarToken: null } };
    await noteChange(unit, { at: this.clock.now(), entity: 'user', entityId: id, ...change });
  }

  /**
   * Takes a user out of everything that is to come; their name stays in what was.
   * @throws DomainError 404 `USER_NOT_FOUND`; 409 `LAST_ADMIN`.
   */
  async remove(unit: AdministrativeUnit, id: number): Promise<void> {
    const before = await this.get(unit, id);
    await assertAdminStays(unit, before, { ...before, active: false });
    const now = this.clock.now();
    const gone = { deletedAt: now, active: false, email: null, tokenVersion: before.tokenVersion + 1, updatedAt: now };
    await unit.update(User, { id }, gone);
    await noteRosterChange(unit, { at: now, entity: 'user', entityId: id, before: told(before), after: null });
  }

  /** @throws DomainError 404 `USER_NOT_FOUND`, also for a user who was deleted. */
  async get(unit: Unit, id: number): Promise<User> {
    const user = await unit.manager.findOneBy(User, { id, deletedAt: IsNull() });
    if (!user) throw new DomainError(404, 'USER_NOT_FOUND', `there is no user ${id}`);
    return user;
  }

  /** Returns everybody who ever was a user, by id; deleted users are inactive. */
  async people(unit: Unit): Promise<Person[]> {
    const users = await unit.manager.find(User, { order: { id: 'ASC' } });
    return users.map((user) => {
      const { id, name, role, phoneE164, active, available, availabilityUntil, priority, acceptance, deletedAt } = user;
      return Object.freeze({
        id,
        name,
        role,
        phoneE164: usablePhone(id, phoneE164),
        active: active && deletedAt === null,
        available,
        availabilityUntil: availabilityUntil?.getTime() ?? null,
        priority,
        acceptance,
      });
    });
  }

  /** Returns the zones in which some users are shown times; null: in the business's, also where a zone is unknown. */
  async timeZones(unit: Unit, ids: Iterable<number>): Promise<Map<number, string | null>> {
    const wanted = [...ids];
    const select = { id: true, timeZone: true } as const;
    const users = wanted.length === 0 ? [] : await unit.manager.find(User, { select, where: { id: In(wanted) } });
    return new Map(users.map(({ id, timeZone }) => [id, usableZone(id, timeZone)]));
  }
}

/** Returns a stored phone, or null where it can't be dialled: then the person is passed over, and the call goes on. */
function usablePhone(id: number, phone: string | null): string | null {
  if (phone === null || canBeDialled(phone)) return phone;
  warnOfStoredValue(`users.phone_e164 of user ${id} is no E.164 number`, 'this person is not rung');
  return null;
}

function usableZone(id: number, zone: string | null): string | null {
  if (zone === null || isTimeZone(zone)) return zone;
  warnOfStoredValue(`users.time_zone of user ${id} is no IANA time zone`, "the business's is used");
  return null;
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

/** What is wrong with the values that are given: one that is stored already isn't asked again. */
function problemsOf({ name, role, phoneE164, email, timeZone, priority }: Partial<NewUser>): FieldProblem[] {
  const isRole = role === undefined || (ROLES as readonly string[]).includes(role);
  const problems: (FieldProblem | null | false)[] = [
    problemOf('name', name, nameProblem),
    !isRole && { field: 'role', message: `role must be one of ${ROLES.join(', ')}` },
    problemOf('phoneE164', phoneE164, phoneProblem),
    problemOf('email', email, emailProblem),
    Boolean(timeZone) && !isTimeZone(timeZone ?? '') && { field: 'timeZone', message: 'timeZone must be an IANA zone' },
    priority !== undefined &&
      !(Number.isInteger(priority) && Math.abs(priority) <= 1_000_000) && {
        field: 'priority',
        message: 'priority must be a whole number',
      },
  ];
  return problems.filter((problem) => problem !== null && problem !== false);
}

/** What is wrong with a value by its rule; one that isn't given, or is taken away, is right. */
function problemOf(field: string, value: string | null | undefined, rule: Rule): FieldProblem | null {
  const problem = value === undefined || value === null ? null : rule(value);
  return problem === null ? null : { field, message: `${field} ${problem}` };
}

function assertNoProblems(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw DomainError.unprocessable(problems);
}
