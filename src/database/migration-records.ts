import type { DataSource, QueryRunner } from 'typeorm';
import type { Migration } from './migration.js';
import { troubleOf } from './trouble.js';
import type { Unit } from './unit.js';

/** `begun`: up or down, and not ended. */
export type MigrationState = 'pending' | 'begun' | 'applied';

/** A migration, and how far the database is with it. */
export interface KnownMigration {
  readonly name: string;
  readonly timestamp: number;
  readonly migration: Migration;
  readonly state: MigrationState;
}

interface RecordRow {
  readonly id: number;
  readonly name: string;
}

/** Ends the name in a record while its migration runs on a server. */
const BEGUN = ' (begun)';

/** As TypeORM makes it, but in utf8mb4 whatever the database's default is: its own command line reads it too. */
const ON_SERVER =
  'CREATE TABLE IF NOT EXISTS `migrations` (`id` int NOT NULL AUTO_INCREMENT, `timestamp` bigint NOT NULL, ' +
  '`name` varchar(255) NOT NULL, PRIMARY KEY (`id`)) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
const ON_FILE =
  'CREATE TABLE IF NOT EXISTS "migrations" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "timestamp" bigint NOT NULL, ' +
  '"name" varchar NOT NULL)';

/** Whether a database is a file of this process, where a transaction holds changes of tables too. */
export function isFile({ options }: DataSource): boolean {
  return options.type === 'better-sqlite3';
}

/** Makes the table of records where there isn't one. */
export async function ensureRecords(runner: QueryRunner): Promise<void> {
  await runner.query(isFile(runner.dataSource) ? ON_FILE : ON_SERVER);
}

/** Returns all migrations of this release, oldest first. Changes nothing. */
export async function readMigrations(runner: QueryRunner): Promise<KnownMigration[]> {
  const rows = await records(runner);
  const newest = rows.at(-1)?.name;
  const known: KnownMigration[] = [];
  for (const migration of oldestFirst(runner.dataSource)) {
    const { name } = migration;
    const isRecorded = rows.some((row) => row.name === name);
    const isLast = isRecorded ? newest === name : known.every(({ state }) => state === 'applied');
    const isBegun =
      rows.some((row) => row.name === name + BEGUN) ||
      (isLast && (await migration.migration.isHalfWay?.(runner, isRecorded)) === true);
    known.push({ ...migration, state: isBegun ? 'begun' : isRecorded ? 'applied' : 'pending' });
  }
  return known;
}

/** Names the migrations of this release that the database does not have, oldest first; begun ones too. */
export async function pendingMigrations(unit: Unit): Promise<string[]> {
  const applied = await appliedNames(unit);
  return oldestFirst(unit.manager.dataSource).flatMap(({ name }) => (applied.has(name) ? [] : [name]));
}

async function appliedNames(unit: Unit): Promise<ReadonlySet<string>> {
  try {
    const rows = await unit.rows<{ name: string }>('SELECT `name` FROM `migrations`');
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    // Without the table of records there was never a migration.
    if (![null, 'TABLE_MISSING'].includes(troubleOf(error))) throw error;
    return new Set();
  }
}

/**
 * Returns the migration that is to be taken back first: of those that are applied or begun, the one that came last.
 * @throws Error when a newer release made that, which this one does not know how to take back.
 */
export async function newestMigration(runner: QueryRunner): Promise<KnownMigration | null> {
  const known = await readMigrations(runner);
  const unrecorded = known.find(({ state }) => state === 'begun');
  if (unrecorded) return unrecorded;
  const newest = (await records(runner)).at(-1);
  if (!newest) return null;
  const found = known.find(({ name }) => name === newest.name);
  if (!found) throw new Error(`migration ${newest.name} is of another release: take it back with that release`);
  return found;
}

/** Records that a migration runs from now on, in whichever direction. */
export async function recordBegin(runner: QueryRunner, { name, timestamp }: KnownMigration): Promise<void> {
  const rows = await records(runner);
  if (rows.some((row) => row.name === name + BEGUN)) return;
  if (rows.some((row) => row.name === name)) {
    await runner.query('UPDATE `migrations` SET `name` = ? WHERE `name` = ?', [name + BEGUN, name]);
  } else {
    await runner.query('INSERT INTO `migrations` (`timestamp`, `name`) VALUES (?, ?)', [timestamp, name + BEGUN]);
  }
}

/** Records that a migration that was begun has ended: applied, or taken back. */
export async function recordEnd(runner: QueryRunner, { name }: KnownMigration, isApplied: boolean): Promise<void> {
  if (isApplied) await runner.query('UPDATE `migrations` SET `name` = ? WHERE `name` = ?', [name, name + BEGUN]);
  else await runner.query('DELETE FROM `migrations` WHERE `name` = ?', [name + BEGUN]);
}

async function records(runner: QueryRunner): Promise<RecordRow[]> {
  if (!(await runner.hasTable('migrations'))) return [];
  return (await runner.query('SELECT `id`, `name` FROM `migrations` ORDER BY `id`')) as RecordRow[];
}

function oldestFirst(dataSource: DataSource): Omit<KnownMigration, 'state'>[] {
  return dataSource.migrations
    .map((migration) => {
      const name = migration.name ?? migration.constructor.name;
      return { name, timestamp: Number(name.slice(-13)), migration };
    })
    .toSorted((a, b) => a.timestamp - b.timestamp);
}
