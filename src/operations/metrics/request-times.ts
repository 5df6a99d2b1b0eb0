import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { Measurements } from './measurements.js';

/** Measures how long requests take, by the template of their route: a path as it came would name people and calls. */
@Injectable()
export class RequestTimes {
  constructor(private readonly measurements: Measurements) {}

  readonly middleware = (request: Request, response: Response, next: NextFunction): void => {
    const began = performance.now();
    response.once('close', () => {
      if (String(response.getHeader('Content-Type')).startsWith('text/event-stream')) return;
      const seconds = (performance.now() - began) / 1000;
      const status = response.writableFinished ? String(response.statusCode) : 'aborted';
      this.measurements.requestSeconds.observe({ ...routeOf(request), status }, seconds);
    });
    next();
  };
}

function routeOf(request: Request): { method: string; route: string } {
  const route = request.route as { readonly path?: unknown } | undefined;
  // What no route of ours answers goes to one that Nest calls `*path`.
  if (typeof route?.path !== 'string' || !route.path.startsWith('/')) return { method: 'any', route: 'unknown' };
  return { method: request.method, route: route.path };
}
