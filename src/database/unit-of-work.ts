import { Injectable } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import { DataSource } from 'typeorm';
import { isTransient, RepeatUnit } from './database-errors.js';
import { Mutex } from './mutex.js';
import { Unit } from './unit.js';

/** How often a unit is repeated after a deadlock or a lock timeout. */
const MOST_REPEATS = 4;
/** How often it is repeated after a lost race: somebody else got on each time, so this ends, and each time is short. */
const MOST_LOST_RACES = 30;

/** How a unit is run. */
export interface RunOptions {
  /** Milliseconds. */
  readonly within?: number | undefined;
}

/**
 * The one way to write. A unit is a transaction: all of it becomes durable or nothing does.
 *
 * On SQLite, where one connection serves the process, units queue. On MySQL and MariaDB they run side by side under
 * READ COMMITTED and are rolled back and repeated: at most four times when the database says so, more often when the
 * unit itself says that a race was lost. The work must therefore have no effect outside the database, and must not
 * wait for a network.
 */
@Injectable()
export class UnitOfWork {
  private readonly queue = new Mutex();
  private readonly inside = new AsyncLocalStorage<true>();
  private readonly listeners: ((fact: object) => void)[] = [];

  constructor(private readonly dataSource: DataSource) {}

  /** Hears what units of this process did (`Unit.tell`), once it is durable. A listener must be quick and not throw. */
  onDurable(listener: (fact: object) => void): void {
    this.listeners.push(listener);
  }

  /**
   * Runs `work` in a transaction and returns what it returned, once that is durable. `attempt` counts from 1.
   * @throws whatever the work threw, after the roll-back; Error when a unit is begun inside another.
   */
  async run<T>(work: (unit: Unit, attempt: number) => Promise<T>, _options: RunOptions = {}): Promise<T> {
    if (this.inside.getStore()) throw new Error('a unit of work can not be begun inside another');
    let failures = 0;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.inside.run(true, () => this.once((unit) => work(unit, attempt)));
      } catch (error) {
        if (error instanceof RepeatUnit) {
          if (attempt > MOST_LOST_RACES) throw error.cause;
        } else {
          failures += 1;
          if (!isTransient(error) || failures > MOST_REPEATS) throw error;
        }
        await pause(Math.random() * 10 * attempt);
      }
    }
  }

  private once<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    return this.dataSource.options.type === 'better-sqlite3'
      ? this.queue.run(() => this.transaction(work))
      : this.transaction(work);
  }

  private async transaction<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      const unit = new Unit(runner);
      const result = await work(unit);
      await runner.commitTransaction();
      for (const fact of unit.facts) for (const listener of this.listeners) listener(fact);
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
