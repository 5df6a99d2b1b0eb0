import type { QueryRunner } from 'typeorm';

/**
 * How the text of a server's table is compared; every character there is can be kept in either. Both MySQL and MariaDB
 * have these. `EXACTLY` is byte by byte, as SQLite does it: call ids that differ in case are two calls.
 */
export const LOOSELY = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci';
export const EXACTLY = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';

/** MariaDB and MySQL: the table can't be changed in that way, or (MySQL) not in that way again. */
const NOT_IN_THIS_WAY = new Set([1845, 1846, 4092]);

/**
 * Changes a table of a server in the way that keeps others waiting least: in an instant; else beside those who read
 * and write; else by copying it, while others may read and those who write wait.
 */
export async function alter(runner: QueryRunner, table: string, change: string): Promise<void> {
  for (const way of ['ALGORITHM=INSTANT', 'ALGORITHM=INPLACE, LOCK=NONE']) {
    try {
      await runner.query(`ALTER TABLE \`${table}\` ${change}, ${way}`);
      return;
    } catch (error) {
      if (!NOT_IN_THIS_WAY.has(Number((error as { errno?: unknown }).errno))) throw error;
    }
  }
  await runner.query(`ALTER TABLE \`${table}\` ${change}, LOCK=SHARED`);
}

/** Returns the statements that TypeORM would run, and runs none. */
export async function statementsOf(runner: QueryRunner, work: () => Promise<void>): Promise<string[]> {
  runner.enableSqlMemory();
  try {
    await work();
    return runner.getMemorySql().upQueries.map(({ query }) => query);
  } finally {
    runner.disableSqlMemory();
  }
}

/** Returns whether a table of a server has a constraint of that name. */
export async function hasConstraint(runner: QueryRunner, table: string, name: string): Promise<boolean> {
  const rows = (await runner.query(
    'SELECT 1 AS `one` FROM information_schema.TABLE_CONSTRAINTS ' +
      'WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND CONSTRAINT_NAME = ?',
    [table, name],
  )) as unknown[];
  return rows.length > 0;
}

/** Drops a foreign key, with nothing of its rows. */
export async function dropForeignKey(runner: QueryRunner, table: string, name: string): Promise<void> {
  if (await hasConstraint(runner, table, name)) await alter(runner, table, `DROP FOREIGN KEY \`${name}\``);
}

/** Adds a foreign key, which every row must meet already. */
export async function addForeignKey(
  runner: QueryRunner,
  table: string,
  name: string,
  definition: string,
): Promise<void> {
  if (await hasConstraint(runner, table, name)) return;
  await alter(runner, table, `ADD CONSTRAINT \`${name}\` FOREIGN KEY ${definition}`);
}

/** A line of SHOW CREATE TABLE that defines a text: its name, its type, its character set, and what stands after that. */
const TEXT_LINE =
  /^ {2}`(\w+)` ((?:var)?char\(\d+\)|(?:tiny|medium|long)?text)((?: CHARACTER SET \w+)?(?: COLLATE \w+)?)(.*?),?$/;

/** A text of a server's table, as it is defined now. */
export interface TextDefinition {
  readonly name: string;
  readonly type: string;
  readonly characterSet: string;
  /** NOT NULL, default, comment and all the rest. */
  readonly rest: string;
}

/** Returns the definitions of a table's texts, to be kept in what is not meant to change. */
export async function textsOf(runner: QueryRunner, table: string): Promise<TextDefinition[]> {
  const [row] = (await runner.query(`SHOW CREATE TABLE \`${table}\``)) as Record<string, string>[];
  return (row?.['Create Table'] ?? '').split('\n').flatMap((line) => {
    const [, name, type = '', characterSet = '', rest = ''] = TEXT_LINE.exec(line) ?? [];
    return name === undefined ? [] : [{ name, type, characterSet, rest }];
  });
}

/** Returns the part of an ALTER TABLE that gives a text this definition, and keeps its values. */
export function modify({ name, type, characterSet, rest }: TextDefinition): string {
  return `MODIFY \`${name}\` ${type} ${characterSet}${rest}`;
}
