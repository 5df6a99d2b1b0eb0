import { Piscina } from 'piscina';
import type { SqliteResult, SqliteTask } from './sqlite-thread.js';

/** How much the thread gives way to the one that answers calls, where the system can (Unix). */
const NICENESS = 5;

/** A connection that only reads, in a thread of its own. */
class SqliteReader {
  private readonly thread = new Piscina<SqliteTask, SqliteResult>({
    filename: new URL('./sqlite-thread.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
    niceIncrement: process.platform === 'win32' ? 0 : NICENESS,
    env: {},
    atomics: 'disabled',
    recordTiming: false,
  });

  constructor(private readonly path: string) {}

  async runAsync(sql: string, values: readonly unknown[] = []): Promise<unknown[]> {
    const result = await this.thread.run({ path: this.path, sql, values });
    if ('rows' in result) return result.rows;
    const { message, ...codes } = result.failure;
    throw Object.assign(new Error(message), codes);
  }

  async prepareAsync(sql: string): Promise<object> {
    const executeAsync = async (values: readonly unknown[]): Promise<object> => {
      const rows = await this.runAsync(sql, values);
      return { changes: 0, lastInsertRowId: 0, getAllAsync: async () => rows };
    };
    return { executeAsync, finalizeAsync: async () => undefined };
  }

  /** Ends the thread when its statement is done: ending it in the middle of one would end the whole process. */
  async closeAsync(): Promise<void> {
    await this.thread.close();
  }
}

/**
 * The part of expo-sqlite that TypeORM calls, over a thread that reads. Given to TypeORM as `driver` of its type `expo`,
 * which is the one that waits for an embedded database.
 */
export const sqliteReadingDriver = {
  openDatabaseAsync: async (path: string): Promise<SqliteReader> => new SqliteReader(path),
};
