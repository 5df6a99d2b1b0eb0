import { randomBytes } from 'node:crypto';
import { createConnection, type ConnectionOptions, type RowDataPacket } from 'mysql2/promise';
import { databaseAddress } from '../../../src/config/database-address.js';
import { connectionOptions } from '../../../src/database/connection-options.js';

/** What the tests are told about the server they may make databases on. */
export interface DatabaseServer {
  readonly kind: 'mariadb' | 'mysql';
  /** Of a user who may create databases; the path is not used. */
  readonly url: string;
  readonly version: string;
}

/** Begins the name of every database the tests make, so that leftovers on a shared server can be told apart. */
const prefix = 'ewf_test_';

/** Asks a server what it is; the scheme of the returned URL is the true one, whatever was given. */
export async function identifyServer(url: string): Promise<DatabaseServer> {
  const server = new URL(url);
  server.pathname = '';
  const version = String((await ask(server.href, 'SELECT VERSION() AS value'))[0]?.['value']);
  const kind = /mariadb/i.test(version) ? 'mariadb' : 'mysql';
  return { kind, url: server.href.replace(/^\w+:/, `${kind}:`), version };
}

/**
 * Makes an empty utf8mb4 database, its name completed so that no two are ever the same.
 * @returns the URL of the new database.
 */
export async function createDatabase(serverUrl: string, name: string): Promise<string> {
  if (!/^[a-z0-9_]{1,40}$/i.test(name)) throw new Error(`"${name}" is no simple name for a database`);
  const full = `${prefix}${name.toLowerCase()}_${randomBytes(4).toString('hex')}`;
  await ask(serverUrl, `CREATE DATABASE \`${full}\` CHARACTER SET utf8mb4`);
  const url = new URL(serverUrl);
  url.pathname = `/${full}`;
  return url.href;
}

/** Drops a database that `createDatabase` made; refuses any other. */
export async function dropDatabase(databaseUrl: string): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1);
  if (!/^ewf_test_\w+$/.test(name)) throw new Error(`The database "${name}" was not made by the tests`);
  await ask(databaseUrl, `DROP DATABASE IF EXISTS \`${name}\``);
}

/** How many databases were made on this server since its start, by anybody. */
export async function databasesCreated(serverUrl: string): Promise<number> {
  return Number((await ask(serverUrl, "SHOW GLOBAL STATUS LIKE 'Com_create_db'"))[0]?.['Value']);
}

/** Whether the server that answers here has its data in this folder: another one may have taken its port. */
export async function isServerOf(folder: string, serverUrl: string): Promise<boolean> {
  const rows = await ask(serverUrl, 'SELECT @@datadir AS value').catch(() => []);
  return String(rows[0]?.['value']).startsWith(folder);
}

async function ask(url: string, sql: string): Promise<RowDataPacket[]> {
  const connection = await createConnection(connectionOf(url));
  try {
    const [rows] = await connection.query<RowDataPacket[]>(sql);
    return rows;
  } finally {
    await connection.end();
  }
}

/** How mysql2 connects to an address as in DATABASE_URL, which may name no database. */
function connectionOf(url: string): ConnectionOptions {
  const named = new URL(url);
  if (named.pathname.length < 2) named.pathname = '/information_schema';
  const address = databaseAddress(named.href);
  if (address.kind === 'sqlite') throw new Error('this is no server');
  const { username: user, ...options } = connectionOptions(address);
  return { ...options, user };
}
