import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { appDatabase } from './app.database.js';
import { AppModule } from './app.module.js';
import { setUp } from './app.setup.js';
import type { Clock } from './common/index.js';
import type { Environment } from './config/index.js';
import { migrate } from './database/index.js';
import { NestLog } from './operations/index.js';

/** The application, with its database up to date, ready to listen; on a clock of its own where one is given. */
export async function createApplication(
  environment: Environment,
  logger: Logger,
  clock?: Clock,
): Promise<NestExpressApplication> {
  await bringDatabaseUpToDate(environment, logger);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(environment, clock), {
    logger: new NestLog(logger),
    bodyParser: false,
    abortOnError: false,
  });
  setUp(app, logger);
  return app;
}

async function bringDatabaseUpToDate(environment: Environment, logger: Logger): Promise<void> {
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
