import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { appDatabase } from './app.database.js';
import { AppModule } from './app.module.js';
import { setUp } from './app.setup.js';
import type { Clock } from './common/index.js';
import type { Environment } from './config/index.js';
import { isUnavailable, migrate } from './database/index.js';
import { NestLog } from './operations/index.js';
import { readSnapshot, Watch } from './standby/index.js';

/**
 * The application, with its database up to date, ready to listen; on a clock of its own where one is given. Where the
 * database server is away and an earlier process left a snapshot, the standby answers until it is back.
 */
export async function createApplication(
  environment: Environment,
  logger: Logger,
  clock?: Clock,
): Promise<NestExpressApplication> {
  const isAway = !(await isUpToDate(environment, logger));
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(environment, clock, isAway), {
    logger: new NestLog(logger),
    bodyParser: false,
    abortOnError: false,
  });
  setUp(app, logger);
  if (environment.database.kind !== 'sqlite') {
    await app.init();
    await app.get(Watch).start(async () => {
      await bringUpToDate(environment, logger);
      await app.get(DataSource).initialize();
    });
  }
  return app;
}

/** Brings the database up to date; whether it did. @throws Error when it is not there and nothing stands in for it. */
async function isUpToDate(environment: Environment, logger: Logger): Promise<boolean> {
  try {
    await bringUpToDate(environment, logger);
    return true;
  } catch (error) {
    const isAway = environment.database.kind !== 'sqlite' && isUnavailable(error);
    if (!isAway || (await readSnapshot(environment.standbyDir)) === null) throw error;
    logger.error({ err: error }, 'the database does not answer: starting with what STANDBY_DIR holds');
    return false;
  }
}

async function bringUpToDate(environment: Environment, logger: Logger): Promise<void> {
  const dataSource = await new DataSource(appDatabase(environment)).initialize();
  try {
    if (environment.migrateAtStart) {
      const applied = await migrate(dataSource);
      if (applied.length > 0) logger.info({ migrations: applied }, 'migrations applied');
    } else if (await dataSource.showMigrations()) {
      logger.warn('migrations are pending: run "npm run migrations -- up" before calls come in');
    }
  } finally {
    await dataSource.destroy();
  }
}
