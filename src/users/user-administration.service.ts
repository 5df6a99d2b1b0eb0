import { Injectable } from '@nestjs/common';
import {
  Clock,
  differences,
  DomainError,
  phoneDigits,
  searchText,
  type Actor,
  type Precondition,
  type ShownForms,
} from '../common/index.js';
import { LineNumbers } from '../config/index.js';
import { toDatabase, UnitOfWork, type Unit } from '../database/index.js';
import { Administration } from './administration.service.js';
import { emailAsStored } from './email.js';
import { hashPassword, ownWords } from './passwords.js';
import { User } from './user.entity.js';
import {
  toUserAnswer,
  userForms,
  type AvailabilityBody,
  type NewUserBody,
  type UserAnswer,
  type UserChangeBody,
  type UsersAnswer,
  type UsersQuery,
} from './users.dto.js';
import { UsersService } from './users.service.js';

/** What the interface does with people, in the name of the user who is signed in. */
@Injectable()
export class UserAdministration {
  constructor(
    private readonly users: UsersService,
    private readonly administration: Administration,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly lineNumbers: LineNumbers,
  ) {}

  async list({ role, active, available, q, page, pageSize }: UsersQuery): Promise<UsersAnswer> {
    const now = this.clock.now();
    const [users, total] = await this.unitOfWork.run((unit) => {
      const builder = unit.manager.createQueryBuilder(User, 'u').where('u.deletedAt IS NULL');
      if (role !== undefined) builder.andWhere('u.role = :role', { role });
      if (active !== undefined) builder.andWhere('u.active = :active', { active });
      if (available !== undefined) {
        builder.andWhere(
          '(CASE WHEN u.availabilityUntil <= :now THEN 1 - u.available ELSE u.available END) = :available',
          { now: toDatabase(now), available: available ? 1 : 0 },
        );
      }
      builder.orderBy('u.name').addOrderBy('u.id');
      const first = (page - 1) * pageSize;
      if (q === undefined || q.trim() === '') return builder.skip(first).take(pageSize).getManyAndCount();
      return builder.getMany().then((all) => {
        const found = all.filter(userMatches(q));
        return [found.slice(first, first + pageSize), found.length] as const;
      });
    });
    return { items: users.map((user) => toUserAnswer(user, now)), total, page, pageSize };
  }

  get(id: number): Promise<UserAnswer> {
    return this.unitOfWork.run(async (unit) => toUserAnswer(await this.users.get(unit, id), this.clock.now()));
  }

  /** @throws DomainError 400 `OWN_NUMBER`; 409 `EMAIL_TAKEN`; 422 naming the field. */
  async create(actor: Actor, { password, ...body }: NewUserBody): Promise<UserAnswer> {
    this.assertNotLineNumber(body.phoneE164);
    const passwordHash = password === undefined ? null : await hashPassword(password, 'password', ownWords(body));
    return this.administration.write(actor, async (unit) => {
      const id = await this.users.create(unit, { ...body, passwordHash });
      return toUserAnswer(await this.users.get(unit, id), this.clock.now());
    });
  }

  /**
   * Changes a user. Managers change no role and no password, and of an admin neither name, e-mail, phone nor activity:
   * by these somebody signs in, or is known.
   * @throws DomainError 400 `OWN_NUMBER`; 403 `FORBIDDEN`; 404, 409 and 422 as `UsersService.change`; 412.
   */
  async change(
    actor: Actor,
    id: number,
    { password, ...body }: UserChangeBody,
    precondition: Precondition,
  ): Promise<UserAnswer> {
    if (actor.role !== 'admin' && (password !== undefined || body.role !== undefined)) {
      throw new DomainError(403, 'FORBIDDEN', 'only admins change roles and passwords');
    }
    this.assertNotLineNumber(body.phoneE164);
    const secret = password === undefined ? {} : { passwordHash: await this.hashOf(id, password, body) };
    const availability = body.available === undefined ? {} : { availabilityUntil: null };
    return this.administration.write(actor, async (unit) => {
      await precondition.assertHolds(() => this.forms(unit, id));
      if (actor.role !== 'admin') await this.assertForManagers(unit, id, body);
      await this.users.change(unit, id, { ...given(body), ...availability, ...secret });
      return toUserAnswer(await this.users.get(unit, id), this.clock.now());
    });
  }

  /** @throws DomainError 404; 409 `LAST_ADMIN`; 412. */
  remove(actor: Actor, id: number, precondition: Precondition): Promise<void> {
    return this.administration.write(actor, async (unit) => {
      await precondition.assertHolds(() => this.forms(unit, id));
      await this.users.remove(unit, id);
    });
  }

  /**
   * Sets whether somebody can be rung, until it returns by itself where `until` says so.
   * @throws DomainError 403 when a technician sets another's; 404; 412; 422 when `until` has passed.
   */
  async setAvailability(
    actor: Actor,
    id: number,
    { available, until = null }: AvailabilityBody,
    precondition: Precondition,
  ): Promise<UserAnswer> {
    if (actor.role === 'technician' && actor.userId !== id) {
      throw new DomainError(403, 'FORBIDDEN', 'technicians set their own availability only');
    }
    if (until !== null && until <= this.clock.now()) {
      throw DomainError.unprocessable([{ field: 'until', message: 'until must be in the future' }]);
    }
    return this.administration.write(actor, async (unit) => {
      await precondition.assertHolds(() => this.forms(unit, id));
      await this.users.change(unit, id, { available, availabilityUntil: until });
      return toUserAnswer(await this.users.get(unit, id), this.clock.now());
    });
  }

  private async hashOf(id: number, password: string, after: UserChangeBody): Promise<string> {
    const before = await this.unitOfWork.run((unit) => this.users.get(unit, id));
    return hashPassword(password, 'password', ownWords(before, after));
  }

  /** @throws DomainError 403 `FORBIDDEN` where a change of an admin is for admins alone. */
  private async assertForManagers(unit: Unit, id: number, body: Omit<UserChangeBody, 'password'>): Promise<void> {
    const before = await this.users.get(unit, id);
    if (before.role !== 'admin') return;
    const { name, email, phoneE164, active } = given(body);
    const wanted = given({ name: name?.trim(), email: email && emailAsStored(email), phoneE164, active });
    if (Object.keys(differences<User>(before, wanted)).length === 0) return;
    throw new DomainError(403, 'FORBIDDEN', "only admins change an admin's name, e-mail, phone or activity");
  }

  /** A call that rang the line itself would come back as another call. */
  private assertNotLineNumber(phone: string | null | undefined): void {
    if (!this.lineNumbers.includes(phone)) return;
    const message = "phoneE164 is the line's own number: a call that rang it would come back to the line";
    throw new DomainError(400, 'OWN_NUMBER', message, [{ field: 'phoneE164', message }]);
  }

  private async forms(unit: Unit, id: number): Promise<ShownForms> {
    return userForms(await this.users.get(unit, id), this.clock.now());
  }
}

/** Whether a user has a text as a part of name, e-mail or phone: compared here, for databases compare differently. */
function userMatches(q: string): (user: Pick<User, 'name' | 'email' | 'phoneE164'>) => boolean {
  const text = searchText(q);
  const digits = phoneDigits(q);
  return ({ name, email, phoneE164 }) =>
    [name, email, phoneE164].some((field) => field !== null && searchText(field).includes(text)) ||
    (digits !== null && phoneE164 !== null && phoneE164.includes(digits));
}

/** Without the keys whose value is undefined. */
function given<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
