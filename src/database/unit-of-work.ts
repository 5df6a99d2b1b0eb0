import { Injectable, Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type QueryRunner } from 'typeorm';
import { DatabaseAvailability, DatabaseAway, UnitEnded } from './availability.js';
import { isLockTimeout, isTransient, isUnavailable, RepeatUnit } from './database-errors.js';
import { Deadline } from './deadline.js';
import { EmbeddedConnection } from './embedded-connection.js';
import { isEmbedded } from './is-embedded.js';
import { Mutex } from './mutex.js';
import type { RunOptions } from './run-options.js';
import { troubleOfServer } from './server-probe.js';
import { concernsWholeServer, connectionTroubleOf, isOfConnection, troubleOf } from './trouble.js';
import {
  EmbeddedTransaction,
  endConnection,
  isOfBeginOrCommit,
  ServerTransaction,
  type Transaction,
} from './transaction.js';
import { Unit } from './unit.js';

/** How often a unit is repeated after a deadlock or a lock timeout. */
const MAX_REPEATS = 4;
/** How often it is repeated after a lost race: somebody else got on each time, so this ends, and each time is short. */
const MAX_LOST_RACES = 30;
/** How long a unit may take on a server, repeats included, in milliseconds. */
const MAX_MILLISECONDS = 20_000;

/** Says of a unit that its time was over. */
class UnitIsLate extends UnitEnded {
  constructor() {
    super(new Error('no answer in time'), 'NO_ANSWER');
  }
}

/** The connection was lost in the middle of a unit: nothing of it is durable. */
class ConnectionLost extends Error {
  constructor(override readonly cause: unknown) {
    super('the connection of a unit was lost');
  }
}

/**
 * The one way to write. A unit is a transaction: all of it becomes durable, or nothing.
 *
 * On SQLite, where one connection serves the process, units queue. On MySQL and MariaDB they run side by side under
 * READ COMMITTED and are rolled back and repeated: at most four times when the database says so or the connection is lost
 * before the commit, more often when the unit itself says that a race was lost. So the work must have no effect outside the
 * database, and wait for no network. A unit that takes too long or loses its connection is ended, and the server is asked on a
 * fresh connection: one without an answer there counts as away, and is not waited for until it is back.
 *
 * A connection on which neither COMMIT nor ROLLBACK succeeded is closed: nobody knows what it still holds.
 */
