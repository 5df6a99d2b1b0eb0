import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The id that the access log gave a request, under which its log lines and its event are found. */
export function requestIdOf(request: IncomingMessage): string {
  return 'id' in request && typeof request.id === 'string' ? request.id : '';
}

/**
 * Returns a new id for a request whose id came from outside: a proxy or client may give several requests the same id.
 * Undefined where the access log made the id itself.
 */
export function newOwnIdOf(request: IncomingMessage): string | undefined {
  return requestIdOf(request) === request.headers['x-request-id'] ? randomUUID() : undefined;
}
