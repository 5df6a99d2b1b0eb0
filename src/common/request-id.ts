import type { IncomingMessage } from 'node:http';

/** The id that the access log gave a request, under which its log lines and its event are found. */
export function requestIdOf(request: IncomingMessage): string {
  return 'id' in request && typeof request.id === 'string' ? request.id : '';
}
