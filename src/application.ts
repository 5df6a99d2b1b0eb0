import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { appDatabase } from './app.database.js';
import { AppModule } from './app.module.js';
import { setUp } from './app.setup.js';
import type { Clock } from './common/index.js';
import type { Environment } from './config/index.js';
import {
  connectionTroubleOf,
  DatabaseAway,
  ExclusiveDataSource,
  halfWay,
  migrate,
  migrationStates,
  plainDatabaseError,
  TROUBLE_WORDS,
  troubleOf,
  type DatabaseTrouble,
  WHAT_TO_DO,
} from './database/index.js';
import { httpAdapter } from './connections.js';
import { NestLog } from './operations/index.js';
import { readSnapshot, FailoverMonitor, type StartedAway } from './calls/index.js';

/** How long a start waits for its database server where it could answer without it, in milliseconds. */
const MAX_START_MILLISECONDS = 5000;

/**
 * The application, with its database up to date, ready to listen; on a clock of its own where one is given. Where the
 * database server is away, refuses to work or still migrates, and an earlier process left a snapshot, the standby answers
 * until it can be used.
 */
export async function createApplication(
  environment: Environment,
  logger: Logger,
  clock?: Clock,
): Promise<NestExpressApplication> {
  const isServer = environment.database.kind !== 'sqlite';
  if (!isServer) await bringUpToDate(environment, logger);
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.forRoot(environment, clock, isServer),
    httpAdapter(),
    { logger: new NestLog(logger), bodyParser: false, abortOnError: false },
  );
  setUp(app, logger);
  if (isServer) {
    const away = await connect(app, environment, logger);
    await app.init();
    await app.get(FailoverMonitor).start(away);
  }
  return app;
}

/**
 * Connects to the server, with all migrations made; returns null when that is done, otherwise how it is tried again.
 * @throws Error when it can't be done, and nothing stands in for the database.
 */
async function connect(
  app: NestExpressApplication,
  environment: Environment,
  logger: Logger,
): Promise<StartedAway | null> {
  const connectOnce = async (): Promise<void> => {
    try {
      await bringUpToDate(environment, logger);
      await open(app.get(DataSource));
    } catch (error) {
      throw asAway(error, troubleOf(error));
    }
  };
  let underWay: Promise<void> | null = null;
  const connectAgain = (): Promise<void> => {
    underWay ??= connectOnce().finally(() => {
      underWay = null;
    });
    return underWay;
  };
  try {
    const hasSnapshot = (await readSnapshot(environment.standbyDir)) !== null;
    await (hasSnapshot ? inTime(connectAgain()) : connectAgain());
    return null;
  } catch (error) {
    if (!(error instanceof DatabaseAway)) throw error;
    const { trouble } = error;
    if ((await readSnapshot(environment.standbyDir)) === null)
      throw plainDatabaseError(error, isEncrypted(environment));
    logger.error({ err: error.cause, trouble }, `${TROUBLE_WORDS[trouble]}: starting with what STANDBY_DIR holds`);
    return { trouble, connect: connectAgain };
  }
}

/** Waits for the database as long as a start may. @throws DatabaseAway when it isn't ready by then. */
async function inTime(connected: Promise<void>): Promise<void> {
  const abort = new AbortController();
  const late = pause(MAX_START_MILLISECONDS, undefined, { signal: abort.signal }).then(() => {
    throw new DatabaseAway(new Error('the database was not ready in time'), 'NO_ANSWER');
  });
  try {
    await Promise.race([connected, late]);
  } finally {
    abort.abort();
    for (const each of [late, connected]) each.catch(() => undefined);
  }
}

function isEncrypted({ database }: Environment): boolean {
  return database.kind !== 'sqlite' && database.tls !== null;
}

/** Connects. @throws DatabaseAway when a server refuses, for whatever reason. */
async function open(dataSource: DataSource): Promise<DataSource> {
  try {
    return await dataSource.initialize();
  } catch (error) {
    throw dataSource.options.type === 'better-sqlite3' ? error : asAway(error, connectionTroubleOf(error));
  }
}

function asAway(error: unknown, trouble: DatabaseTrouble | null): unknown {
  return trouble === null || error instanceof DatabaseAway ? error : new DatabaseAway(error, trouble);
}

async function bringUpToDate(environment: Environment, logger: Logger): Promise<void> {
  const dataSource = await open(new ExclusiveDataSource(appDatabase(environment)));
  try {
    if (environment.migrateAtStart) {
      const applied = await migrate(dataSource, logger);
      if (applied.length > 0) logger.info({ migrations: applied }, 'migrations applied');
    } else {
      const states = await migrationStates(dataSource);
      for (const { name, state } of states) if (state === 'begun') logger.error(`${halfWay(name)} ${WHAT_TO_DO}`);
      if (states.some(({ state }) => state !== 'applied')) {
        logger.warn('migrations are pending: run "npm run migrations -- up" before calls come in');
      }
    }
  } finally {
    await dataSource.destroy();
  }
}
