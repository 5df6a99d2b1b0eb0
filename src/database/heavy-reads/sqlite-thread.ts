import { SqliteAdapter } from '../sqlite-adapter.js';

/** A statement for the thread that reads an embedded database. */
export interface SqliteTask {
  /** The database's file. */
  readonly path: string;
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** What the thread answers: errors lose what they carry on the way, so they are told as plain values. */
export type SqliteResult =
  | { readonly rows: unknown[] }
  | { readonly failure: { readonly message: string; readonly code: unknown; readonly errcode: unknown } };

/** The one connection of this thread. */
let connection: SqliteAdapter | null = null;

/** Runs a statement in this thread, on a connection that can only read. */
export default function runStatement({ path, sql, values }: SqliteTask): SqliteResult {
  try {
    connection ??= new SqliteAdapter(path, { readonly: true });
    const statement = connection.prepare(sql);
    if (statement.reader) return { rows: statement.all(...values) };
    statement.run(...values);
    return { rows: [] };
  } catch (error) {
    const { message, code, errcode } = error as Error & { code?: unknown; errcode?: unknown };
    return { failure: { message, code, errcode } };
  }
}
