import {
  Table,
  TableCheck,
  TableColumn,
  TableIndex,
  type QueryRunner,
  type TableColumnOptions,
  type TableOptions,
} from 'typeorm';
import { isSqlite } from './columns.js';
import { alter, EXACTLY, hasConstraint, LOOSELY, modify, statementsOf, textsOf } from './server.js';

/*
 * The steps that migrations are made of. Each looks at what is there first: a server keeps every statement that
 * changes a table, so a migration that was interrupted, wherever that was, must be able to run again.
 */

/** A condition that every row must meet. */
export interface Check {
  readonly name: string;
  readonly expression: string;
}

/** An index as a migration names it. */
export interface Index {
  readonly name: string;
  readonly columnNames: string[];
  readonly isUnique?: boolean;
}

/** What a table has besides what TypeORM makes of its description. */
export interface TableExtras {
  readonly check?: Check | undefined;
  /** Whether a server compares its texts byte by byte. */
  readonly exactly?: boolean;
}

/** Creates a table in one statement, whatever the database's own character set and engine are. */
export async function createTable(runner: QueryRunner, table: TableOptions, extras: TableExtras = {}): Promise<void> {
  const { check, exactly = false } = extras;
  if (await runner.hasTable(table.name)) {
    if (check) await addCheck(runner, table.name, check);
    return;
  }
  if (isSqlite(runner)) return runner.createTable(new Table({ ...table, checks: check ? [check] : [] }));
  const [sql = ''] = await statementsOf(runner, () => runner.createTable(new Table(table)));
  const withCheck = check ? `, ${constraint(check)}` : '';
  const kept = exactly ? EXACTLY : LOOSELY;
  await runner.query(sql.replace(/\) ENGINE=InnoDB$/, `${withCheck}) ENGINE=InnoDB DEFAULT ${kept}`));
}

/** Drops a table with all its rows. */
export async function dropTable(runner: QueryRunner, name: string): Promise<void> {
  await runner.query(`DROP TABLE IF EXISTS \`${name}\``);
}

/** Adds columns, at the end of the table. */
export async function addColumns(runner: QueryRunner, table: string, columns: TableColumnOptions[]): Promise<void> {
  const there = await tableNamed(runner, table);
  const missing = columns.filter(({ name }) => !there.findColumnByName(name)).map((one) => new TableColumn(one));
  if (missing.length === 0) return;
  if (isSqlite(runner)) return rebuild(runner, table, (copy) => missing.forEach((column) => copy.addColumn(column)));
  const statements = await statementsOf(runner, () => runner.addColumns(there, missing));
  await alter(runner, table, statements.map((sql) => sql.replace(/^ALTER TABLE \S+ /, '')).join(', '));
}

/** Drops columns with all their values. No index and no CHECK may name them. */
export async function dropColumns(runner: QueryRunner, table: string, names: readonly string[]): Promise<void> {
  const there = await tableNamed(runner, table);
  const present = there.columns.filter(({ name }) => names.includes(name));
  if (present.length === 0) return;
  if (isSqlite(runner)) {
    return rebuild(runner, table, (copy) => {
      copy.columns = copy.columns.filter(({ name }) => !names.includes(name));
    });
  }
  await alter(runner, table, present.map(({ name }) => `DROP COLUMN \`${name}\``).join(', '));
}

/** Adds indexes. */
export async function addIndexes(runner: QueryRunner, table: string, indexes: readonly Index[]): Promise<void> {
  const there = await tableNamed(runner, table);
  const missing = indexes.filter(({ name }) => !there.indices.some((one) => one.name === name));
  if (missing.length === 0) return;
  if (isSqlite(runner)) {
    await runner.createIndices(
      there,
      missing.map((index) => new TableIndex(index)),
    );
  } else await alter(runner, table, missing.map((index) => `ADD ${definition(index)}`).join(', '));
}

/** Drops indexes. */
export async function dropIndexes(runner: QueryRunner, table: string, indexes: readonly Index[]): Promise<void> {
  const there = await tableNamed(runner, table);
  const present = indexes.filter((index) => there.indices.some(({ name }) => name === index.name));
  if (present.length === 0) return;
  if (isSqlite(runner)) for (const { name } of present) await runner.query(`DROP INDEX \`${name}\``);
  else await alter(runner, table, present.map(({ name }) => `DROP INDEX \`${name}\``).join(', '));
}

