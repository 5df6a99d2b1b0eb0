import type { DataSourceOptions } from 'typeorm';

/** Whether these are the options of an embedded database, for its one connection or for the one that only reads. */
export function isEmbedded({ type }: Pick<DataSourceOptions, 'type'>): boolean {
  return type === 'better-sqlite3' || type === 'expo';
}
