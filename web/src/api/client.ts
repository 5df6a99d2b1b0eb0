import type { Operations } from './schema';

type Name = keyof Operations;
type Part<Key extends string, Value> = Value extends Record<string, never> | undefined
  ? unknown
  : Partial<Value> extends Value
    ? { readonly [K in Key]?: Value }
    : { readonly [K in Key]: Value };
type RequestOf<Operation extends Operations[Name]> = Part<'path', Operation['path']> &
  Part<'query', Operation['query']> &
  Part<'body', Operation['body']>;
type Arguments<Operation extends Operations[Name]> =
  Partial<RequestOf<Operation>> extends RequestOf<Operation>
    ? [request?: RequestOf<Operation> & { readonly signal?: AbortSignal }]
    : [request: RequestOf<Operation> & { readonly signal?: AbortSignal }];

/** The answer of an operation. */
export type Answer<N extends Name> = Operations[N]['answer'];
/** The JSON body of an operation. */
export type Body<N extends Name> = Operations[N]['body'];

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

/** Asks the service: `call('GET /api/users', { query: { page: 2 } })`. @throws ApiError. */
export async function call<N extends Name>(name: N, ...[request]: Arguments<Operations[N]>): Promise<Answer<N>> {
  const { path = {}, query = {}, body, signal } = (request ?? {}) as Loose;
  const [method = 'GET', template = ''] = name.split(' ');
  const place = template.replaceAll(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(path[key])));
  const init: RequestInit = { method, headers: headersOf(method, body === undefined ? undefined : 'application/json') };
  if (body !== undefined) init.body = JSON.stringify(body);
  if (signal) init.signal = signal;
  return answerOf(template, `${place}${queryOf(query)}`, init);
}

/** Sends a calendar file as it is, whatever its size and encoding, to an operation that takes one. @throws ApiError. */
export async function sendCalendar<N extends Name>(name: N, file: Blob): Promise<Answer<N>> {
  const [method = 'POST', template = ''] = name.split(' ');
  return answerOf(template, template, { method, headers: headersOf(method, 'text/calendar'), body: file });
}

async function answerOf<T>(template: string, url: string, init: RequestInit): Promise<T> {
  const response = await ask(url, { ...init, cache: 'no-store', credentials: 'same-origin' });
  noteTime(response);
  const text = await response.text();
  const answer: unknown = text === '' ? undefined : parse(text);
  if (response.ok) return answer as T;
  const error = errorOf(response.status, answer);
  if (error.status === 401 && !template.startsWith('/api/auth/')) endSession();
  throw error;
}

interface Loose {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
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
