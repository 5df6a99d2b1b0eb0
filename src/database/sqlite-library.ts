import { createRequire } from 'node:module';
import type * as Sqlite from '@photostructure/sqlite';

const require = createRequire(import.meta.url);

/** An open file of SQLite, as Node's own module and the package have it. */
export type SqliteFile = InstanceType<typeof Sqlite.DatabaseSync>;

/**
 * Opens a file with Node's own SQLite where it has one (>= 22.16), with the same API from a prebuilt package on Node 20.
 * `timeout` says for how many milliseconds a statement waits for the lock of another connection; with `readOnly` nothing can
 * be written.
 */
export function openSqliteFile(
  path: string,
  options: { readonly timeout: number; readonly readOnly?: boolean },
): SqliteFile {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isBuiltIn = major > 22 || (major === 22 && minor >= 16);
  const { DatabaseSync } = require(isBuiltIn ? 'node:sqlite' : '@photostructure/sqlite') as typeof Sqlite;
  return new DatabaseSync(path, options);
}
