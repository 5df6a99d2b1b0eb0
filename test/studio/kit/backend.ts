import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import twilio from 'twilio';

/** Public address that the flows under test name; requests are sent to the stand-in instead. */
export const PUBLIC = 'https://ewf.example';
/** Key of the signatures in these tests. */
export const AUTH_TOKEN = 'token-for-tests';

/** One request as the stand-in received it. */
export interface Received {
  method: string;
  /** Path without the query. */
  path: string;
  query: Readonly<Record<string, string>>;
  raw: string;
  /** Parameters of a form. */
  form: Readonly<Record<string, string>>;
  /** Verdict of the real twilio package over the public address. */
  signatureValid: boolean;
  authorization: string | undefined;
  /** Twilio's idempotency token. */
  token: string | undefined;
}

/** What the stand-in answers; `never` keeps the request open. */
export type Reply =
  { status?: number; headers?: Record<string, string>; contentType?: string; body?: unknown } | 'never';

/** A real HTTP server in the place of the service: it records, verifies signatures and answers as it is told. */
export class StandInBackend {
  readonly received: Received[] = [];
  reply: (request: Received) => Reply | Promise<Reply> = () => ({ body: { success: true } });
  /** Address that signatures are verified for. */
  publicBase = PUBLIC;
  readonly #server: Server = createServer((request, response) => void this.#handle(request, response));

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Forgets what it received and answers `{ success: true }` again. */
  reset(): void {
    this.received.length = 0;
    this.reply = () => ({ body: { success: true } });
    this.publicBase = PUBLIC;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Paths that were asked, in order, by their last part. */
  get paths(): string[] {
    return this.received.map(({ path }) => path.replace(/^.*\//, ''));
  }

  /** Parsed bodies of the requests to one path. */
  bodies(path: string): unknown[] {
    return this.received.filter((each) => each.path.endsWith(path)).map(({ raw }): unknown => JSON.parse(raw));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await text(request);
    const url = new URL(request.url ?? '', PUBLIC);
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
    const received: Received = {
      method: request.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      raw,
      form: isForm ? Object.fromEntries(new URLSearchParams(raw)) : {},
      signatureValid: this.#isSigned(request, raw),
      authorization: request.headers.authorization,
      token: request.headers['i-twilio-idempotency-token']?.toString(),
    };
    this.received.push(received);
    const reply = await this.reply(received);
    if (reply === 'never') return;
    const { status = 200, headers = {}, contentType = 'application/json; charset=utf-8', body = '' } = reply;
    response.writeHead(status, { 'content-type': contentType, ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }

  #isSigned(request: IncomingMessage, raw: string): boolean {
    const signature = String(request.headers['x-twilio-signature'] ?? '');
    const url = `${this.publicBase}${request.url ?? ''}`;
    return request.headers['content-type']?.startsWith('application/json')
      ? twilio.validateRequestWithBody(AUTH_TOKEN, signature, url, raw)
      : twilio.validateRequest(AUTH_TOKEN, signature, url, Object.fromEntries(new URLSearchParams(raw)));
  }
}

/** Answers like the service: next-target gives one phone after the other, then `exhausted`; reports succeed. */
export function ladderOf(...phones: string[]): (request: Received) => Reply {
  const left = [...phones];
  return ({ path }) => {
    if (!path.endsWith('/next-target')) return { body: { success: true } };
    const phone = left.shift() ?? null;
    return { body: targetAnswer(phone, phone === null ? 'exhausted' : 'secondary') };
  };
}

/** The service's answer to next-target, with the guide's five keys. */
export function targetAnswer(phone: string | null, stepName: string) {
  return {
    incidentId: 7,
    nextPhoneE164: phone,
    stepName,
    timeoutSeconds: phone === null ? 0 : 20,
    userName: phone === null ? null : 'Ann',
  };
}
