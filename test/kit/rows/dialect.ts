import type { DataSource } from 'typeorm';

/** Whether it is the embedded database. */
export function isEmbedded(dataSource: DataSource): boolean {
  return dataSource.options.type === 'better-sqlite3';
}
