import { Injectable } from '@nestjs/common';
import { Clock } from '../common/index.js';
import { Environment } from '../config/index.js';
import { DatabaseAvailability, type DatabaseTrouble } from '../database/index.js';
import { EntryBook } from './entry-book.service.js';
import { Keeper } from './keeper.service.js';
import { Ledger } from './ledger.js';
import { Shadow } from './shadow.service.js';

/** How the standby stands, for whoever watches the service. */
@Injectable()
export class StandbyStatus {
  constructor(
    private readonly environment: Environment,
    private readonly availability: DatabaseAvailability,
    private readonly ledger: Ledger,
    private readonly book: EntryBook,
    private readonly keeper: Keeper,
    private readonly shadow: Shadow,
    private readonly clock: Clock,
  ) {}

  /** Whether calls would be answered from memory if the database went away now. */
  get couldAnswer(): boolean {
    return this.environment.database.kind !== 'sqlite' && this.ledger.isReady;
  }

  /** Why the database is away; null: it is not. */
  get trouble(): DatabaseTrouble | null {
    return this.availability.trouble;
  }

  /** Why STANDBY_DIR does not take what it should; null: it does, or there is no standby. */
  get problem(): Error | null {
    return this.environment.database.kind === 'sqlite' ? null : (this.book.problem ?? this.keeper.problem);
  }

  /** Numbers of this process since its start. */
  numbers() {
    const { waiting, unwritten, rejected, added } = this.book;
    const { same, different } = this.shadow.decisions;
    const { snapshotOf } = this.keeper;
    const snapshotAgeSeconds = snapshotOf === null ? -1 : (this.clock.now().getTime() - snapshotOf.getTime()) / 1000;
    const { isAway } = this.availability;
    return { isAway, added, waiting, unwritten, rejected, same, different, snapshotAgeSeconds };
  }
}
