import type * as Sqlite from '@photostructure/sqlite';
import { keepDatabasePrivate } from './private-files.js';
import { openSqliteFile, type SqliteFile } from './sqlite-library.js';

type Bindable = null | string | number | bigint | Uint8Array;

/** What may be bound; an object would be read as named parameters and silently store NULL. */
function toBindable(value: unknown): Bindable {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite can not bind ${value === undefined ? 'undefined' : 'this object'}: convert it first`);
}

/** Runs a statement on its connection. */
type Runner = <Result>(statement: () => Result) => Result;

/** One prepared statement, as TypeORM's better-sqlite3 runner expects it. */
class SqliteStatement {
  readonly reader: boolean;

  constructor(
    private readonly statement: Sqlite.StatementSyncInstance,
    private readonly execute: Runner,
  ) {
    this.reader = statement.columns().length > 0;
  }

  all(...values: unknown[]): unknown[] {
    return this.execute<unknown[]>(() => this.statement.all(...values.map(toBindable)));
  }

  run(...values: unknown[]): { changes: number; lastInsertRowid: number } {
    const { changes, lastInsertRowid } = this.execute(() => this.statement.run(...values.map(toBindable)));
    return { changes: Number(changes), lastInsertRowid: Number(lastInsertRowid) };
  }
}

/** The part of better-sqlite3's class that TypeORM calls, over node:sqlite's. Given to TypeORM as `driver`. */
export class SqliteAdapter {
  private readonly database: SqliteFile;
  /** The error with which SQLite rolled a transaction back by itself; null: it has not. */
  private rollBackError: Error | null = null;

  /** With `readonly`, of a file that another connection has made. */
  constructor(
    path: string,
    private readonly options: { readonly timeout?: number; readonly readonly?: boolean },
  ) {
    const { timeout = 5000, readonly: readOnly = false } = options;
    if (!readOnly) keepDatabasePrivate(path);
    this.database = openSqliteFile(path, { timeout, readOnly });
  }

  /** `BEGIN TRANSACTION` becomes immediate: a unit that reads first must not fail when it comes to write. */
  prepare(sql: string): SqliteStatement {
    const isBegin = sql === 'BEGIN TRANSACTION' && this.options.readonly !== true;
    const statement = this.database.prepare(isBegin ? 'BEGIN IMMEDIATE' : sql);
    return new SqliteStatement(statement, (run) => this.execute(run));
  }

  pragma(text: string): unknown[] {
    return this.database.prepare(`PRAGMA ${text}`).all();
  }

  /** Puts what is in the write-ahead log into the file and empties the log, as far as nobody reads it just now. */
  checkpoint(): void {
    this.database.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** Closes the file, as often as it is called, and gives up what a transaction left open. */
  close(): void {
    if (!this.database.isOpen) return;
    try {
      // On Node 20 a closed file is not let go of until its statements are collected, and would go on being locked.
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
    } finally {
      this.database.close();
    }
  }

  /**
   * Runs a statement. A full or failing disk makes SQLite roll the whole transaction back by itself; what comes after
   * would each be a transaction of its own, so from then on this connection refuses everything, with the same error.
   */
  private execute<Result>(statement: () => Result): Result {
    if (this.rollBackError !== null) throw this.rollBackError;
    const wasInTransaction = this.database.isTransaction;
    try {
      return statement();
    } catch (error) {
      if (wasInTransaction && !this.database.isTransaction) this.rollBackError = error as Error;
      throw error;
    }
  }
}
