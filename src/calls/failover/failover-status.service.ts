import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { DatabaseAvailability, type DatabaseTrouble } from '../../database/index.js';
import { PendingJournal } from './pending-journal.service.js';
import { CallCacheRefresher } from './call-cache-refresher.service.js';
import { CallCache } from '../cache/call-cache.js';

/** How the standby stands, for those who watch the service. */
@Injectable()
export class FailoverStatus {
  constructor(
    private readonly environment: Environment,
    private readonly availability: DatabaseAvailability,
    private readonly cache: CallCache,
    private readonly journal: PendingJournal,
    private readonly refresher: CallCacheRefresher,
    private readonly clock: Clock,
  ) {}

  /** Whether calls would be answered from memory if the database went away now. */
  get couldAnswer(): boolean {
    return this.environment.database.kind !== 'sqlite' && this.cache.isReady;
  }

  /** Why the database is away; null: it is not. */
  get trouble(): DatabaseTrouble | null {
    return this.availability.trouble;
  }

  /** Why STANDBY_DIR does not take what it should; null: it does, or there is no standby. */
  get problem(): Error | null {
    return this.environment.database.kind === 'sqlite' ? null : (this.journal.problem ?? this.refresher.problem);
  }

  /** Numbers of this process since its start. */
  numbers() {
    const { waiting, unwritten, rejected, added } = this.journal;
    const { snapshotOf } = this.refresher;
    const snapshotAgeSeconds = snapshotOf === null ? -1 : (this.clock.now().getTime() - snapshotOf.getTime()) / 1000;
    const { isAway } = this.availability;
    return { isAway, added, waiting, unwritten, rejected, snapshotAgeSeconds };
  }
}
