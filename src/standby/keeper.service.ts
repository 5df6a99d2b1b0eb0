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
  readRecentRecords,
  REPEAT_CALLER_SECONDS,
  secondsAfter,
  type IncidentRecord,
} from '../incidents/index.js';
import { RosterCache } from '../routing/index.js';
import { poolOrder, poolReading } from '../scheduling/index.js';
import { IncidentIds, LEASE } from './incident-ids.js';
import { Ledger } from './ledger.js';
import { snapshotBytes, tryToWrite, writeSnapshot } from './snapshot.js';

/** How old what is known may be before it is read anew, in milliseconds. */
const REFRESH_EVERY = 3000;
const MOST_MILLISECONDS = 4000;

/** Keeps the ledger true while the database answers, in memory and on disk. */
@Injectable()
export class Keeper {
  private readonly logger = new Logger('Standby');
  private readAt = Number.NEGATIVE_INFINITY;
  private heard: IncidentRecord[] = [];
  private saved: Buffer | null = null;
  private savedAt: Date | null = null;
  private failure: Error | null = null;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly ids: IncidentIds,
    private readonly rosters: RosterCache,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

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

  /** Reads everything anew when it is time to, or ids are in doubt. */
  async refreshWhenDue(): Promise<void> {
    if (this.ids.isInDoubt || performance.now() - this.readAt >= REFRESH_EVERY) await this.refresh();
  }

  /** Reads everything anew, leases ids where they run low, and writes the snapshot. @throws DatabaseAway */
  async refresh(): Promise<void> {
    const began = performance.now();
    const now = this.clock.now();
    await this.leaseIds({ elseAway: true });
    this.heard = [];
    const known = await this.unitOfWork.run(
      async (unit) => {
        const { revision, pool } = await readTogether(unit, { revision: rosterRevisionReading, pool: poolReading });
        const roster = await this.rosters.at(unit, revision[0]?.a ?? 0);
        const incidents = await readRecentRecords(unit, secondsAfter(now, -REPEAT_CALLER_SECONDS));
        return { roster, pool: poolOrder(pool), incidents };
      },
      { within: MOST_MILLISECONDS, elseAway: true },
    );
    this.ledger.learn(known, this.heard);
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

  private async save(): Promise<void> {
    const known = this.ledger.known();
    if (known === null) return;
    try {
      const savedAt = this.clock.now();
      const bytes = snapshotBytes({ ...known, reservedIds: this.ids.reserved });
      const folder = this.environment.standbyDir;
      await (this.saved?.equals(bytes) ? tryToWrite(folder) : writeSnapshot(folder, bytes));
      this.saved = bytes;
      this.savedAt = savedAt;
      this.failure = null;
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
      this.logger.error({ msg: 'the snapshot could not be written to STANDBY_DIR', err: error });
    }
  }
}
