import { randomUUID } from 'node:crypto';

import type { TwimlFailure } from '../../events.js';
import { TooLargeError } from '../../http/read-limited.js';
import { exchange, isTimeout, type StudioResponse } from '../../http/send.js';
import { signRequest } from '../../http/sign.js';
import type { StudioRequest } from '../../http/studio-request.js';
import type { RunOptions } from '../../options.js';

/** A request that brought nothing usable. */
export interface TwimlFailed {
  failed: TwimlFailure;
  /** The status of the response, if one came. */
  status?: number;
}

/** How one try is made. */
export interface Try {
  /** Real milliseconds it may take. */
  limitMs: number;
  /** The same for all tries of one request (Twilio: I-Twilio-Idempotency-Token). */
  token: string;
  /** Whether the response must be a TwiML document. */
  wantsTwiml: boolean;
}

const MAX_REDIRECTS = 10;
const TWIML = /^(?:text|application)\/xml\b/i;
/** A connection that was there and broke; every other network error means that none came about. */
const BROKEN = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'];

/** A token for a new request. */
export function newToken(): string {
  return randomUUID();
}

/**
 * Makes a request once, signed anew for every address that it is redirected to: a 301, 302 or 303 is followed by GET,
 * without parameters, a 307 or 308 as it was. Only a 2xx is a success.
 */
export async function tryOnce(
  request: StudioRequest,
  options: RunOptions,
  how: Try,
): Promise<StudioResponse | TwimlFailed> {
  const signal = AbortSignal.timeout(how.limitMs);
  const headers = { 'i-twilio-idempotency-token': how.token };
  try {
    let current = request;
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
      const signed = signRequest(current, options.authToken);
      const response = await exchange(signed, options, { signal, headers, redirect: 'manual' });
      if (!isRedirect(response)) return verdictOf(response, how.wantsTwiml);
      if (!URL.canParse(response.location, current.url)) break;
      current = redirected(current, new URL(response.location, current.url).href, response.status);
    }
    return { failed: 'redirects' };
  } catch (error) {
    if (error instanceof TooLargeError) return { failed: 'too_large' };
    if (signal.aborted || isTimeout(error)) return { failed: 'timeout' };
    return { failed: BROKEN.includes(codeOf(error)) ? 'network' : 'connect' };
  }
}

function isRedirect(response: StudioResponse): response is StudioResponse & { location: string } {
  return response.location !== null && [301, 302, 303, 307, 308].includes(response.status);
}

function redirected(request: StudioRequest, url: string, status: number): StudioRequest {
  const { contentType } = request;
  return status >= 307 ? { ...request, url } : { method: 'GET', url, contentType, body: '' };
}

function verdictOf(response: StudioResponse, wantsTwiml: boolean): StudioResponse | TwimlFailed {
  const { status, contentType } = response;
  if (status < 200 || status > 299) return { failed: 'status', status };
  return wantsTwiml && !TWIML.test(contentType) ? { failed: 'content_type', status } : response;
}

function codeOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
