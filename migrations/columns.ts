import type { QueryRunner, TableColumnOptions } from 'typeorm';

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
