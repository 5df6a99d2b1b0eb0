import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Clock } from '../common/index.js';
import { Environment, EnvironmentError } from '../config/index.js';
import { DatabaseAvailability, DatabaseAway, TROUBLE_WORDS, type DatabaseTrouble } from '../database/index.js';
import { Desk } from './desk.service.js';
import { EntryBook } from './entry-book.service.js';
import { IncidentIds } from './incident-ids.js';
import type { JournalEntry } from './journal-entry.js';
import { Keeper } from './keeper.service.js';
import { Ledger } from './ledger.js';
import { Replay } from './replay.service.js';
import { readSnapshot } from './snapshot.js';

const EVERY_MILLISECONDS = 1000;
/** How long a stop waits for a look: one that connects may be migrating. */
const MOST_STOP_MILLISECONDS = 5000;

/** What the service was started with where the database could not be used. */
export interface StartedAway {
  readonly trouble: DatabaseTrouble;
  /** Connects, with all migrations made. @throws DatabaseAway as long as that can't be done. */
  connect(): Promise<void>;
}

/** Looks whether the database is there: keeps the ledger true while it is, and goes back to it when it is again. */
@Injectable()
export class Watch implements OnModuleDestroy {
  private readonly logger = new Logger('Standby');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private startedAway: StartedAway | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly availability: DatabaseAvailability,
    private readonly keeper: Keeper,
    private readonly ledger: Ledger,
    private readonly ids: IncidentIds,
    private readonly book: EntryBook,
    private readonly replay: Replay,
    private readonly desk: Desk,
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
    await Promise.race([this.running, pause(MOST_STOP_MILLISECONDS, undefined, { ref: false })]);
    await this.book.close();
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
    if (snapshot) this.ledger.learn(snapshot);
    const entries = await this.openBook();
    const used = new Set(entries.flatMap((entry) => (entry.kind === 'call' ? [entry.incident.id] : [])));
    this.ids.begin((snapshot?.reservedIds ?? []).filter((id) => !used.has(id)));
    this.keeper.listen();
    this.availability.onAway(() => {
      this.ids.doubt();
      const { trouble } = this.availability;
      this.logger.error({ msg: `${wordsOf(trouble)}: calls are answered from the standby`, trouble });
    });
    if (this.startedAway) this.availability.noteAway(this.startedAway.trouble);
    else if (entries.length > 0) this.availability.noteAway('CATCHING_UP');
  }

  private async openBook(): Promise<readonly JournalEntry[]> {
    try {
      return await this.book.open();
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown';
      throw new EnvironmentError([`STANDBY_DIR: can not be used: ${why}`]);
    }
  }

  private async lookOnce(): Promise<void> {
    try {
      if (this.book.problem) await this.mendBook();
      if (this.availability.isAway) await this.comeBack();
      else {
        if (this.book.waiting > 0) await this.writeWhatWaits();
        await this.keeper.refreshWhenDue();
      }
    } catch (error) {
      this.ids.doubt();
      if (error instanceof DatabaseAway) return;
      this.logger.error({ msg: 'the standby could not look', err: error });
    }
  }

  /** What a journal has that could not be opened before is written as at a start. */
  private async mendBook(): Promise<void> {
    if (await this.desk.alone(() => this.book.mend())) this.availability.noteAway('CATCHING_UP');
  }

  private async comeBack(): Promise<void> {
    if (!this.dataSource.isInitialized) await this.connect();
    await this.replay.probe(this.clock.now());
    await this.keeper.leaseIds({ evenIfAway: true });
    const waiting = this.book.waiting;
    await this.replay.writeFree({ evenIfAway: true });
    await this.desk.alone(async () => {
      await this.replay.writeFree({ evenIfAway: true });
      await this.catchUp();
      this.availability.noteBack();
    });
    const left = this.book.waiting;
    this.logger.log({ msg: 'the database is back, and has what was answered without it', entries: waiting, left });
    await this.keeper.refresh();
  }

  /** Writes what single requests were answered without the database, which had kept them waiting for too long. */
  private async writeWhatWaits(): Promise<void> {
    await this.replay.writeFree();
    await this.desk.alone(() => this.catchUp());
  }

  /** The database has all of each incident of which no entry waits. */
  private async catchUp(): Promise<void> {
    for (const id of this.ledger.idsAhead) if (!this.book.concerns(id)) this.ledger.catchUp(id);
    if (this.book.waiting === 0) await this.book.clear();
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
