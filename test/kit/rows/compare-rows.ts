import type { DataSource } from 'typeorm';
import { tableShapes } from './table-shapes.js';

type Row = Readonly<Record<string, unknown>>;
/** By table and primary key. */
export type Rows = ReadonlyMap<string, ReadonlyMap<string, Row>>;

/** One thing that is not as it was: a value, or a whole row that came or went. */
export interface Difference {
  readonly table: string;
  readonly key: string;
  /** Null: the row itself. */
  readonly column: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** Reads every row of every table. */
export async function readEveryRow(dataSource: DataSource): Promise<Rows> {
  const tables = new Map<string, Map<string, Row>>();
  for (const { name, primaryKey } of await tableShapes(dataSource)) {
    const rows = (await dataSource.query(`SELECT * FROM \`${name}\``)) as Row[];
    tables.set(name, new Map(rows.map((row) => [primaryKey.map((column) => String(row[column])).join(), row])));
  }
  return tables;
}

/** What is different in tables and columns that both have. */
export function differences(before: Rows, after: Rows): Difference[] {
  const found: Difference[] = [];
  for (const [table, earlier] of before) {
    const later = after.get(table);
    if (!later) continue;
    for (const [key, row] of earlier) {
      const now = later.get(key);
      if (!now) found.push({ table, key, column: null, before: row, after: null });
      else found.push(...changedValues(table, key, row, now));
    }
    for (const [key, row] of later) {
      if (!earlier.has(key)) found.push({ table, key, column: null, before: null, after: row });
    }
  }
  return found;
}

function changedValues(table: string, key: string, before: Row, after: Row): Difference[] {
  return Object.keys(before)
    .filter((column) => column in after && JSON.stringify(before[column]) !== JSON.stringify(after[column]))
    .map((column) => ({ table, key, column, before: before[column], after: after[column] }));
}
