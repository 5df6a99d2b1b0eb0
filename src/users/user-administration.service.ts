import { Injectable } from '@nestjs/common';
import { Brackets } from 'typeorm';
import { Clock, DomainError, type Actor } from '../common/index.js';
import { toDatabase, UnitOfWork } from '../database/index.js';
import { hashPassword } from './passwords.js';
import { User } from './user.entity.js';
import {
  toUserAnswer,
  type AvailabilityBody,
  type NewUserBody,
  type UserAnswer,
  type UserChangeBody,
  type UsersAnswer,
  type UsersQuery,
} from './users.dto.js';
import { UsersService } from './users.service.js';

/** What the interface does with people, in the name of whoever is signed in. */
@Injectable()
export class UserAdministration {
  constructor(
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
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
      if (q !== undefined && q.trim() !== '') {
        const like = `%${q.trim().toLowerCase().replaceAll(/[!%_]/g, '!$&')}%`;
        const fields = ['LOWER(u.name)', 'LOWER(u.email)', 'u.phoneE164'];
        const any = fields.map((field) => `${field} LIKE :like ESCAPE '!'`).join(' OR ');
        builder.andWhere(new Brackets((where) => where.where(any, { like })));
      }
      return builder
        .orderBy('u.name')
        .addOrderBy('u.id')
        .skip((page - 1) * pageSize)
        .take(pageSize)
        .getManyAndCount();
    });
    return { items: users.map((user) => toUserAnswer(user, now)), total, page, pageSize };
  }

  get(id: number): Promise<UserAnswer> {
    return this.unitOfWork.run(async (unit) => toUserAnswer(await this.users.get(unit, id), this.clock.now()));
  }

  /** @throws DomainError 409 `EMAIL_TAKEN`; 422 naming the field. */
  async create(actor: Actor, { password, ...body }: NewUserBody): Promise<UserAnswer> {
    const passwordHash = password === undefined ? null : await hashPassword(password);
    return this.unitOfWork.run(async (unit) => {
      const id = await this.users.create(unit, { ...body, passwordHash }, actor.userId);
      return toUserAnswer(await this.users.get(unit, id), this.clock.now());
    });
  }

  /**
   * Managers change everything but role and password.
   * @throws DomainError 403 `FORBIDDEN`; 404, 409 and 422 as `UsersService.change`.
   */
  async change(actor: Actor, id: number, { password, ...body }: UserChangeBody): Promise<UserAnswer> {
    if (actor.role !== 'admin' && (password !== undefined || body.role !== undefined)) {
      throw new DomainError(403, 'FORBIDDEN', 'only admins change roles and passwords');
    }
    const secret = password === undefined ? {} : { passwordHash: await hashPassword(password) };
    const availability = body.available === undefined ? {} : { availabilityUntil: null };
    return this.unitOfWork.run(async (unit) => {
      await this.users.change(unit, id, { ...given(body), ...availability, ...secret }, actor.userId);
      return toUserAnswer(await this.users.get(unit, id), this.clock.now());
    });
  }

  remove(actor: Actor, id: number): Promise<void> {
    return this.unitOfWork.run((unit) => this.users.remove(unit, id, actor.userId));
  }

  /**
   * Sets whether somebody can be rung, until it returns by itself where `until` says so.
   * @throws DomainError 403 when a technician sets another's; 404; 422 when `until` has passed.
   */
  async setAvailability(actor: Actor, id: number, { available, until = null }: AvailabilityBody): Promise<UserAnswer> {
    if (actor.role === 'technician' && actor.userId !== id) {
      throw new DomainError(403, 'FORBIDDEN', 'technicians set their own availability only');
    }
    if (until !== null && until <= this.clock.now()) {
      throw DomainError.unprocessable([{ field: 'until', message: 'until must be in the future' }]);
    }
    return this.unitOfWork.run(async (unit) => {
      await this.users.change(unit, id, { available, availabilityUntil: until }, actor.userId);
      return toUserAnswer(await this.users.get(unit, id), this.clock.now());
    });
  }
}

/** Without the keys whose value is undefined. */
function given<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
