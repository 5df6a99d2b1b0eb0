import type { DataSourceOptions } from 'typeorm';
import type { DatabaseAddress } from '../config/index.js';
import { connectionOptions } from './connection-options.js';
import type { Migration } from './migration.js';
import { mysqlDriver } from './mysql-driver.js';
import { SqliteAdapter } from './sqlite-adapter.js';

/** What the tables are: two explicit lists, none found by a glob. */
export interface Schema {
  readonly entities: (new () => object)[];
  readonly migrations: (new () => Migration)[];
}

/** The one description of the database: the service, the migration commands and the tests all use it. */
export function dataSourceOptions(address: DatabaseAddress, schema: Schema): DataSourceOptions {
  const common = { ...schema, migrationsTransactionMode: 'each', synchronize: false } as const;
  if (address.kind === 'sqlite') {
    return {
      ...common,
      type: 'better-sqlite3',
      database: address.path,
      driver: SqliteAdapter,
      timeout: 5000,
      enableWAL: true,
      prepareDatabase: (database: SqliteAdapter) => {
        database.pragma('synchronous = FULL');
      },
    };
  }
  return {
    ...common,
    ...connectionOptions(address),
    type: address.kind,
    driver: mysqlDriver,
    charset: 'utf8mb4',
    multipleStatements: true,
    timezone: 'Z',
    poolSize: 16,
    connectTimeout: 4000,
  };
}
