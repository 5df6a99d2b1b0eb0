import type { RequestHandler } from 'express';

/** What Twilio calls, and what balancers ask: in any case, with slashes too many. */
const TOLERATED = /^\/+(api\/+(telephony|notifications)|health)(\/|$)/i;

/**
 * Express middleware that reads paths of calls and of health in whatever way they are spelt: an address that was typed
 * with a slash too many is no reason to refuse a caller. Signatures are checked over the address as it came.
 */
export function toleratePaths(): RequestHandler {
  return (request, _response, next) => {
    if (TOLERATED.test(request.path)) {
      const query = request.url.slice(request.path.length);
      const parts = request.path.split('/').filter((part) => part !== '');
      request.url = `/${parts.join('/').toLowerCase()}${query}`;
    }
    next();
  };
}
