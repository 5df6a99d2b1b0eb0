import type { RequestHandler } from 'express';
import { DomainError } from './common/index.js';

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

/** What bears parameters of others: Twilio's requests, and the calendar feed, whose address links in mails change. */
const BEARS_MORE = /^\/api\/(telephony|notifications|on-call\/calendar\.ics)(\/|$)/;

/**
 * Express middleware that refuses a query of the interface of which nobody can say what it means: a parameter that comes
 * twice, or a `%` that is no part of a character. @throws DomainError 400 that names the parameter.
 */
export function refuseUnclearQueries(): RequestHandler {
  return (request, _response, next) => {
    const at = request.url.indexOf('?');
    if (at < 0 || !request.path.startsWith('/api/') || BEARS_MORE.test(request.path)) return next();
    const seen = new Set<string>();
    for (const pair of request.url.slice(at + 1).split('&')) {
      const [name = '', value = ''] = pair.split(/=(.*)/s).map(decoded);
      const field = name ?? 'query';
      if (name === null || value === null) throw refused(field, 'has a % that is no part of a character');
      if (pair !== '' && seen.has(name)) throw refused(field, 'must be given once');
      seen.add(name);
    }
    next();
  };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

function refused(field: string, problem: string): DomainError {
  return DomainError.badRequest([{ field, message: `${field} ${problem}` }]);
}
