import type { NestExpressApplication } from '@nestjs/platform-express';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Environment } from './config/index.js';
import { Messenger } from './notifications/index.js';
import { Drain } from './operations/index.js';

/** How long running requests may take once the port is closed, in milliseconds. */
const FINISH_MILLISECONDS = 10_000;
/** Ctrl-C, and a stop by systemd, reach the service under npm twice at once, in milliseconds: that is one signal. */
const ECHO_MILLISECONDS = 1000;

/**
 * Stops the service on SIGTERM or SIGINT: readiness turns, the port stays open for DRAIN_SECONDS, running requests
 * finish, the database is closed, exit code 0. A second signal, a second or more later, cuts what still runs.
 */
export function stopOnSignals(app: NestExpressApplication, logger: Logger): void {
  const hurry = new AbortController();
  let toldAt: number | undefined;
  const tell = (signal: string): void => {
    const now = performance.now();
    if (toldAt === undefined) {
      toldAt = now;
      logger.info({ signal }, 'stopping');
      void stop(app, hurry.signal).then(
        () => end(logger, 0),
        (error: unknown) => {
          logger.error({ err: error }, 'could not stop in good order');
          end(logger, 1);
        },
      );
    } else if (now - toldAt >= ECHO_MILLISECONDS && !hurry.signal.aborted) {
      logger.warn({ signal }, 'stopping at once: requests that still run are cut');
      hurry.abort();
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => tell(signal));
}

async function stop(app: NestExpressApplication, hurry: AbortSignal): Promise<void> {
  const drain = app.get(Drain);
  drain.begin();
  await pause(app.get(Environment).drainSeconds * 1000, undefined, { signal: hurry }).catch(() => undefined);
  app.get(Messenger).takeNoMore();
  await drain.close(app.getHttpServer(), FINISH_MILLISECONDS, hurry);
  await app.close();
}

function end(logger: Logger, code: number): void {
  if (code === 0) logger.info('stopped');
  logger.flush(() => process.exit(code));
}
