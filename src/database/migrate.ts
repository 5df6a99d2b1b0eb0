import type { DataSource } from 'typeorm';

const LOCK = 'ewf_migrations';
const LOCK_WAIT_SECONDS = 120;

/**
 * Applies the pending migrations and returns their names. On a server an advisory lock lets several instances start
 * together: one migrates, the others wait and find nothing to do.
 * @throws Error when the lock is not had within two minutes.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const apply = async (): Promise<string[]> => (await dataSource.runMigrations()).map(({ name }) => name);
  return dataSource.options.type === 'better-sqlite3' ? apply() : withAdvisoryLock(dataSource, apply);
}

async function withAdvisoryLock<T>(dataSource: DataSource, task: () => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const [row] = (await runner.query('SELECT GET_LOCK(?, ?) AS `got`', [LOCK, LOCK_WAIT_SECONDS])) as {
      got: unknown;
    }[];
    if (Number(row?.got) !== 1) throw new Error('another process has held the migration lock for two minutes');
    try {
      return await task();
    } finally {
      await runner.query('DO RELEASE_LOCK(?)', [LOCK]);
    }
  } finally {
    await runner.release();
  }
}
