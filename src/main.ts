import 'reflect-metadata';
import { pino } from 'pino';
import { createApplication } from './application.js';
import { loadEnvironment } from './config/index.js';
import { Sweeper } from './incidents/index.js';
import { Messenger } from './notifications/index.js';
import { createLogger, Drain } from './operations/index.js';

/** How long running requests may take when the service is told to stop, in milliseconds. */
const DRAIN_MILLISECONDS = 10_000;

async function main(): Promise<void> {
  const environment = loadEnvironment();
  const logger = createLogger(environment.logLevel);
  const app = await createApplication(environment, logger);
  if (environment.twilioAuthTokens.length === 0 && environment.webhookSecret === null) {
    logger.warn('neither TWILIO_AUTH_TOKEN nor WEBHOOK_SECRET is set: every telephony request will get 401');
  }
  await app.listen(environment.port, environment.host);
  app.get(Sweeper).start();
  app.get(Messenger).start();
  logger.info({ url: await app.getUrl() }, 'listening');

  const stop = async (signal: string): Promise<void> => {
    logger.info({ signal }, 'stopping');
    app.get(Messenger).takeNoMore();
    await app.get(Drain).begin(DRAIN_MILLISECONDS);
    const force = setTimeout(() => app.getHttpServer().closeAllConnections(), DRAIN_MILLISECONDS);
    await app.close();
    clearTimeout(force);
    logger.info('stopped');
    logger.flush(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal));
}

main().catch((error: unknown) => {
  const problem = error instanceof Error ? error : new Error(String(error));
  if (problem.name === 'EnvironmentError') process.stderr.write(`${problem.message}\n`);
  else createLogger('fatal', pino.destination({ dest: 2, sync: true })).fatal({ err: problem }, 'could not start');
  process.exit(1);
});
