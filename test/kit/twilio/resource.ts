import type { ServerResponse } from 'node:http';

/** A request of Twilio's client that has shown the account's credentials. */
export interface ApiRequest {
  readonly method: string;
  /** Such as `api.twilio.com`. */
  readonly host: string;
  readonly path: string;
  /** What stood in the path where a route has a name in braces. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  /** The header Range. */
  readonly range: string | undefined;
}

/** What is answered; `hang up`: the connection ends without an answer. */
export type ApiAnswer =
  | { readonly status: number; readonly body?: unknown }
  /** Something else than JSON, sent by itself. */
  | { readonly send: (outgoing: ServerResponse) => void }
  | 'hang up';

/** One kind of request, and what it is answered. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly host: string;
  /** `/2010-04-01/Accounts/{AccountSid}/Messages.json`; `{AccountSid}` has to be the account's own. */
  readonly path: string;
  answer(request: ApiRequest): ApiAnswer | Promise<ApiAnswer>;
}

/** A part of Twilio's API. */
export interface Resource {
  readonly routes: readonly Route[];
}

/** An error as Twilio writes it: `code` is its own number, `details` what a few of them add. */
export function refusal(status: number, code: number, message: string, details?: unknown): ApiAnswer {
  const more = `https://www.twilio.com/docs/errors/${code}`;
  return { status, body: { code, message, more_info: more, status, ...(details !== undefined && { details }) } };
}

/** A sid that nothing else has: two letters and 32 hexadecimal digits. */
export function newSid(prefix: string): string {
  lastSid += 1;
  return prefix + lastSid.toString(16).padStart(32, '0');
}
let lastSid = 0;
