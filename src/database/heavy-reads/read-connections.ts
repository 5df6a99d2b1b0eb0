import { DataSource, QueryFailedError, type DataSourceOptions } from 'typeorm';
import { DatabaseAway, type DatabaseAvailability } from '../availability.js';
import { isUnavailable } from '../database-errors.js';
import { isEmbedded } from '../is-embedded.js';
import { readingDriver } from '../mysql-driver.js';
import { UnitOfWork } from '../unit-of-work.js';
import { ReadAvailability } from './read-availability.js';
import { sqliteReadingDriver } from './sqlite-reader.js';

/** MariaDB and MySQL: the statement took longer than the session allows. */
const TOO_LONG = new Set([1969, 3024]);

/**
 * The connections on which is read what may take long: made when they are first needed. A server has a few; a file has one, in
 * a thread, where what is asked at one time takes turns.
 */
export class ReadConnections {
  private connecting: Promise<DataSource> | null = null;
  private units: UnitOfWork | null = null;

  constructor(
    private readonly options: DataSourceOptions,
    private readonly availability: DatabaseAvailability,
    private readonly poolSize: number,
  ) {}

  /** Returns the units that run on them. @throws DatabaseAway when the database can't be reached. */
  async get(): Promise<UnitOfWork> {
    if (this.units) return this.units;
    if (this.availability.isAway) throw new DatabaseAway(undefined, this.availability.trouble ?? undefined);
    this.connecting ??= this.connect();
    try {
      const dataSource = await this.connecting;
      return (this.units ??= new UnitOfWork(dataSource, new ReadAvailability(this.availability)));
    } catch (error) {
      this.connecting = null;
      throw isUnavailable(error) ? new DatabaseAway(error) : error;
    }
  }

  async close(): Promise<void> {
    const dataSource = await this.connecting?.catch(() => null);
    if (dataSource?.isInitialized) await dataSource.destroy();
  }

  private connect(): Promise<DataSource> {
    const reading = isEmbedded(this.options)
      ? { type: 'expo', driver: sqliteReadingDriver }
      : { driver: readingDriver, poolSize: this.poolSize };
    return new DataSource({ ...this.options, ...reading } as DataSourceOptions).initialize();
  }
}

/** Whether the server ended a statement because it took longer than a read may. */
export function isTooLong(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  return TOO_LONG.has((error.driverError as { errno?: number }).errno ?? 0);
}
