import type { DataSource, QueryRunner } from 'typeorm';
import { inFileTransaction } from './file-migration.js';
import { underMigrationLock } from './migration-lock.js';
import {
  ensureRecords,
  isFile,
  newestMigration,
  readMigrations,
  recordBegin,
  recordEnd,
  type KnownMigration,
} from './migration-records.js';

/** Told what happens to the tables, in sentences for the operator. */
export interface MigrationLog {
  info(sentence: string): void;
  warn(sentence: string): void;
  error(sentence: string): void;
}

const SILENT: MigrationLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Applies the pending migrations, oldest first, and returns their names; one that was begun and not ended goes on from
 * where it was. On a server a lock lets several instances start together: one migrates, the others find nothing to do.
 * @throws Error when the lock is not had within two minutes, or a migration fails.
 */
export function migrate(dataSource: DataSource, log: MigrationLog = SILENT): Promise<string[]> {
  return alone(dataSource, async (runner) => {
    await ensureRecords(runner);
    const names: string[] = [];
    for (const known of await readMigrations(runner)) {
      if (known.state !== 'applied' && (await run(runner, known, 'up', log))) names.push(known.name);
    }
    return names;
  });
}

/**
 * Takes the newest migration back and returns its name; null where there isn't one. One that was begun and not ended is
 * the newest.
 * @throws Error as `migrate`.
 */
export function takeBack(dataSource: DataSource, log: MigrationLog = SILENT): Promise<string | null> {
  return alone(dataSource, async (runner) => {
    await ensureRecords(runner);
    const known = await newestMigration(runner);
    if (known) await run(runner, known, 'down', log);
    return known?.name ?? null;
  });
}

/** Returns how far the database is with each migration of this release, oldest first. Changes nothing. */
export async function migrationStates(dataSource: DataSource): Promise<Pick<KnownMigration, 'name' | 'state'>[]> {
  const runner = dataSource.createQueryRunner();
  try {
    return (await readMigrations(runner)).map(({ name, state }) => ({ name, state }));
  } finally {
    await runner.release();
  }
}

async function alone<T>(dataSource: DataSource, task: (runner: QueryRunner) => Promise<T>): Promise<T> {
  if (!isFile(dataSource)) return underMigrationLock(dataSource, task);
  const runner = dataSource.createQueryRunner();
  try {
    return await task(runner);
  } finally {
    await runner.release();
  }
}

/** Runs one migration; whether it did: another process may have done it meanwhile. */
async function run(
  runner: QueryRunner,
  known: KnownMigration,
  direction: 'up' | 'down',
  log: MigrationLog,
): Promise<boolean> {
  const { name, migration, state } = known;
  const isServer = !isFile(runner.dataSource);
  if (state === 'begun') log.warn(`${halfWay(name)} It goes on from where it was.`);
  const started = performance.now();
  const change = async (): Promise<void> => {
    await recordBegin(runner, known);
    await migration[direction](runner);
    await recordEnd(runner, known, direction === 'up');
  };
  try {
    if (isServer) {
      log.info(`migration ${name} begins${direction === 'up' ? await whatWaits(runner, known) : ' to be taken back'}`);
      await change();
    } else if (!(await inFileTransaction(runner, () => isStill(runner, known), change))) return false;
  } catch (error) {
    log.error(isServer ? `${halfWay(name)} ${WHAT_TO_DO}` : `migration ${name} failed, and nothing was changed.`);
    throw error;
  }
  if (isServer) log.info(`migration ${name} ended after ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return true;
}

/** Says of a migration that it was interrupted. */
export function halfWay(name: string): string {
  return `Migration ${name} was begun and has not ended: some of its changes are there, and some are not.`;
}

/** What an operator does about a migration that was interrupted. */
export const WHAT_TO_DO =
  'Start this release again, or run "npm run migrations -- up": it goes on from where it was. ' +
  '"npm run migrations -- down" takes back what it has done. If neither ends, restore the backup that was made before it.';

async function isStill(runner: QueryRunner, { name, state }: KnownMigration): Promise<boolean> {
  return (await readMigrations(runner)).some((one) => one.name === name && one.state === state);
}

/** Names the tables that nothing can be written into meanwhile, with the server's guess at their rows. */
async function whatWaits(runner: QueryRunner, { migration }: KnownMigration): Promise<string> {
  const tables = (await migration.copiedTables?.(runner)) ?? [];
  if (tables.length === 0) return '';
  const rows = (await runner.query(
    'SELECT `TABLE_NAME` AS `name`, `TABLE_ROWS` AS `count` FROM information_schema.TABLES WHERE `TABLE_SCHEMA` = DATABASE()',
  )) as { name: string; count: unknown }[];
  const described = tables.map((table) => {
    const found = rows.find(({ name }) => name === table);
    return `${table} (about ${Number(found?.count ?? 0)} rows)`;
  });
  return `: until they are copied, nothing can be written into ${described.join(', ')}`;
}
