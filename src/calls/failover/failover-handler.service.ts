import { Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../../common/index.js';
import { DatabaseAvailability, Mutex } from '../../database/index.js';
import { idsOf } from '../../incidents/index.js';
import type { LateSteps } from '../../routing/index.js';
import { CallCache } from '../cache/call-cache.js';
import type { CallUse } from '../call-use.js';
import type { PendingEntry } from './journal-entry.js';
import { PendingJournal } from './pending-journal.service.js';

/** The request may be decided by the database again. */
export const DATABASE_IS_BACK = Symbol('the database is back');

/**
 * Commits to the journal while the database is away, or where it had no answer for a request in time: one request after the
 * other, each in the journal before its response. Until the journal's entries of a call are written, all that is asked of
 * that call is committed here.
 */
@Injectable()
export class FailoverHandler {
  private readonly logger = new Logger('Failover');
  private readonly queue = new Mutex();

  constructor(
    private readonly availability: DatabaseAvailability,
    private readonly clock: Clock,
    private readonly cache: CallCache,
    private readonly journal: PendingJournal,
  ) {}

  /** Runs a task while no request is answered from memory. */
  alone<T>(task: () => Promise<T>): Promise<T> {
    return this.queue.run(task);
  }

  /**
   * Decides a request and commits it to the journal. `hasEnded`: the database had no answer for this request.
   * @throws DomainError as the use; DatabaseAway when nothing is known of the line.
   */
  async commit<Result>(use: CallUse<Result>, hasEnded: boolean): Promise<Result | typeof DATABASE_IS_BACK> {
    const late: LateSteps = new Map();
    for (;;) {
      const settled = await this.queue.run(async () => {
        const isHere = this.availability.isAway || hasEnded || this.cache.isCallAhead(use.reference);
        if (!isHere) return { result: DATABASE_IS_BACK } as const;
        const now = this.clock.now();
        const decision = use.decide('journal', { now, stored: null, late, insists: false });
        if (decision instanceof Promise) return { wait: decision };
        await this.append(use, decision.entry(), now);
        return { result: decision.respond() };
      });
      if (!('wait' in settled)) return settled.result;
      await settled.wait;
    }
  }

  private async append<Result>({ origin }: CallUse<Result>, entry: PendingEntry, at: Date): Promise<void> {
    const { requestId } = origin;
    await this.journal.add({ ...entry, id: randomUUID(), at, ...idsOf(origin) });
    const why = this.availability.isAway ? 'the database is away' : 'the database had no answer for this call in time';
    this.logger.warn({ msg: `answered from the standby: ${why}`, requestId, kind: entry.kind });
  }
}
