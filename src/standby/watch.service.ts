import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/index.js';
import { Environment, EnvironmentError } from '../config/index.js';
import { DatabaseAvailability, DatabaseAway } from '../database/index.js';
import { Desk } from './desk.service.js';
import { EntryBook } from './entry-book.service.js';
import { IncidentIds } from './incident-ids.js';
import type { JournalEntry } from './journal-entry.js';
import { Keeper } from './keeper.service.js';
import { Ledger } from './ledger.js';
import { Replay } from './replay.service.js';
import { readSnapshot } from './snapshot.js';

const EVERY_MILLISECONDS = 1000;

/** Looks whether the database is there: keeps the ledger true while it is, and goes back to it when it is again. */
@Injectable()
export class Watch implements OnModuleDestroy {
  private readonly logger = new Logger('Standby');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private connect: () => Promise<void> = () => Promise.resolve();

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
   * Takes up what an earlier process left, and looks every second from now on. `connect` connects to a database that was
   * away when the service started.
   * @throws EnvironmentError when STANDBY_DIR can't be used.
   */
  async start(connect: () => Promise<void> = this.connect): Promise<void> {
    this.connect = connect;
    await this.takeUp();
    await this.look();
    this.timer = setInterval(() => void this.look(), EVERY_MILLISECONDS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
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
    const snapshot = await readSnapshot(this.environment.standbyDir);
    if (snapshot) this.ledger.learn(snapshot);
    const entries = await this.openBook();
    const used = new Set(entries.flatMap((entry) => (entry.kind === 'call' ? [entry.incident.id] : [])));
    this.ids.add(snapshot?.reservedIds ?? []);
    this.ids.without(used);
    this.keeper.listen();
    this.availability.onAway(() => {
      this.logger.error({ msg: 'the database does not answer: calls are answered from the standby' });
    });
    if (entries.length > 0 || !this.dataSource.isInitialized) this.availability.noteAway();
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
      if (this.availability.isAway) await this.comeBack();
      else await this.keeper.refreshWhenDue();
    } catch (error) {
      if (!(error instanceof DatabaseAway)) this.logger.error({ msg: 'the standby could not look', err: error });
    }
  }

  private async comeBack(): Promise<void> {
    if (!this.dataSource.isInitialized) await this.connect();
    await this.replay.probe(this.clock.now());
    const waiting = this.book.waiting;
    await this.replay.writeAll();
    await this.desk.alone(async () => {
      await this.replay.writeAll();
      await this.book.clear();
      this.availability.noteBack();
      this.ledger.caughtUp();
    });
    this.logger.log({ msg: 'the database is back, and has everything', entries: waiting });
    await this.keeper.refresh();
  }
}
