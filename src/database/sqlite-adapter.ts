import { createRequire } from 'node:module';
import type * as Sqlite from '@photostructure/sqlite';

const require = createRequire(import.meta.url);

/** Node's own SQLite where it has one (>= 22.16), the same API from a prebuilt package on Node 20. */
function loadDatabaseSync(): typeof Sqlite.DatabaseSync {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const builtIn = major > 22 || (major === 22 && minor >= 16);
  return (require(builtIn ? 'node:sqlite' : '@photostructure/sqlite') as typeof Sqlite).DatabaseSync;
}

type Bindable = null | string | number | bigint | Uint8Array;

/** What may be bound; an object would be read as named parameters and silently store NULL. */
function toBindable(value: unknown): Bindable {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite can not bind ${value === undefined ? 'undefined' : 'this object'}: convert it first`);
}

/** One prepared statement, as TypeORM's better-sqlite3 runner expects it. */
class SqliteStatement {
  readonly reader: boolean;

  constructor(private readonly statement: Sqlite.StatementSyncInstance) {
    this.reader = statement.columns().length > 0;
  }

  all(...values: unknown[]): unknown[] {
    return this.statement.all(...values.map(toBindable));
  }

  run(...values: unknown[]): { changes: number; lastInsertRowid: number } {
    const { changes, lastInsertRowid } = this.statement.run(...values.map(toBindable));
    return { changes: Number(changes), lastInsertRowid: Number(lastInsertRowid) };
  }
}

/** The part of better-sqlite3's class that TypeORM calls, over node:sqlite's. Given to TypeORM as `driver`. */
export class SqliteAdapter {
  private readonly database: InstanceType<typeof Sqlite.DatabaseSync>;

  constructor(path: string, options: { readonly timeout?: number }) {
    const Database = loadDatabaseSync();
    this.database = new Database(path, { timeout: options.timeout ?? 5000 });
  }

  /** `BEGIN TRANSACTION` becomes immediate: a unit that reads first must not fail when it comes to write. */
  prepare(sql: string): SqliteStatement {
    return new SqliteStatement(this.database.prepare(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql));
  }

  pragma(text: string): unknown[] {
    return this.database.prepare(`PRAGMA ${text}`).all();
  }

  close(): void {
    this.database.close();
  }
}
