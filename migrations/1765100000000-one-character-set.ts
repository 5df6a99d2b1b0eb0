import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { isSqlite } from './columns.js';
import { addForeignKey, alter, dropForeignKey, EXACTLY, LOOSELY, modify, textsOf } from './server.js';

/** The tables that earlier migrations made in the character set of the database. */
const LOOSE = [
  'users',
  'on_call_shifts',
  'on_call_overrides',
  'on_call_rotations',
  'on_call_past_versions',
  'business_hours',
  'business_hours_spans',
  'holidays',
  'rotating_pool_members',
  'ladders',
  'ladder_steps',
  'roster_revision',
  'change_log',
  'login_failures',
  'ended_sessions',
  'journal_entries',
];
/** Those that they then converted: only when that was interrupted it is left to do. */
const EXACT = ['incidents', 'call_attempts', 'incident_events', 'messages'];

const KEY = 'fk_ladder_steps_ladder';
const KEY_DEFINITION = '(`ladder_kind`) REFERENCES `ladders` (`kind`) ON DELETE CASCADE ON UPDATE RESTRICT';

/**
 * Text of a server is kept in utf8mb4, whatever the database's default is: before, a database in latin1 or utf8mb3
 * refused names that it had no characters for. Tables that are in utf8mb4 stay as they are. Taking it back changes
 * nothing.
 */
export class OneCharacterSet1765100000000 implements Migration {
  copiedTables(runner: QueryRunner): Promise<readonly string[]> {
    return otherTables(runner);
  }

  async up(runner: QueryRunner): Promise<void> {
    if (isSqlite(runner)) return;
    const tables = await otherTables(runner);
    // Both sides of a foreign key must have one character set: it is away while they change.
    if (tables.some((table) => table === 'ladders' || table === 'ladder_steps')) {
      await dropForeignKey(runner, 'ladder_steps', KEY);
    }
    for (const table of tables) {
      const characterSet = EXACT.includes(table) ? EXACTLY : LOOSELY;
      const texts = (await textsOf(runner, table)).map((text) => modify({ ...text, characterSet }));
      await alter(runner, table, [`DEFAULT ${characterSet}`, ...texts].join(', '));
    }
    await addForeignKey(runner, 'ladder_steps', KEY, KEY_DEFINITION);
  }

  async down(): Promise<void> {}
}

/** Those that are not in utf8mb4, or have a text that is not; and those that are not compared byte by byte and should be. */
async function otherTables(runner: QueryRunner): Promise<string[]> {
  const collations = (await runner.query(
    'SELECT `TABLE_NAME` AS `name`, `TABLE_COLLATION` AS `collation` FROM information_schema.TABLES WHERE `TABLE_SCHEMA` = DATABASE() ' +
      'UNION SELECT `TABLE_NAME`, `COLLATION_NAME` FROM information_schema.COLUMNS ' +
      'WHERE `TABLE_SCHEMA` = DATABASE() AND `COLLATION_NAME` IS NOT NULL',
  )) as { name: string; collation: string | null }[];
  const isOther = (table: string, isRight: (collation: string) => boolean): boolean =>
    collations.some(({ name, collation }) => name === table && !isRight(collation ?? ''));
  return [
    ...LOOSE.filter((table) => isOther(table, (collation) => collation.startsWith('utf8mb4_'))),
    ...EXACT.filter((table) => isOther(table, (collation) => collation === 'utf8mb4_bin')),
  ];
}