/** Adds a CHECK, which every row must meet already. */
export async function addCheck(runner: QueryRunner, table: string, check: Check): Promise<void> {
  if (isSqlite(runner)) {
    const { checks } = await tableNamed(runner, table);
    if (checks.some(({ name }) => name === check.name)) return;
    return rebuild(runner, table, (copy) => copy.addCheckConstraint(new TableCheck(check)));
  }
  if (await hasConstraint(runner, table, check.name)) return;
  await alter(runner, table, `ADD ${constraint(check)}`);
}

/** Drops a CHECK. */
export async function dropCheck(runner: QueryRunner, table: string, name: string): Promise<void> {
  if (isSqlite(runner)) {
    return rebuild(runner, table, (copy) => {
      copy.checks = copy.checks.filter((check) => check.name !== name);
    });
  }
  if (await hasConstraint(runner, table, name)) await alter(runner, table, `DROP CONSTRAINT \`${name}\``);
}

/** Gives a text another length and its CHECK other values, in one statement: every row must meet them already. */
export async function changeText(
  runner: QueryRunner,
  table: string,
  column: string,
  { length, check }: { readonly length: number; readonly check: Check },
): Promise<void> {
  if (isSqlite(runner)) {
    return rebuild(runner, table, (copy) => {
      for (const one of copy.columns) if (one.name === column) one.length = String(length);
      copy.checks = copy.checks.filter(({ name }) => name !== check.name);
      copy.addCheckConstraint(new TableCheck(check));
    });
  }
  const drop = (await hasConstraint(runner, table, check.name)) ? [`DROP CONSTRAINT \`${check.name}\``] : [];
  const texts = (await textsOf(runner, table)).filter(({ name }) => name === column);
  const changed = texts.map((text) => modify({ ...text, type: `varchar(${length})` }));
  await alter(runner, table, [...drop, ...changed, `ADD ${constraint(check)}`].join(', '));
}

/** Changes rows, all or none of them. */
export async function inOneUnit(runner: QueryRunner, work: () => Promise<void>): Promise<void> {
  await runner.startTransaction();
  try {
    await work();
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  }
}

function definition({ name, columnNames, isUnique }: Index): string {
  const columns = columnNames.map((column) => `\`${column}\``).join(', ');
  return `${isUnique ? 'UNIQUE ' : ''}INDEX \`${name}\` (${columns})`;
}

function constraint({ name, expression }: Check): string {
  return `CONSTRAINT \`${name}\` CHECK (${expression})`;
}

/** What the table is like now: what TypeORM has read of it before may be out of date. */
async function tableNamed(runner: QueryRunner, name: string): Promise<Table> {
  const table = await runner.getTable(name);
  if (!table) throw new Error(`there is no table ${name}`);
  return table;
}

/** Makes a changed copy of a table of SQLite, with the rows, in the table's place; foreign keys must be switched off. */
async function rebuild(runner: QueryRunner, name: string, change: (copy: Table) => void): Promise<void> {
  const table = await tableNamed(runner, name);
  const copy = table.clone();
  copy.name = `new_${name}`;
  copy.indices = [];
  // TypeORM reads a CHECK with the parentheses that it writes around it.
  for (const check of copy.checks) check.expression = check.expression?.replace(/^\((.*)\)$/s, '$1');
  change(copy);
  await runner.createTable(copy);
  const kept = copy.columns.filter((column) => table.findColumnByName(column.name));
  const columns = kept.map((column) => `\`${column.name}\``).join(', ');
  await runner.query(`INSERT INTO \`${copy.name}\` (${columns}) SELECT ${columns} FROM \`${name}\``);
  await runner.query(`DROP TABLE \`${name}\``);
  await runner.query(`ALTER TABLE \`${copy.name}\` RENAME TO \`${name}\``);
  await runner.createIndices(await tableNamed(runner, name), table.indices);
}
