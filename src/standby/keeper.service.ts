import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/index.js';
import { Environment } from '../config/index.js';
import {
  readTogether,
  ROSTER_CHANGED,
  rosterRevisionReading,
  UnitOfWork,
  type RunOptions,
  type Unit,
} from '../database/index.js';
import {
  IncidentWritten,
  leaseIncidentIds,
  readRecords,
  recentIncidentIds,
  REPEAT_CALLER_SECONDS,
  secondsAfter,
  type IncidentRecord,
} from '../incidents/index.js';
import { RosterCache } from '../routing/index.js';
import { poolOrder, poolReading } from '../scheduling/index.js';
import { CallsTail } from './calls-tail.js';
import { IncidentIds, LEASE } from './incident-ids.js';
import { Ledger, type Plan } from './ledger.js';
import { SnapshotFile } from './snapshot-file.js';

/** How old what is known may be before it is looked at again, in milliseconds. */
const REFRESH_EVERY = 3000;
const MOST_MILLISECONDS = 4000;
/** How many incidents are read at once. */
const AT_ONCE = 500;

/** Keeps the ledger true while the database answers, in memory and on disk: at the cost of what changes. */
@Injectable()
export class Keeper {
  private readonly logger = new Logger('Standby');
  private readonly tail = new CallsTail();
  private readonly file: SnapshotFile;
  private readAt = Number.NEGATIVE_INFINITY;
  private hasRead = false;
  private heard: IncidentRecord[] = [];
  private savedAt: Date | null = null;
  private failure: Error | null = null;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly ids: IncidentIds,
    private readonly rosters: RosterCache,
    private readonly clock: Clock,
    environment: Environment,
  ) {
    this.file = new SnapshotFile(environment.standbyDir);
  }

  /** When the snapshot on disk was last true; null: this process has written none. */
  get snapshotOf(): Date | null {
    return this.savedAt;
  }

  /** Hears what this process writes, from now on. */
  listen(): void {
    this.unitOfWork.onDurable((fact) => {
      if (fact === ROSTER_CHANGED) this.readAt = Number.NEGATIVE_INFINITY;
      if (!(fact instanceof IncidentWritten)) return;
      this.ledger.hear(fact.incident);
      this.heard.push(fact.incident);
      if (fact.stored) this.ledger.keepAnswer(fact.stored.key, fact.stored.answer, fact.stored.at);
    });
  }

  /** Looks at what has changed when it is time to, or ids are in doubt. @throws DatabaseAway */
  async refreshWhenDue(): Promise<void> {
    if (this.ids.isInDoubt || performance.now() - this.readAt >= REFRESH_EVERY) await this.follow();
  }

  /** Reads everything anew, leases ids where they run low, and writes the snapshot. @throws DatabaseAway */
  async refresh(): Promise<void> {
    this.hasRead = false;
    const began = await this.begin();
    const { plan, ids } = await this.read(async (unit) => {
      await this.tail.begin(unit);
      const since = secondsAfter(this.clock.now(), -REPEAT_CALLER_SECONDS);
      return { plan: await this.planOf(unit), ids: await recentIncidentIds(unit, since) };
    });
    this.ledger.learn({ ...plan, incidents: await this.records(ids) }, this.heard);
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
    this.ids.add(await this.unitOfWork.run(lease, { within: MOST_MILLISECONDS, ...options }), doubts);
  }

  /** What keeps the snapshot from the disk; null: nothing does. */
  get problem(): Error | null {
    return this.failure;
  }

  /** Reads what has changed since the last time, whoever changed it. */
  private async follow(): Promise<void> {
    if (!this.hasRead) return this.refresh();
    const began = await this.begin();
    const { plan, changed } = await this.read(async (unit) => {
      return { plan: await this.planOf(unit), changed: await this.tail.changed(unit) };
    });
    if (changed === null) return this.refresh();
    this.ledger.update({ ...plan, incidents: await this.records(changed) }, this.heard);
    this.tail.done(changed);
    this.ledger.forgetBefore(secondsAfter(this.clock.now(), -REPEAT_CALLER_SECONDS));
    this.readAt = began;
    await this.save();
  }

  private async begin(): Promise<number> {
    const began = performance.now();
    await this.leaseIds({ elseAway: true });
    this.heard = [];
    return began;
  }

  private read<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(work, { within: MOST_MILLISECONDS, elseAway: true });
  }

  private async planOf(unit: Unit): Promise<Plan> {
    const { revision, pool } = await readTogether(unit, { revision: rosterRevisionReading, pool: poolReading });
    return { roster: await this.rosters.at(unit, revision[0]?.a ?? 0), pool: poolOrder(pool) };
  }

  private async records(ids: readonly number[]): Promise<IncidentRecord[]> {
    const records: IncidentRecord[] = [];
    for (let first = 0; first < ids.length; first += AT_ONCE) {
      const some = ids.slice(first, first + AT_ONCE);
      records.push(...(await this.read((unit) => readRecords(unit, some))));
    }
    return records;
  }

  private async save(): Promise<void> {
    const { known, incidents } = this.ledger;
    if (known === null) return;
    try {
      const savedAt = this.clock.now();
      const beside = { roster: known.roster, pool: known.pool, reservedIds: this.ids.reserved };
      await this.file.save(beside, this.ledger.takeChanges(), incidents);
      this.savedAt = savedAt;
      this.failure = null;
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
      this.logger.error({ msg: 'the snapshot could not be written to STANDBY_DIR', err: error });
    }
  }
}
