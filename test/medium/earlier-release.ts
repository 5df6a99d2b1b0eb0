import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { oldestFirst } from './open-database.js';

/** A character set with its collation. */
export type CharacterSet = readonly [string, string];
export const LATIN1: CharacterSet = ['latin1', 'latin1_swedish_ci'];
export const UTF8MB3: CharacterSet = ['utf8mb3', 'utf8mb3_general_ci'];
export const UTF8MB4: CharacterSet = ['utf8mb4', 'utf8mb4_general_ci'];

/** The last migration of the release whose tables these are. */
const LAST = 'Messages1765000000006';

/** Makes an empty database of a server what an earlier release left, where the database's default was this set. */
export async function earlierRelease(dataSource: DataSource, [set, collation]: CharacterSet): Promise<void> {
  const sql = readFileSync(join(import.meta.dirname, 'fixtures', 'tables-in-latin1.sql'), 'utf8');
  const statements = sql
    .replaceAll(/^--.*$/gm, '')
    .replaceAll('latin1_swedish_ci', collation)
    .replaceAll('latin1', set)
    .split(';\n')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query(`ALTER DATABASE CHARACTER SET ${set} COLLATE ${collation}`);
    await runner.query('SET SESSION foreign_key_checks = 0');
    for (const statement of statements) await runner.query(statement);
    await runner.query('SET SESSION foreign_key_checks = 1');
    for (const { name } of oldestFirst.slice(0, oldestFirst.findIndex((one) => one.name === LAST) + 1)) {
      await runner.query('INSERT INTO `migrations` (`timestamp`, `name`) VALUES (?, ?)', [name.slice(-13), name]);
    }
  } finally {
    await runner.release();
  }
}

/** What an earlier release did to a server with call attempts in its upgrade to the dialled line, before it failed. */
export const EARLIER_UP = [
  'ALTER TABLE `call_attempts` DROP CONSTRAINT `ck_call_attempts_status`',
  'ALTER TABLE `call_attempts` DROP COLUMN `status`',
  'ALTER TABLE `call_attempts` ADD `status` varchar(20) NOT NULL',
];

/** What it did when it was to take that back, before it failed. */
export const EARLIER_DOWN = [
  "DELETE FROM `ladder_steps` WHERE `name` = 'repeat_caller'",
  'ALTER TABLE `users` DROP CONSTRAINT `ck_users_acceptance`',
  'ALTER TABLE `users` DROP COLUMN `acceptance`',
  'ALTER TABLE `incidents` DROP COLUMN `recording_url`',
  'ALTER TABLE `incidents` DROP COLUMN `recording_seconds`',
  'ALTER TABLE `call_attempts` DROP COLUMN `dial`',
  "UPDATE `call_attempts` SET `status` = 'no-answer' WHERE `status` = 'machine_or_no_key'",
  "UPDATE `call_attempts` SET `status` = 'busy' WHERE `status` = 'declined'",
  'ALTER TABLE `call_attempts` DROP CONSTRAINT `ck_call_attempts_status`',
  'ALTER TABLE `call_attempts` DROP COLUMN `status`',
  'ALTER TABLE `call_attempts` ADD `status` varchar(12) NOT NULL',
];
