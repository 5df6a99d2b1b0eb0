import type { RequestFailure } from '../events.js';
import type { RunOptions } from '../options.js';
import { readLimited, TooLargeError } from './read-limited.js';
import type { SignedRequest } from './sign.js';

/** A response that arrived whole and in time, whatever its status. */
export interface StudioResponse {
  status: number;
  contentType: string;
  /** Where a redirect leads. */
  location: string | null;
  body: string;
}

const TIME_LIMIT_MS = 10_000;
const SIZE_LIMIT_BYTES = 64 * 1024;

/** How one exchange is to be made. */
export interface Exchange {
  /** Ends it when its time is over. */
  signal: AbortSignal;
  /** Headers beside those of every request. */
  headers?: Readonly<Record<string, string>>;
  /** `manual` hands a redirect back to the caller; `follow` when left out. */
  redirect?: 'follow' | 'manual';
}

/**
 * Sends a request within the limits of the HTTP Request widget: 10 s for everything, 64 kB of response, redirects
 * followed.
 */
export async function send(request: SignedRequest, options: RunOptions): Promise<StudioResponse | RequestFailure> {
  const signal = AbortSignal.timeout(options.requestLimitMs ?? TIME_LIMIT_MS);
  try {
    return await exchange(request, options, { signal });
  } catch (error) {
    if (error instanceof TooLargeError) return 'too_large';
    return signal.aborted || isTimeout(error) ? 'timeout' : 'network';
  }
}

/** Whether a request took too long, in the words of `fetch`: a `fetch` of a test's own may say it without the waiting. */
export function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

/**
 * One request and its whole response, of at most 64 kB. User and password of the address are sent only when the server
 * asks for them with 401 and `WWW-Authenticate: Basic` (Twilio: usage/security). Throws what `fetch` throws, and a
 * {@link TooLargeError}.
 */
export async function exchange(
  request: SignedRequest,
  options: RunOptions,
  { signal, headers = {}, redirect = 'follow' }: Exchange,
): Promise<StudioResponse> {
  const { fetch: fetcher = fetch, responseLimitBytes = SIZE_LIMIT_BYTES } = options;
  const { method } = request;
  const { address, authorization } = target(request.url, options.sendTo ?? {});
  const attempt = (extra: Record<string, string>) => {
    const sent = { ...headersOf(request, extra), ...headers };
    return fetcher(address, { method, headers: sent, body: bodyOf(request), signal, redirect });
  };
  let response = await attempt({});
  if (authorization !== undefined && asksForBasic(response)) {
    await response.body?.cancel();
    response = await attempt({ authorization });
  }
  const contentType = response.headers.get('content-type') ?? '';
  const location = response.headers.get('location');
  return { status: response.status, contentType, location, body: await readLimited(response, responseLimitBytes) };
}

function bodyOf({ method, body }: SignedRequest): string | null {
  return method === 'GET' ? null : body;
}

function headersOf({ contentType, method, signature }: SignedRequest, extra: Record<string, string>) {
  return {
    'user-agent': 'TwilioProxy/1.1',
    ...(method === 'POST' ? { 'content-type': contentType } : {}),
    ...(signature === undefined ? {} : { 'x-twilio-signature': signature }),
    ...extra,
  };
}

function asksForBasic(response: Response): boolean {
  return response.status === 401 && /^basic\b/i.test(response.headers.get('www-authenticate') ?? '');
}

/** The address without its credentials, moved to another base where one is given, and the credentials as a header. */
function target(address: string, sendTo: Readonly<Record<string, string>>) {
  const url = new URL(address);
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const authorization = pair === ':' ? undefined : `Basic ${Buffer.from(pair).toString('base64')}`;
  const open = withoutCredentials(address);
  const base = Object.keys(sendTo).find((candidate) => isBelow(open, candidate));
  return { address: base === undefined ? open : `${sendTo[base] ?? ''}${open.slice(base.length)}`, authorization };
}

function isBelow(address: string, base: string): boolean {
  return address.startsWith(base) && ['', '/', '?'].includes(address.charAt(base.length));
}

/** An address without user and password: what may be shown. */
export function withoutCredentials(address: string): string {
  return address.replace(/^([a-z]+:\/\/)[^/?#]*@/i, '$1');
}
