import mysql, { type Connection, type ConnectionOptions } from 'mysql2/promise';
import type { DataSource } from 'typeorm';
import { connectionTroubleOf, type DatabaseTrouble } from './trouble.js';

/** How long a server may take to let a connection in, and to answer on it, in milliseconds each. */
const MAX_MILLISECONDS = 1000;

/**
 * Asks the server for its simplest answer, on a connection of its own: what other connections wait for says nothing of it.
 * Returns why it can't be used; null: it answers.
 */
export async function troubleOfServer({ options }: DataSource): Promise<DatabaseTrouble | null> {
  if (options.type !== 'mysql' && options.type !== 'mariadb') return null;
  const { host, port, socketPath, username: user, password, database } = options;
  const where = socketPath === undefined ? { host, port } : { socketPath };
  const ssl = options.ssl as ConnectionOptions['ssl'];
  const address = { ...where, user, password, database, ssl, connectTimeout: MAX_MILLISECONDS } as ConnectionOptions;
  let connection: Connection | undefined;
  try {
    connection = await mysql.createConnection(address);
    await connection.query({ sql: 'SELECT 1', timeout: MAX_MILLISECONDS });
    return null;
  } catch (error) {
    return connectionTroubleOf(error) ?? 'UNREACHABLE';
  } finally {
    connection?.destroy();
  }
}
