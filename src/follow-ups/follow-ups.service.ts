import { Injectable } from '@nestjs/common';
import { Clock, type Actor } from '../common/index.js';
import { HeavyReads } from '../database/index.js';
import { Administration } from '../users/index.js';
import type { FollowUpAnswer, FollowUpsAnswer, FollowUpsQuery } from './follow-ups.dto.js';
import { readFollowUps } from './read-follow-ups.js';
import { finishFollowUp, takeFollowUp } from './take-follow-up.js';

/** Lists the callers whom nobody has spoken to, and lets people take and close them. */
@Injectable()
export class FollowUpsService {
  constructor(
    private readonly administration: Administration,
    private readonly reads: HeavyReads,
    private readonly clock: Clock,
  ) {}

  /** Returns a page of follow-ups, newest first. */
  list(query: FollowUpsQuery, signal: AbortSignal): Promise<FollowUpsAnswer> {
    return this.reads.list(signal, (unit) => readFollowUps(unit, query));
  }

  /** Gives a follow-up to the person who asks. @throws DomainError as `takeFollowUp`. */
  take(actor: Actor, incidentId: number, takeOver: boolean): Promise<FollowUpAnswer> {
    const taking = { incidentId, userId: actor.userId, takeOver };
    return this.administration.write(actor, (unit) => takeFollowUp(unit, taking, this.clock.now()));
  }

  /** Closes a follow-up. @throws DomainError as `finishFollowUp`. */
  done(actor: Actor, incidentId: number, note: string | null): Promise<FollowUpAnswer> {
    return this.administration.write(actor, (unit) =>
      finishFollowUp(unit, actor, { incidentId, note }, this.clock.now()),
    );
  }
}
