import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/**
 * One line a request, without headers, bodies or queries: they hold secrets and phone numbers. Every request gets an
 * id, taken from `X-Request-Id` where a proxy set a sane one, and given back under the same name. What fails is an error;
 * what is refused for now is a warning.
 */
export function accessLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (request, response) => {
      const given = request.headers['x-request-id'];
      const id = typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    autoLogging: { ignore: (request) => request.url?.startsWith('/health/') ?? false },
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'requestId', responseTime: 'milliseconds' },
    customLogLevel: (_request, response, error) => {
      if (error) return 'error';
      if (isBusy(response)) return 'warn';
      return response.statusCode >= 500 ? 'error' : 'info';
    },
    serializers: {
      req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?', 1)[0] }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      err: () => undefined,
    },
  });
}

/** Whether a response says that too much is asked for now: nothing of ours is wrong then. */
function isBusy(response: ServerResponse): boolean {
  return response.statusCode === 503 && response.hasHeader('Retry-After');
}
