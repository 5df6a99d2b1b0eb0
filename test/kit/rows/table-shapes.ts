import type { DataSource, QueryRunner, Table } from 'typeorm';
import { isEmbedded } from './dialect.js';

/** What a value of a column must be like. */
export interface ColumnShape {
  readonly name: string;
  readonly type: 'flag' | 'whole' | 'text' | 'instant';
  /** Most characters of a text; null: as many as the type takes. */
  readonly length: number | null;
  readonly isNullable: boolean;
  /** Whether the database gives the value. */
  readonly isGenerated: boolean;
  /** Whether no two rows may have the same value. */
  readonly isUnique: boolean;
  /** Whether it is at least part of a key of which no two rows may have the same. */
  readonly isPartOfKey: boolean;
  /** The only legal values, where a CHECK names them. */
  readonly allowed: readonly string[] | null;
  /** The column of the same row whose instant must be earlier. */
  readonly after: string | null;
  readonly references: { readonly table: string; readonly column: string } | null;
}

/** What a row of a table must be like. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  readonly primaryKey: readonly string[];
}

/** The tables of the application, as the database has them now: referenced tables come before those that refer to them. */
export async function tableShapes(dataSource: DataSource): Promise<TableShape[]> {
  const runner = dataSource.createQueryRunner();
  try {
    const names = await tableNames(dataSource);
    const tables = names.length > 0 ? await runner.getTables(names) : [];
    const checks = isEmbedded(dataSource) ? null : await checksOfServer(runner);
    const shapes = tables.map((table) => {
      const name = table.name.split('.').at(-1)!;
      return shapeOf(name, table, checks?.get(name) ?? table.checks.map(({ expression }) => expression ?? ''));
    });
    return inOrderOfReference(shapes);
  } finally {
    await runner.release();
  }
}

/** The names of the application's tables that are there now. */
export async function tableNames(dataSource: DataSource): Promise<string[]> {
  const sql = isEmbedded(dataSource)
    ? "SELECT name AS name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name';
  const rows = (await dataSource.query(sql)) as { name: string }[];
  return rows.map(({ name }) => name).filter((name) => name !== 'migrations');
}

function shapeOf(name: string, table: Table, checks: readonly string[]): TableShape {
  const primaryKey = table.primaryColumns.map((column) => column.name);
  const alone = table.indices.filter(({ isUnique, columnNames }) => isUnique && columnNames.length === 1);
  const columns = table.columns.map((column) => {
    const key = table.foreignKeys.find(({ columnNames }) => columnNames.length === 1 && columnNames[0] === column.name);
    return {
      name: column.name,
      type: typeOf(name, column.name, column.type),
      length: column.length === '' ? null : Number(column.length),
      isNullable: column.isNullable,
      isGenerated: column.isGenerated,
      isUnique:
        alone.some(({ columnNames }) => columnNames[0] === column.name) ||
        (primaryKey.length === 1 && primaryKey[0] === column.name),
      isPartOfKey:
        primaryKey.includes(column.name) ||
        table.indices.some(({ isUnique, columnNames }) => isUnique && columnNames.includes(column.name)),
      allowed: allowedBy(checks, column.name),
      after: earlierThan(checks, column.name),
      references: key
        ? { table: key.referencedTableName.split('.').at(-1)!, column: key.referencedColumnNames[0]! }
        : null,
    };
  });
  return { name, columns, primaryKey };
}

function typeOf(table: string, column: string, type: string): ColumnShape['type'] {
  if (/bool|tinyint/.test(type)) return 'flag';
  if (/int/.test(type)) return 'whole';
  if (/char|text/.test(type)) return 'text';
  if (type === 'datetime') return 'instant';
  throw new Error(`nobody knows what a value of ${table}.${column} looks like: its type is ${type}`);
}

async function checksOfServer(runner: QueryRunner): Promise<Map<string, string[]>> {
  const rows = (await runner.query(
    'SELECT t.TABLE_NAME AS name, c.CHECK_CLAUSE AS clause FROM information_schema.CHECK_CONSTRAINTS c ' +
      'JOIN information_schema.TABLE_CONSTRAINTS t ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA ' +
      'AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME WHERE t.TABLE_SCHEMA = DATABASE()',
  )) as { name: string; clause: string }[];
  const checks = new Map<string, string[]>();
  for (const { name, clause } of rows) checks.set(name, [...(checks.get(name) ?? []), clause]);
  return checks;
}

/** Reads ``id` = 1` and ``status` IN ('a', 'b')`, in the spelling of either database. */
function allowedBy(checks: readonly string[], column: string): string[] | null {
  for (const check of checks) {
    const [, values] = new RegExp(`^\\(*[\`"]?${column}[\`"]?\\s+in\\s*\\((.*)\\)`, 'is').exec(check) ?? [];
    if (values !== undefined) return [...values.matchAll(/'([^'\\]*)\\?'/g)].map(([, value]) => value!);
    const [, only] = new RegExp(`^\\(*[\`"]?${column}[\`"]?\\s*=\\s*(\\d+)\\)*$`).exec(check) ?? [];
    if (only !== undefined) return [only];
  }
  return null;
}

function earlierThan(checks: readonly string[], column: string): string | null {
  for (const check of checks) {
    const [, earlier] = new RegExp(`^\\(*[\`"]?(\\w+)[\`"]?\\s*<\\s*[\`"]?${column}[\`"]?\\)*$`).exec(check) ?? [];
    if (earlier !== undefined) return earlier;
  }
  return null;
}

function inOrderOfReference(shapes: readonly TableShape[]): TableShape[] {
  const ordered: TableShape[] = [];
  const isThere = (name: string): boolean => ordered.some((shape) => shape.name === name);
  while (ordered.length < shapes.length) {
    const next = shapes.find(
      ({ name, columns }) =>
        !isThere(name) &&
        columns.every(({ references }) => !references || references.table === name || isThere(references.table)),
    );
    if (!next) throw new Error('tables refer to each other in a circle');
    ordered.push(next);
  }
  return ordered;
}
