import type { DataSource } from 'typeorm';
import { isEmbedded } from './dialect.js';
import { tableNames } from './table-shapes.js';

/** What every table is like, down to the order of its columns, their comments, defaults and character sets. */
export async function schemaOf(dataSource: DataSource): Promise<Record<string, unknown>> {
  const schema: Record<string, unknown> = {};
  for (const table of await tableNames(dataSource)) {
    schema[table] = isEmbedded(dataSource) ? await ofFile(dataSource, table) : await ofServer(dataSource, table);
  }
  return schema;
}

async function ofServer(dataSource: DataSource, table: string): Promise<string[]> {
  const [row] = (await dataSource.query(`SHOW CREATE TABLE \`${table}\``)) as Record<string, string>[];
  return row!['Create Table']!.replace(/ AUTO_INCREMENT=\d+/, '').split('\n');
}

/** The statements that SQLite keeps, without the spelling: a table that was rebuilt is spelt in another way. */
async function ofFile(dataSource: DataSource, table: string): Promise<string[]> {
  const sql = 'SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type DESC, name';
  const rows = (await dataSource.query(sql, [table])) as { sql: string }[];
  return rows.map((row) => row.sql.replaceAll(/[`"]/g, ''));
}
