import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/**
 * One line a request, without headers, bodies or queries: they hold secrets and phone numbers. Every request gets an
 * id, taken from `X-Request-Id` where a proxy set a sane one, and given back under the same name. What fails is an error;
 * what is refused for now is a warning. Questions for health leave no line.
 */
export function accessLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const requestId = idOf(request);
    Object.assign(request, { id: requestId });
    response.setHeader('X-Request-Id', requestId);
    const { url, method } = request;
    if (!url.startsWith('/health/')) {
      const began = performance.now();
      response.once('close', () => {
        const { statusCode, writableFinished } = response;
        const level = levelOf(response);
        const message = !writableFinished
          ? 'request aborted'
          : statusCode >= 500
            ? 'request errored'
            : 'request completed';
        const milliseconds = Math.round(performance.now() - began);
        const path = url.split('?', 1)[0];
        logger[level]({ requestId, req: { method, path }, res: { statusCode }, milliseconds }, message);
      });
    }
    next();
  };
}

function idOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}

function levelOf(response: ServerResponse): 'info' | 'warn' | 'error' {
  if (isBusy(response)) return 'warn';
  return response.statusCode >= 500 ? 'error' : 'info';
}

/** Whether a response says that too much is asked for now: nothing of ours is wrong then. */
function isBusy(response: ServerResponse): boolean {
  return response.statusCode === 503 && response.hasHeader('Retry-After');
}
