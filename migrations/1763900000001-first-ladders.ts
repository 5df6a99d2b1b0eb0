import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { inOneUnit } from './steps.js';

/** Name, seconds of ringing, most people (guide: Routing Logic). */
type Rung = readonly [string, number, number | null];

const LADDERS: Readonly<Record<string, readonly Rung[]>> = {
  business_hours: [
    ['primary_oncall', 30, null],
    ['secondary', 30, null],
    ['admin', 20, null],
    ['manager', 20, null],
    ['broadcast', 30, null],
  ],
  after_hours: [
    ['primary_oncall', 30, null],
    ['secondary', 30, null],
    ['manager', 20, null],
    ['admin', 20, null],
    ['rotating_pool', 20, 3],
  ],
};

const WORKING_DAYS = [1, 2, 3, 4, 5];

/**
 * The guide's two ladders, and business hours from Monday to Friday, 08:00 to 17:00 in an IANA zone, where there are
 * none. Taking it back leaves them: people may have changed them since, and the tables go with the migration before.
 */
export function firstLadders(timeZone: string): new () => Migration {
  return class FirstLadders1763900000001 implements Migration {
    async up(runner: QueryRunner): Promise<void> {
      await inOneUnit(runner, async () => {
        if (await isEmpty(runner, 'roster_revision')) {
          await runner.query('INSERT INTO `roster_revision` (`id`, `revision`) VALUES (1, 1)');
        }
        if (await isEmpty(runner, 'ladders')) await insertLadders(runner);
        if (await isEmpty(runner, 'business_hours')) await insertHours(runner, timeZone);
      });
    }

    async down(): Promise<void> {}
  };
}

async function isEmpty(runner: QueryRunner, table: string): Promise<boolean> {
  return ((await runner.query(`SELECT 1 AS \`one\` FROM \`${table}\` LIMIT 1`)) as unknown[]).length === 0;
}

async function insertLadders(runner: QueryRunner): Promise<void> {
  for (const [kind, rungs] of Object.entries(LADDERS)) {
    await runner.query('INSERT INTO `ladders` (`kind`) VALUES (?)', [kind]);
    for (const [position, [name, seconds, limit]] of rungs.entries()) {
      await runner.query(
        'INSERT INTO `ladder_steps` (`ladder_kind`, `position`, `name`, `timeout_seconds`, `limit`) VALUES (?, ?, ?, ?, ?)',
        [kind, position, name, seconds, limit],
      );
    }
  }
}

async function insertHours(runner: QueryRunner, timeZone: string): Promise<void> {
  await runner.query('INSERT INTO `business_hours` (`id`, `time_zone`) VALUES (1, ?)', [timeZone]);
  for (const weekday of WORKING_DAYS) {
    await runner.query(
      "INSERT INTO `business_hours_spans` (`weekday`, `opens`, `closes`) VALUES (?, '08:00', '17:00')",
      [weekday],
    );
  }
}
