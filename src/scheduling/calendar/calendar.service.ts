import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { IsNull } from 'typeorm';
import { Clock, DomainError, secretsEqual, type Actor } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { noteChange, UnitOfWork, type Unit } from '../../database/index.js';
import { User } from '../../users/index.js';
import { ScheduleService } from '../schedule.service.js';
import { calendarFeed, feedStretch, ownSegments } from './calendar-feed.js';

/** What no token has as its hash: asked for where there is no user, so that the answer takes as long. */
const NO_HASH = 'none';

/** The calendar feeds of people: each has a token of its own, of which only the SHA-256 is kept. */
@Injectable()
export class CalendarService {
  private readonly base: string;

  constructor(
    private readonly schedules: ScheduleService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    environment: Environment,
  ) {
    this.base = environment.publicBaseUrl ?? '';
  }

  /** Gives a user a new token, shown this once; the one he had is worth nothing from now on. */
  async newToken({ userId }: Actor): Promise<{ token: string; url: string }> {
    const token = randomBytes(32).toString('base64url');
    await this.unitOfWork.run(async (unit) => {
      const before = { calendarToken: (await this.find(unit, userId))?.calendarTokenHash ? 'set' : null };
      await unit.update(User, { id: userId }, { calendarTokenHash: hashOf(token) });
      const change = { entity: 'user', entityId: userId, before, after: { calendarToken: 'new' } };
      await noteChange(unit, { at: this.clock.now(), actorUserId: userId, ...change });
    });
    return { token, url: `${this.base}/api/on-call/calendar.ics?token=${token}&userId=${userId}` };
  }

  /**
   * The feed of a user, for whoever knows his token.
   * @throws DomainError 401 when the token isn't his, or he is not active any more.
   */
  async feed(userId: number, token: string): Promise<string> {
    const now = this.clock.now().getTime();
    const { user, schedule } = await this.unitOfWork.run(async (unit) => {
      const found = await this.find(unit, userId);
      const fits = secretsEqual(hashOf(token), found?.calendarTokenHash ?? NO_HASH);
      if (!fits || found?.active !== true) throw new DomainError(401, 'UNAUTHORIZED', 'this token opens no calendar');
      const { from, to } = feedStretch(now);
      return { user: found, schedule: await this.schedules.covering(unit, from, to) };
    });
    return calendarFeed(user, await ownSegments(schedule, userId, now), now);
  }

  private find(unit: Unit, id: number): Promise<User | null> {
    const select = { id: true, name: true, active: true, calendarTokenHash: true } as const;
    return unit.manager.findOne(User, { select, where: { id, deletedAt: IsNull() } });
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}
