import createClient from 'openapi-fetch';
import type { Answer, Arguments, Name } from './operations';
import type { paths } from './schema';

export type { Answer, Body } from './operations';

/** A refusal of the service, or `NETWORK` when it could not be asked. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: readonly { readonly field: string; readonly message: string }[] = [],
  ) {
    super(message);
  }
}

/** What the page knows of its session, which itself is in a cookie that it can not read. */
const session = { csrfToken: '', onEnd: (): void => undefined };

/** From now on requests carry this token; `onEnd` runs when the service says that nobody is signed in any more. */
export function rememberSession(csrfToken: string, onEnd: () => void): void {
  session.csrfToken = csrfToken;
  session.onEnd = onEnd;
}

/** The service has said that nobody is signed in any more. */
export function endSession(): void {
  session.onEnd();
}

let offset = 0;

/** The present instant by the clock of the service, in epoch milliseconds. */
export function serviceNow(): number {
  return Date.now() + offset;
}

const client = createClient<paths>({ fetch: accepted, cache: 'no-store', credentials: 'same-origin' });

/** Asks for any operation: its types are those of `call`, which says what belongs to it. */
const anyRequest = client.request as unknown as (
  method: string,
  path: string,
  init: object,
) => Promise<{ readonly data?: string }>;

/** Asks the service: `call('GET /api/users', { query: { page: 2 } })`. @throws ApiError. */
export async function call<N extends Name>(name: N, ...[asked]: Arguments<N>): Promise<Answer<N>> {
  const { path = {}, query = {}, body, signal } = (asked ?? {}) as Loose;
  const [method = 'GET', template = ''] = name.split(' ');
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
  const init = { params: { path, query: given }, body, headers: headersOf(method, undefined), signal, parseAs: 'text' };
  const { data = '' } = await anyRequest(method.toLowerCase(), template, init);
  return parse(data) as Answer<N>;
}

/** Sends a calendar file as it is, whatever its size and encoding, to an operation that takes one. @throws ApiError. */
export async function sendCalendar<N extends Name>(name: N, file: Blob): Promise<Answer<N>> {
  const [method = 'POST', template = ''] = name.split(' ');
  const init: RequestInit = { method, headers: headersOf(method, 'text/calendar'), body: file };
  const url = new URL(template, location.href);
  const response = await accepted(new Request(url, { ...init, cache: 'no-store', credentials: 'same-origin' }));
  return parse(await response.text()) as Answer<N>;
}

/** Returns why a file of the service can't be had, of which a browser's player says nothing; null: it can. Asks for one byte. */
export async function refusalOf(url: string): Promise<ApiError | null> {
  try {
    const response = await ask(url, { headers: { Range: 'bytes=1-1' }, cache: 'no-store', credentials: 'same-origin' });
    if (!response.ok) return errorOf(response.status, parse(await response.text()));
    await response.body?.cancel();
    return null;
  } catch (error) {
    return error instanceof ApiError ? error : null;
  }
}

/** Sends a request and returns its response. @throws ApiError where it is refused. */
async function accepted(request: Request): Promise<Response> {
  const response = await ask(request);
  noteTime(response);
  if (response.ok) return response;
  const error = errorOf(response.status, parse(await response.text()));
  if (error.status === 401 && !new URL(request.url).pathname.startsWith('/api/auth/')) endSession();
  throw error;
}

interface Loose {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

async function ask(request: Request | string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(request, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, 'NETWORK', 'the service can not be reached');
  }
}

function headersOf(method: string, type: string | undefined): Record<string, string> {
  return {
    ...(method === 'GET' ? {} : { 'X-CSRF-Token': session.csrfToken }),
    ...(type === undefined ? {} : { 'Content-Type': type }),
  };
}

/** The query of an address, with its `?`; what is undefined is left out. */
export function queryOf(query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}

/** The Date header has whole seconds: what differs by less than two is the same time. */
function noteTime(response: Response): void {
  const told = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(told)) return;
  const difference = told - Date.now();
  offset = Math.abs(difference) > 2000 ? difference : 0;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function errorOf(status: number, answer: unknown): ApiError {
  const { code, message, details } = (answer ?? {}) as Partial<ApiError>;
  return new ApiError(status, code ?? 'ERROR', message ?? `the service answered ${status}`, details ?? []);
}
