import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DataSource } from 'typeorm';
import { EnvironmentError } from '../config/index.js';
import { isUnavailable } from './database-errors.js';
import { encryptionRefusal } from './encryption-refusal.js';
import { FileLock } from './file-lock.js';
import { IN_MEMORY } from './private-files.js';
import type { SqliteAdapter } from './sqlite-adapter.js';

/**
 * The DataSource of a process that changes the database. On the file of an embedded database there is one at a time, in
 * all processes together; on a server it is like any other. An ordinary DataSource can read beside it.
 */
export class ExclusiveDataSource extends DataSource {
  private lock: FileLock | null = null;

  /**
   * Takes the file and connects.
   * @throws EnvironmentError when another has the file, it can't be used, or a server wants other encryption.
   */
  override async initialize(): Promise<this> {
    const { options, isInitialized } = this;
    if (options.type !== 'better-sqlite3') return this.connect();
    if (options.database === IN_MEMORY || isInitialized) return super.initialize();
    try {
      this.lock = lock(options.database);
      return await super.initialize();
    } catch (error) {
      this.unlock();
      if (error instanceof Error && (isUnavailable(error) || 'syscall' in error)) {
        throw new EnvironmentError([`DATABASE_URL: ${resolve(options.database)} can not be used: ${error.message}`]);
      }
      throw error;
    }
  }

  private async connect(): Promise<this> {
    try {
      return await super.initialize();
    } catch (error) {
      const { ssl } = this.options as { readonly ssl?: object };
      throw encryptionRefusal(error, ssl !== undefined) ?? error;
    }
  }

  /** Ends it, with everything in the file itself: the write-ahead log beside it is empty or gone. */
  override async destroy(): Promise<void> {
    try {
      if (this.lock !== null && this.isInitialized) checkpoint(this);
      await super.destroy();
    } finally {
      this.unlock();
    }
  }

  private unlock(): void {
    this.lock?.release();
    this.lock = null;
  }
}

/** Empties the write-ahead log. */
function checkpoint({ driver }: DataSource): void {
  try {
    (driver as unknown as { databaseConnection: SqliteAdapter }).databaseConnection.checkpoint();
  } catch {
    // On a full disk, or without a connection: all of it stays in the log, and goes into the file the next time.
  }
}

function lock(path: string): FileLock {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const taken = FileLock.take(`${withoutLinks(path)}.lock`);
  if (taken !== null) return taken;
  throw new EnvironmentError([
    `DATABASE_URL names ${resolve(path)}, which is already in use: stop the service or command that uses it, or name another file`,
  ]);
}

/** Returns the path of a file without the links on the way to it. */
function withoutLinks(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path));
}
