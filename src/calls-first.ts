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
  const passOn = oneInATurn();
  return (request, _response, next) => {
    if (AHEAD.test(request.path)) return next();
    passOn(request, next);
  };
}

/**
 * Returns a function that goes on with one request in a turn of the event loop, first come, first served: what all
 * others need meanwhile is handled in between. A request whose client has gone is passed over.
 */
export function oneInATurn(): (request: Request, next: NextFunction) => void {
  const waiting: { readonly request: Request; readonly next: NextFunction }[] = [];
  const goOn = (): void => {
    let first = waiting.shift();
    while (first?.request.socket.destroyed === true) first = waiting.shift();
    if (waiting.length > 0) setImmediate(goOn);
    first?.next();
  };
  return (request, next) => {
    waiting.push({ request, next });
    if (waiting.length === 1) setImmediate(goOn);
  };
}
