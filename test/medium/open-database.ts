import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { appDatabase } from '../../src/app.database.js';
import { parseEnvironment } from '../../src/config/index.js';
import { DatabaseAvailability, migrate, UnitOfWork } from '../../src/database/index.js';
import type { DatabaseKind } from '../kit/databases.js';

/** Every migration in the order in which they run. */
export const oldestFirst = migrations('UTC').toSorted((a, b) => a.name.slice(-13).localeCompare(b.name.slice(-13)));

/** A database without any service on it. */
export interface OpenDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

/** A connected DataSource of the application on a database that is there. */
export function connect(url: string): Promise<DataSource> {
  return new DataSource(appDatabase(parseEnvironment({ DATABASE_URL: url }))).initialize();
}

/** The same as an earlier release had it, which knew only the first migrations. */
export function connectUpTo(url: string, count: number): Promise<DataSource> {
  const options = appDatabase(parseEnvironment({ DATABASE_URL: url }));
  return new DataSource({ ...options, migrations: oldestFirst.slice(0, count) }).initialize();
}

/** Units of work on a database, as a process of the service has them. */
export function unitsOn(dataSource: DataSource): UnitOfWork {
  return new UnitOfWork(dataSource, new DatabaseAvailability());
}

/** Makes an empty database, with its tables unless told otherwise. */
export async function openDatabase(kind: DatabaseKind, { migrated = true } = {}): Promise<OpenDatabase> {
  const database = await kind.create();
  const dataSource = await connect(database.url);
  if (migrated) await migrate(dataSource);
  const close = async (): Promise<void> => {
    await dataSource.destroy();
    await database.drop();
  };
  return { url: database.url, dataSource, close };
}