@Injectable()
export class UnitOfWork {
  private readonly logger = new Logger('Database');
  private readonly queue = new Mutex();
  private readonly embedded: EmbeddedConnection | null;
  private readonly listeners: ((event: object) => void)[] = [];
  private readonly impatient = new Set<Deadline>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly availability: DatabaseAvailability,
  ) {
    this.embedded = isEmbedded(dataSource.options) ? new EmbeddedConnection(dataSource) : null;
    availability.onAway(() => {
      for (const deadline of this.impatient) deadline.pass();
    });
  }

  /**
   * Calls the listener with each event that a unit of this process emitted (`Unit.emit`), once that is durable. It must be
   * quick and not throw.
   */
  onCommit(listener: (event: object) => void): void {
    this.listeners.push(listener);
  }

  /**
   * Runs `work` in a transaction and returns what it returned, once that is durable. `attempt` counts from 1.
   * @throws whatever the work threw, after the roll-back; DatabaseAway when the server does not answer or the embedded
   *   database's disk is full or fails: then the unit is rolled back, or (when that happened at its commit) it may be
   *   durable all the same.
   *
   * A unit must not be begun inside another: on SQLite, where units queue, the inner one would wait for ever.
   */
  async run<T>(work: (unit: Unit, attempt: number) => Promise<T>, options: RunOptions = {}): Promise<T> {
    const { within = this.embedded ? null : MAX_MILLISECONDS } = options;
    if ((this.availability.isAway && options.evenIfAway !== true) || !this.dataSource.isInitialized) {
      throw new DatabaseAway(undefined, this.availability.trouble ?? undefined);
    }
    try {
      return await (within === null ? this.repeat(work, null, options) : this.inTime(work, within, options));
    } catch (error) {
      throw this.noted(error, options);
    }
  }

  /** Notes what an error says about the database; returns what is to be thrown. */
  private noted(error: unknown, { elseAway, evenIfAway }: RunOptions): unknown {
    const trouble = error instanceof DatabaseAway ? error.trouble : troubleOf(error);
    if (trouble === null || (error instanceof UnitEnded && !(error instanceof UnitIsLate))) return error;
    if (this.embedded) {
      this.logger.error({ msg: 'the database file can not be used', trouble, err: error });
    } else if (evenIfAway === true) {
      this.availability.noteStillAway(trouble);
    } else if (isOfConnection(trouble)) {
      void this.suspect();
      if (elseAway === true) return error instanceof UnitEnded ? error : new UnitEnded(error, trouble);
      if (trouble === 'INTERRUPTED') return error;
    } else if (elseAway === true || concernsWholeServer(trouble)) {
      this.availability.noteAway(trouble);
    } else {
      this.logger.error({ msg: 'the database refuses a statement', trouble, err: error });
    }
    return error instanceof DatabaseAway ? error : new DatabaseAway(error, trouble);
  }

  private suspect(): Promise<void> {
    return this.availability.suspect(() => troubleOfServer(this.dataSource));
  }

  private async inTime<T>(
    work: (unit: Unit, attempt: number) => Promise<T>,
    within: number,
    options: RunOptions,
  ): Promise<T> {
    const hasOtherWay = options.elseAway === true;
    const isHeard = (): boolean => this.availability.heardWithin(within / 4);
    const deadline = new Deadline(within, () => hasOtherWay && isHeard());
    if (hasOtherWay) this.impatient.add(deadline);
    // A caller that has a fallback learns early that there is nobody to wait for.
    const early = setTimeout(() => {
      if (hasOtherWay && !isHeard()) void this.suspect();
    }, within / 4);
    try {
      return await deadline.watch(
        () => this.repeat(work, deadline, options),
        () => new UnitIsLate(),
      );
    } finally {
      clearTimeout(early);
      this.impatient.delete(deadline);
    }
  }

  private publish(events: readonly object[]): void {
    for (const event of events) for (const listener of this.listeners) listener(event);
  }

  private async repeat<T>(
    work: (unit: Unit, attempt: number) => Promise<T>,
    deadline: Deadline | null,
    { onlyIfFree = false, beginsLate = false, endsWithLostRace = false }: RunOptions,
  ): Promise<T> {
    let failures = 0;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once((unit) => work(unit, attempt), deadline, beginsLate);
      } catch (error) {
        if (error instanceof RepeatUnit) {
          if (endsWithLostRace) throw error;
          if (attempt > MAX_LOST_RACES) throw error.cause;
        } else if (error instanceof ConnectionLost) {
          failures += 1;
          if (failures > MAX_REPEATS || deadline?.hasPassed() === true) throw error.cause;
        } else {
          failures += 1;
          if (onlyIfFree && isLockTimeout(error)) throw error;
          if (!isTransient(error) || failures > MAX_REPEATS) throw error;
        }
        if (deadline?.hasPassed() === true) throw error;
        await pause(Math.random() * 10 * attempt);
      }
    }
  }

  private once<T>(work: (unit: Unit) => Promise<T>, deadline: Deadline | null, beginsLate: boolean): Promise<T> {
    const run = (): Promise<T> => this.transaction(work, deadline, beginsLate);
    return this.embedded ? this.queue.run(run) : run();
  }

  private async transaction<T>(
    work: (unit: Unit) => Promise<T>,
    deadline: Deadline | null,
    beginsLate: boolean,
  ): Promise<T> {
    const runner = this.embedded ? await this.embedded.runner() : this.dataSource.createQueryRunner();
    if (!this.embedded) deadline?.onPassed(() => endConnection(runner));
    let transaction: Transaction | null = null;
    let isInTheMiddle = false;
    try {
      transaction = await this.begun(runner, beginsLate);
      isInTheMiddle = true;
      const unit = new Unit(transaction);
      const result = await work(unit);
      if (deadline?.hasPassed() === true) throw new Error('the time of this unit is over');
      isInTheMiddle = false;
      await unit.commit();
      // Nobody waits for a unit that is late: what stands in for it has been told otherwise.
      if (deadline?.hasPassed() !== true) this.publish(unit.emitted);
      return result;
    } catch (error) {
      const isOver = (await transaction?.rollBack()) ?? true;
      if (this.embedded && !isOver) await this.embedded.end();
      // Where the database is at fault, the connection may be of no use once that is mended.
      const isAtFault = error instanceof DatabaseAway || isUnavailable(error);
      if (!this.embedded && (!isOver || isAtFault)) endConnection(runner);
      const isLost = isInTheMiddle && !this.embedded && troubleOf(error) === 'UNREACHABLE';
      throw isLost ? new ConnectionLost(error) : isOfBeginOrCommit(error) ? this.ofServer(error) : error;
    } finally {
      await runner.release();
    }
  }

  private async begun(runner: QueryRunner, beginsLate: boolean): Promise<Transaction> {
    if (this.embedded) {
      await runner.startTransaction();
      return new EmbeddedTransaction(runner);
    }
    const transaction = await ServerTransaction.on(runner, () => this.availability.noteHeard()).catch(
      (error: unknown) => {
        throw this.ofServer(error);
      },
    );
    if (!beginsLate) await transaction.begin();
    return transaction;
  }

  /** Returns what is thrown where a server didn't let us connect, begin or commit: that is not about a statement. */
  private ofServer(error: unknown): unknown {
    const trouble = this.embedded || isTransient(error) ? null : connectionTroubleOf(error);
    return trouble === null ? error : new DatabaseAway(error, trouble);
  }
}
