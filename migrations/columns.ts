import { Table, type QueryRunner, type TableColumnOptions, type TableOptions } from 'typeorm';

/** A condition that every row must meet. */
export interface Check {
  readonly name: string;
  readonly expression: string;
}

/** Column definitions as the entities have them, in the spelling of a migration. */
export const id: TableColumnOptions = {
  name: 'id',
  type: 'integer',
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
};

export const int = (name: string, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'integer',
  ...more,
});

export const text = (name: string, length: number, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
  ...more,
});

export const instant = (name: string, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'datetime',
  precision: 3,
  ...more,
});

export const flag = (name: string, byDefault: boolean, runner: QueryRunner): TableColumnOptions => ({
  name,
  type: isSqlite(runner) ? 'boolean' : 'tinyint',
  ...(!isSqlite(runner) && { width: 1 }),
  default: byDefault ? 1 : 0,
});

export const json = (name: string, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'text',
  ...more,
});

export const nullable = { isNullable: true } as const;

/** Whether a migration runs on the embedded database. */
export function isSqlite(runner: QueryRunner): boolean {
  return runner.dataSource.options.type === 'better-sqlite3';
}

/**
 * Makes a server compare the keys of a table byte by byte, as SQLite does: call ids that differ in case are two calls.
 */
export async function compareExactly(runner: QueryRunner, table: string): Promise<void> {
  if (isSqlite(runner)) return;
  await runner.query(`ALTER TABLE \`${table}\` CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
}

/**
 * Creates a table with its CHECK: SQLite takes it with the table, servers after it, for TypeORM leaves it out there.
 */
export async function createTable(runner: QueryRunner, table: TableOptions, check?: Check): Promise<void> {
  const own = isSqlite(runner) && check ? { checks: [check] } : {};
  await runner.createTable(new Table({ ...table, ...own }));
  if (!check || isSqlite(runner)) return;
  await runner.query(`ALTER TABLE \`${table.name}\` ADD CONSTRAINT \`${check.name}\` CHECK (${check.expression})`);
}
