import { statSync } from 'node:fs';
import { openSqliteFile } from '../../src/database/sqlite-library.js';

/** Reads a database file on a connection of its own. */
export function readFile<Row>(path: string, sql: string): Row[] {
  const file = openSqliteFile(path, { timeout: 5000 });
  try {
    return file.prepare(sql).all() as Row[];
  } finally {
    file.close();
  }
}

/** The requests that have left their event in a database file. */
export function requestIdsIn(path: string): Set<string> {
  const rows = readFile<{ id: string }>(path, 'SELECT DISTINCT request_id AS id FROM incident_events');
  return new Set(rows.map(({ id }) => id));
}

/** The size of a file in bytes; null: there isn't one. */
export function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null;
}

/** Who may read and write a file or folder, as in `0600`. */
export function modeOf(path: string): string {
  return `0${(statSync(path).mode & 0o7777).toString(8)}`;
}
