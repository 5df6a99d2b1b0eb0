import type { NextFunction, Request, RequestHandler } from 'express';
import { setImmediate } from 'node:timers';

/** What goes ahead: calls, what Twilio tells of them and of messages, and what balancers and operators ask. */
const AHEAD = /^\/(api\/(telephony|notifications)|health|metrics)(\/|$)/;

/**
 * Express middleware that lets calls go ahead: of all other requests it passes on one in a turn of the event loop, first
 * come, first served. A hundred that arrive at once can't keep a call waiting for all of them. Those whose client has
 * gone meanwhile are passed over.
 */
export function callsFirst(): RequestHandler {
  const waiting: { readonly request: Request; readonly next: NextFunction }[] = [];
  const passOn = (): void => {
    let first = waiting.shift();
    while (first?.request.destroyed === true) first = waiting.shift();
    if (waiting.length > 0) setImmediate(passOn);
    first?.next();
  };
  return (request, _response, next) => {
    if (AHEAD.test(request.path)) return next();
    waiting.push({ request, next });
    if (waiting.length === 1) setImmediate(passOn);
  };
}
