import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { pino } from 'pino';
import { createApplication } from './application.js';
import { EnvironmentError, loadEnvironment, type Environment } from './config/index.js';
import { Sweeper } from './incidents/index.js';
import { TextsInMemory } from './line-texts/index.js';
import { Messenger } from './notifications/index.js';
import { createLogger } from './operations/index.js';
import { Reconciler } from './reconciler/index.js';
import { LineReview } from './routing/index.js';
import { stopOnSignals } from './stop.js';
import { RecordingRetention } from './voice-messages/index.js';

async function main(): Promise<void> {
  const environment = loadEnvironment();
  const logger = createLogger(environment.logLevel);
  for (const warning of environment.warnings) logger.warn(warning);
  const app = await createApplication(environment, logger);
  await listen(app, environment);
  app.get(Sweeper).start();
  app.get(Messenger).start();
  app.get(RecordingRetention).start();
  app.get(Reconciler).start();
  app.get(TextsInMemory).start();
  stopOnSignals(app, logger);
  logger.info({ url: await app.getUrl() }, 'listening');
  void app.get(LineReview).tellAtStart();
}

/** @throws EnvironmentError where the port or the address can't be had. */
async function listen(app: NestExpressApplication, { host, port }: Environment): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const problem = LISTEN_PROBLEMS[code];
    throw problem === undefined ? error : new EnvironmentError([problem(port, host)]);
  }
}

const LISTEN_PROBLEMS: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port, host) =>
    `PORT: ${port} on ${host} is in use by another process, maybe another service of this kind`,
  EACCES: (port) => `PORT: ${port} is not allowed to this user: name one above 1023, or give the right to it`,
  EADDRNOTAVAIL: (_, host) => `HOST: ${host} is no address of this machine`,
  ENOTFOUND: (_, host) => `HOST: ${host} is no address, nor a name that is known`,
  EAI_AGAIN: (_, host) => `HOST: ${host} is no address, nor a name that is known`,
};

main().catch((error: unknown) => {
  const problem = error instanceof Error ? error : new Error(String(error));
  if (problem.name === 'EnvironmentError') process.stderr.write(`${problem.message}\n`);
  else createLogger('fatal', pino.destination({ dest: 2, sync: true })).fatal({ err: problem }, 'could not start');
  process.exit(1);
});
