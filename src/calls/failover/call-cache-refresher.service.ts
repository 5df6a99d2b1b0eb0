import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { ROSTER_CHANGED, UnitOfWork, type RunOptions, type Unit } from '../../database/index.js';
import {
  leaseIncidentIds,
  readRecords,
  recentIncidentIds,
  REPEAT_CALLER_SECONDS,
  secondsAfter,
  type IncidentRecord,
} from '../../incidents/index.js';
import { EventsTail } from './events-tail.js';
import { IncidentIds, LEASE } from './incident-ids.js';
import { CallCache } from '../cache/call-cache.js';
import { CallReader } from '../commit/call-reader.service.js';
import { SnapshotFile, type Changes } from './snapshot-file.js';

/** How old what is known may be before it is looked at again, in milliseconds. */
const REFRESH_EVERY = 3000;
const MAX_MILLISECONDS = 4000;
/** How many incidents are read at once. */
const AT_ONCE = 500;

/** Keeps the cache true while the database answers, in memory and on disk: at the cost of what changes. */
@Injectable()
export class CallCacheRefresher {
  private readonly logger = new Logger('Failover');
  private readonly tail = new EventsTail();
  private readonly file: SnapshotFile;
  private readAt = Number.NEGATIVE_INFINITY;
  private hasRead = false;
  private savedAt: Date | null = null;
  private failure: Error | null = null;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cache: CallCache,
    private readonly ids: IncidentIds,
    private readonly reader: CallReader,
    private readonly clock: Clock,
    environment: Environment,
  ) {
    this.file = new SnapshotFile(environment.standbyDir);
  }

  /** When the snapshot on disk was last true; null: this process has written none. */
  get snapshotOf(): Date | null {
    return this.savedAt;
  }

  /** Keeps from now on what changes, and reads anew when people or plan do. */
  listen(): void {
    this.cache.changes.track();
    this.unitOfWork.onCommit((event) => {
      if (event === ROSTER_CHANGED) this.readAt = Number.NEGATIVE_INFINITY;
    });
  }

  /** Looks at what has changed when it is time to, or ids are in doubt. @throws DatabaseAway */
  async refreshWhenDue(): Promise<void> {
    if (this.ids.isInDoubt || performance.now() - this.readAt >= REFRESH_EVERY) await this.follow();
  }

  /** Reads everything anew, leases ids where they run low, and writes the snapshot. @throws DatabaseAway */
  async refresh(): Promise<void> {
    this.hasRead = false;
    this.cache.expectToLearn();
    const began = await this.begin();
    const { plan, ids } = await this.read(async (unit) => {
      await this.tail.begin(unit);
      const since = secondsAfter(this.clock.now(), -REPEAT_CALLER_SECONDS);
      return { plan: await this.reader.planOf(unit), ids: await recentIncidentIds(unit, since) };
    });
    this.cache.learn({ ...plan, incidents: await this.records(ids) });
    this.hasRead = true;
    this.readAt = began;
    await this.save();
  }

  /** Leases ids where they run low or are in doubt. @throws DatabaseAway */
  async leaseIds(options: RunOptions): Promise<void> {
    if (!this.ids.isLow) return;
    const { doubts } = this.ids;
    const now = this.clock.now();
    const lease = (unit: Unit): Promise<number[]> => leaseIncidentIds(unit, LEASE, now);
    this.ids.add(await this.unitOfWork.run(lease, { within: MAX_MILLISECONDS, ...options }), doubts);
  }

  /** What keeps the snapshot from the disk; null: nothing does. */
  get problem(): Error | null {
    return this.failure;
  }

  /** Reads what has changed since the last time, whichever process changed it. */
  private async follow(): Promise<void> {
    if (!this.hasRead) return this.refresh();
    const began = await this.begin();
    const { plan, changed } = await this.read(async (unit) => {
      return { plan: await this.reader.planOf(unit), changed: await this.tail.changed(unit) };
    });
    if (changed === null) return this.refresh();
    this.cache.learnPlan(plan);
    this.cache.update(await this.records(changed));
    this.tail.done(changed);
    this.cache.forgetBefore(secondsAfter(this.clock.now(), -REPEAT_CALLER_SECONDS));
    this.readAt = began;
    await this.save();
  }

  private async begin(): Promise<number> {
    const began = performance.now();
    await this.leaseIds({ elseAway: true });
    return began;
  }

  private read<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(work, { within: MAX_MILLISECONDS, elseAway: true });
  }

  private async records(ids: readonly number[]): Promise<IncidentRecord[]> {
    const records: IncidentRecord[] = [];
    for (let first = 0; first < ids.length; first += AT_ONCE) {
      const some = ids.slice(first, first + AT_ONCE);
      records.push(...(await this.read((unit) => readRecords(unit, some))));
    }
    return records;
  }

  /** Returns what is known otherwise than when this was asked for the last time. */
  private changes(): Changes {
    const { isWhole, changed, gone } = this.cache.changes.take();
    return { isWhole, incidents: [...changed].flatMap((id) => this.cache.byId(id) ?? []), gone: [...gone] };
  }

  private async save(): Promise<void> {
    const { known, incidents } = this.cache;
    if (known === null) return;
    try {
      const savedAt = this.clock.now();
      const beside = { roster: known.roster, pool: known.pool, reservedIds: this.ids.reserved };
      await this.file.save(beside, this.changes(), incidents);
      this.savedAt = savedAt;
      this.failure = null;
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
      this.logger.error({ msg: 'the snapshot could not be written to STANDBY_DIR', err: error });
    }
  }
}
