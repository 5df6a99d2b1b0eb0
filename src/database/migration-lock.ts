import { createHash } from 'node:crypto';
import type { DataSource, QueryRunner } from 'typeorm';

const LOCK_WAIT_SECONDS = 120;

/**
 * Sets up the one connection that migrates: it may be idle for a day between two statements; a table that is in use
 * keeps it waiting for a minute at most, since everybody else waits behind it; and no statement is too long for it.
 */
const SESSION =
  'SET SESSION wait_timeout = 86400, SESSION lock_wait_timeout = 60, SESSION innodb_lock_wait_timeout = 60 ' +
  '/*M!100108 , SESSION max_statement_time = 0 */';

/**
 * Runs a task on a connection that holds the lock of all who migrate this database of a server: one runs, others wait.
 * Losing the connection ends the task, so the lock is never lost while it goes on.
 * @throws Error when the lock is not had within two minutes.
 */
export async function underMigrationLock<T>(
  dataSource: DataSource,
  task: (runner: QueryRunner) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query(SESSION);
    const lock = await lockName(runner);
    const [row] = (await runner.query('SELECT GET_LOCK(?, ?) AS `got`, IS_USED_LOCK(?) AS `holder`', [
      lock,
      LOCK_WAIT_SECONDS,
      lock,
    ])) as { got: unknown; holder: unknown }[];
    if (Number(row?.got) !== 1) {
      throw new Error(
        `connection ${String(row?.holder)} of the database server has been migrating this database for two minutes: ` +
          'wait until it has ended',
      );
    }
    try {
      return await task(runner);
    } finally {
      await runner.query('DO RELEASE_LOCK(?)', [lock]).catch(() => undefined);
    }
  } finally {
    // Nobody else must get a connection that is set up like that.
    (runner as { databaseConnection?: { destroy(): void } }).databaseConnection?.destroy();
    await runner.release();
  }
}

/** Names the lock after the database: a server has one set of names, of 64 characters, for all its databases. */
async function lockName(runner: QueryRunner): Promise<string> {
  const [row] = (await runner.query('SELECT DATABASE() AS `name`')) as { name: string }[];
  return `ewf_migrations_${createHash('sha256').update(String(row?.name)).digest('hex').slice(0, 32)}`;
}
