import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { DomainError, FewAtATime, TryAgainLater, type Actor } from '../common/index.js';
import { lockAdministration, UnitOfWork, type AdministrativeUnit } from '../database/index.js';
import { User } from './user.entity.js';

/** How many wait for their turn to write, each for as long as some statements take. */
const WAITING = 50;
const RETRY_AFTER_SECONDS = 2;
/** The longest rest between two of them, in milliseconds. */
const MAX_REST = 50;

/** The one way to write what people administer: users, on-call plan, business hours, pool, ladders. */
@Injectable()
export class Administration {
  private readonly one = new FewAtATime({ atOnce: 1, waiting: WAITING }, () => {
    const message = 'too many changes are made at this moment: try again';
    return new TryAgainLater('TOO_MANY_CHANGES', message, RETRY_AFTER_SECONDS);
  });

  /** Until when calls have the thread to themselves: for as long as the last write took. */
  private restsUntil = 0;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Runs `work` in a unit that takes the administrative lock first, so that such units follow each other on all
   * instances and each reads what the one before it wrote. Calls may have to wait for it: `work` holds no more than a
   * few statements, and what is slow comes before it. Those of this process wait for each other before they take
   * a connection, or a place among the units of a file: many at once keep a call waiting for one of them only.
   * `actor` is who writes; null: the service itself.
   * @throws TryAgainLater 503 `TOO_MANY_CHANGES` when too many wait; DomainError 401 `UNAUTHORIZED` when the session of the actor has ended since the request came in.
   */
  write<T>(actor: Actor | null, work: (unit: AdministrativeUnit) => Promise<T>): Promise<T> {
    return this.one.run(async () => {
      const rest = this.restsUntil - performance.now();
      await (rest > 0 ? pause(rest) : nextTurn());
      const began = performance.now();
      try {
        return await this.unitOfWork.run(async (unit) => {
          const locked = await lockAdministration(unit, actor);
          if (actor !== null) await assertSignedIn(locked, actor);
          return work(locked);
        });
      } finally {
        const now = performance.now();
        this.restsUntil = now + Math.min(now - began, MAX_REST);
      }
    });
  }
}

async function assertSignedIn(unit: AdministrativeUnit, { userId, sessionVersion }: Actor): Promise<void> {
  const found = { id: userId, tokenVersion: sessionVersion, active: true, deletedAt: IsNull() };
  if (await unit.manager.existsBy(User, found)) return;
  throw new DomainError(401, 'UNAUTHORIZED', 'this session has ended: sign in again');
}
