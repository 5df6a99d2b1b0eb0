import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { DomainError, type Actor } from '../common/index.js';
import { lockAdministration, UnitOfWork, type AdministrativeUnit } from '../database/index.js';
import { User } from './user.entity.js';

/** The one way to write what people administer: users, on-call plan, business hours, pool, ladders. */
@Injectable()
export class Administration {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Runs `work` in a unit that takes the administrative lock first, so that such units follow each other on all
   * instances and each reads what the one before it wrote. Calls may have to wait for it: `work` holds no more than a
   * few statements, and what is slow comes before it. `actor` is who writes; null: the service itself.
   * @throws DomainError 401 `UNAUTHORIZED` when the session of the actor has ended since the request came in.
   */
  write<T>(actor: Actor | null, work: (unit: AdministrativeUnit) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async (unit) => {
      const locked = await lockAdministration(unit, actor);
      if (actor !== null) await assertSignedIn(locked, actor);
      return work(locked);
    });
  }
}

async function assertSignedIn(unit: AdministrativeUnit, { userId, sessionVersion }: Actor): Promise<void> {
  const found = { id: userId, tokenVersion: sessionVersion, active: true, deletedAt: IsNull() };
  if (await unit.manager.existsBy(User, found)) return;
  throw new DomainError(401, 'UNAUTHORIZED', 'this session has ended: sign in again');
}
