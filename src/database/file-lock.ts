import { chmodSync } from 'node:fs';
import { openSqliteFile, type SqliteFile } from './sqlite-library.js';

const SQLITE_BUSY = 5;

/**
 * A lock that the system gives up when the process ends, however it ends. Node has no such locks, SQLite has: the lock is
 * an exclusive transaction on an empty database file that nobody else opens. It also keeps out this very process.
 */
export class FileLock {
  private constructor(private readonly file: SqliteFile) {}

  /** Takes the lock, or returns null when another has it. @throws Error when the file can't be made or locked. */
  static take(path: string): FileLock | null {
    const file = openSqliteFile(path, { timeout: 0 });
    try {
      // With its journal in memory nothing is written, and a full disk keeps nobody from the lock.
      file.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
      chmodSync(path, 0o600);
      return new FileLock(file);
    } catch (error) {
      file.close();
      if (((error as { errcode?: number }).errcode ?? 0) % 256 === SQLITE_BUSY) return null;
      throw error;
    }
  }

  /** Gives it up. The file stays: a new one in its place could be locked beside this one. */
  release(): void {
    if (this.file.isOpen) this.file.close();
  }
}
