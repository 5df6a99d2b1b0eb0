import { existsSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { appDatabase } from '../app.database.js';
import { Clock } from '../common/index.js';
import type { Environment } from '../config/index.js';
import { DatabaseAvailability, UnitOfWork } from '../database/index.js';
import { ScheduleService } from '../scheduling/index.js';
import { UsersService } from '../users/index.js';
import { DeployError } from './deploy-error.js';
import type { PresentPeople } from './fallback-numbers.js';
import { PeopleReader } from './people-reader.service.js';

/**
 * Reads the people and who is on call from the service's database, beside the running service; makes no database.
 * @throws DeployError where it can't be read.
 */
export async function readPeople(environment: Environment, clock = new Clock()): Promise<PresentPeople> {
  const { database } = environment;
  if (database.kind === 'sqlite' && !existsSync(database.path)) {
    throw new DeployError(
      `There is no database at ${database.path} (DATABASE_URL): start the service first, or set FALLBACK_NUMBERS.`,
    );
  }
  let dataSource: DataSource | undefined;
  try {
    dataSource = await new DataSource(appDatabase(environment)).initialize();
    const units = new UnitOfWork(dataSource, new DatabaseAvailability());
    return await new PeopleReader(
      units,
      new UsersService(clock),
      new ScheduleService(clock, environment),
      clock,
    ).read();
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n', 1)[0] : 'unknown';
    throw new DeployError(`The database (DATABASE_URL) can not be read: ${why}. Mend that, or set FALLBACK_NUMBERS.`);
  } finally {
    await dataSource?.destroy();
  }
}
