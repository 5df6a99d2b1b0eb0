import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { IsNull } from 'typeorm';
import { Clock, DomainError, secretsEqual, type Actor } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { noteChange } from '../../audit/index.js';
import { HeavyReads, type Unit } from '../../database/index.js';
import { Administration, User, UsersService } from '../../users/index.js';
import { threadJob, WorkerThreads } from '../../worker-threads/index.js';
import { ScheduleService } from '../schedule.service.js';
import { dayOf, feedStretch, type calendarFeed } from './calendar-feed.js';
import { FeedCache, type Feed } from './feed-cache.js';
import { readSubscriber } from './subscriber.js';

/** What no token has as its hash: asked for where there is no user, so that the answer takes as long. */
const NO_HASH = 'none';

/** Writes a feed. */
const CALENDAR_FEED = threadJob<typeof calendarFeed>({
  label: 'calendar_feed',
  module: new URL('./calendar-feed.js', import.meta.url),
  name: 'calendarFeed',
  seconds: 15,
});

/** The calendar feeds of people: each has a token of its own, of which only the SHA-256 is kept. */
@Injectable()
export class CalendarService {
  private readonly base: string;
  private readonly feeds = new FeedCache();

  constructor(
    private readonly schedules: ScheduleService,
    private readonly users: UsersService,
    private readonly administration: Administration,
    private readonly reads: HeavyReads,
    private readonly threads: WorkerThreads,
    private readonly clock: Clock,
    environment: Environment,
  ) {
    this.base = environment.publicBaseUrl ?? '';
  }

  /** Gives a user a new token, shown this once; their old token stops working. */
  async newToken(actor: Actor): Promise<{ token: string; url: string }> {
    const token = randomBytes(32).toString('base64url');
    const { userId } = actor;
    await this.administration.write(actor, async (unit) => {
      const before = { calendarToken: (await this.find(unit, userId))?.calendarTokenHash ? 'set' : null };
      await unit.update(User, { id: userId }, { calendarTokenHash: hashOf(token) });
      const change = { entity: 'user', entityId: userId, before, after: { calendarToken: 'new' } };
      await noteChange(unit, { at: this.clock.now(), ...change });
    });
    return { token, url: `${this.base}/api/on-call/calendar.ics?token=${token}&userId=${userId}` };
  }

  /** Takes the token of a user away, if there is one. @throws DomainError 404 `USER_NOT_FOUND`. */
  async revoke(actor: Actor, userId: number): Promise<void> {
    await this.administration.write(actor, (unit) => this.users.endCalendarToken(unit, userId));
  }

  /**
   * The feed of a user, for anyone who knows the user's token. While nothing of the roster has changed, it is worked out
   * once a day: calendar programs ask every few minutes.
   * @throws DomainError 401 when the token isn't the user's, or the user is not active any more; TryAgainLater.
   */
  async feed(userId: number, token: string, signal: AbortSignal): Promise<Feed> {
    const subscriber = await this.reads.list(signal, (unit) => readSubscriber(unit, userId));
    const fits = secretsEqual(hashOf(token), subscriber?.tokenHash ?? NO_HASH);
    if (!fits || !subscriber?.active) throw new DomainError(401, 'UNAUTHORIZED', 'this token opens no calendar');
    const now = this.clock.now().getTime();
    const day = dayOf(now);
    const version = `${subscriber.revision} ${day}`;
    return this.feeds.get(userId, version, () =>
      this.render({ id: userId, name: subscriber.name }, version, now, signal),
    );
  }

  private async render(
    user: { readonly id: number; readonly name: string },
    version: string,
    now: number,
    signal: AbortSignal,
  ): Promise<string> {
    return this.reads.plan(signal, async (read) => {
      const madeMeanwhile = this.feeds.kept(user.id, version);
      if (madeMeanwhile) return madeMeanwhile.content;
      const day = dayOf(now);
      const { from, to } = feedStretch(day);
      const schedule = await read((unit) => this.schedules.covering(unit, from, to, now));
      return this.threads.run(CALENDAR_FEED, [schedule, user, day], signal);
    });
  }

  private find(unit: Unit, id: number): Promise<User | null> {
    const select = { id: true, calendarTokenHash: true } as const;
    return unit.manager.findOne(User, { select, where: { id, deletedAt: IsNull() } });
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}
