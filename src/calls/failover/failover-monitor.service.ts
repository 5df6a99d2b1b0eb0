import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Clock } from '../../common/index.js';
import { Environment, EnvironmentError } from '../../config/index.js';
import { DatabaseAvailability, DatabaseAway, TROUBLE_WORDS, type DatabaseTrouble } from '../../database/index.js';
import { FailoverHandler } from './failover-handler.service.js';
import { Peers } from './peers.service.js';
import { PendingJournal } from './pending-journal.service.js';
import { IncidentIds } from './incident-ids.js';
import type { JournalEntry } from './journal-entry.js';
import { CallCacheRefresher } from './call-cache-refresher.service.js';
import { CallCache } from '../cache/call-cache.js';
import { Replay } from './replay.service.js';
import { readSnapshot } from './snapshot.js';

const EVERY_MILLISECONDS = 1000;
/** How long a stop waits for a look: one that connects may be migrating. */
const MAX_STOP_MILLISECONDS = 5000;

/** What the service was started with where the database could not be used. */
export interface StartedAway {
  readonly trouble: DatabaseTrouble;
  /** Connects, with all migrations made. @throws DatabaseAway as long as that can't be done. */
  connect(): Promise<void>;
}

/** Looks whether the database is there: keeps the cache true while it is, and goes back to it when it is again. */
@Injectable()
export class FailoverMonitor implements OnModuleDestroy {
  private readonly logger = new Logger('Failover');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private startedAway: StartedAway | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly availability: DatabaseAvailability,
    private readonly refresher: CallCacheRefresher,
    private readonly cache: CallCache,
    private readonly ids: IncidentIds,
    private readonly journal: PendingJournal,
    private readonly replay: Replay,
    private readonly failover: FailoverHandler,
    private readonly peers: Peers,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  /**
   * Takes up what an earlier process left, and looks every second from now on. `away` says why the database could not be
   * used when the service started, and connects to it later; nobody waits for that.
   * @throws EnvironmentError when STANDBY_DIR is in use, or is no name of a folder.
   */
  async start(away: StartedAway | null = null): Promise<void> {
    this.startedAway = away;
    await this.takeUp();
    const look = this.look();
    if (away === null) await look;
    this.timer = setInterval(() => void this.look(), EVERY_MILLISECONDS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await Promise.race([this.running, pause(MAX_STOP_MILLISECONDS, undefined, { ref: false })]);
    await this.journal.close();
  }

  /** Looks once; while a look is under way, waits for that one. */
  look(): Promise<void> {
    this.running ??= this.lookOnce().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async takeUp(): Promise<void> {
    const snapshot = await readSnapshot(this.environment.standbyDir, (error) => {
      this.logger.error({
        msg: 'the snapshot in STANDBY_DIR can not be read: what an earlier process knew is lost',
        err: error,
      });
    });
    if (snapshot) this.cache.learn(snapshot);
    const entries = await this.openJournal();
    const used = new Set(entries.flatMap((entry) => (entry.kind === 'call' ? [entry.incident.id] : [])));
    this.ids.begin((snapshot?.reservedIds ?? []).filter((id) => !used.has(id)));
    this.refresher.listen();
    this.availability.onAway(() => {
      this.ids.doubt();
      const { trouble } = this.availability;
      this.logger.error({ msg: `${wordsOf(trouble)}: calls are answered from the standby`, trouble });
    });
    if (this.startedAway) this.availability.noteAway(this.startedAway.trouble);
    else if (entries.length > 0) this.availability.noteAway('CATCHING_UP');
  }

  private async openJournal(): Promise<readonly JournalEntry[]> {
    try {
      return await this.journal.open();
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown';
      throw new EnvironmentError([`STANDBY_DIR: can not be used: ${why}`]);
    }
  }

  private async lookOnce(): Promise<void> {
    try {
      if (this.journal.problem) await this.mendJournal();
      if (this.availability.isAway) await this.comeBack();
      else {
        if (this.journal.waiting > 0) await this.writeWhatWaits();
        await this.refresher.refreshWhenDue();
        await this.peers.beatWhenDue();
      }
    } catch (error) {
      this.ids.doubt();
      if (error instanceof DatabaseAway) return;
      this.logger.error({ msg: 'the standby could not look', err: error });
    }
  }

  /** What a journal has that could not be opened before is written as at a start. */
  private async mendJournal(): Promise<void> {
    if (await this.failover.alone(() => this.journal.mend())) this.availability.noteAway('CATCHING_UP');
  }

  private async comeBack(): Promise<void> {
    if (!this.dataSource.isInitialized) await this.connect();
    await this.replay.probe(this.clock.now());
    await this.refresher.leaseIds({ evenIfAway: true });
    const waiting = this.journal.waiting;
    await this.replay.writeFree({ evenIfAway: true });
    await this.failover.alone(async () => {
      await this.replay.writeFree({ evenIfAway: true });
      await this.catchUp();
      this.availability.noteBack();
    });
    const left = this.journal.waiting;
    this.logger.log({ msg: 'the database is back, and has what was answered without it', entries: waiting, left });
    await this.refresher.refresh();
  }

  /** Writes what single requests were answered without the database, which had kept them waiting for too long. */
  private async writeWhatWaits(): Promise<void> {
    await this.replay.writeFree();
    await this.failover.alone(() => this.catchUp());
  }

  /** The database has all of each incident of which no entry waits. */
  private async catchUp(): Promise<void> {
    for (const id of this.cache.ahead.ids()) if (!this.journal.concerns(id)) this.cache.catchUp(id);
    if (this.journal.waiting === 0) await this.journal.clear();
  }

  private async connect(): Promise<void> {
    try {
      await this.startedAway?.connect();
    } catch (error) {
      if (error instanceof DatabaseAway) this.availability.noteStillAway(error.trouble);
      throw error;
    }
  }
}

function wordsOf(trouble: DatabaseTrouble | null): string {
  return TROUBLE_WORDS[trouble ?? 'UNREACHABLE'];
}
