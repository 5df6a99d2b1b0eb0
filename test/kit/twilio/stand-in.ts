import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refusal, type ApiAnswer, type ApiRequest, type Resource, type Route } from './resource.js';

/** The account that the stand-in knows, and the public address of the line, which Twilio would call. */
export const ACCOUNT_SID = `AC${'5e'.repeat(16)}`;
export const AUTH_TOKEN = 'auth-token-of-the-stand-in';
export const LINE_NUMBER = '+14155550100';
export const PUBLIC_BASE_URL = 'https://line.example.com';

/**
 * Twilio's REST API as far as its resources go, over HTTP: for the real client, with TWILIO_API_URL. It checks the
 * account's credentials and answers errors in Twilio's form; what a path means is the business of the resources.
 */
export class TwilioStandIn {
  /** Every request with the right credentials, in the order they came. */
  readonly requests: ApiRequest[] = [];
  /** How many connections there have been. */
  connections = 0;
  /** How many requests had other credentials, or none. */
  refused = 0;

  private constructor(
    private readonly server: Server,
    private readonly routes: readonly Route[],
  ) {}

  static async start(...resources: readonly Resource[]): Promise<TwilioStandIn> {
    const server = createServer();
    const standIn = new TwilioStandIn(
      server,
      resources.flatMap(({ routes }) => routes),
    );
    server.on('connection', () => (standIn.connections += 1));
    server.on('request', (incoming, outgoing) => void standIn.handle(incoming, outgoing));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return standIn;
  }

  /** What goes into TWILIO_API_URL. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What a service needs to use the stand-in as its Twilio. */
  get environment(): Record<string, string> {
    return {
      TWILIO_ACCOUNT_SID: ACCOUNT_SID,
      TWILIO_AUTH_TOKEN: AUTH_TOKEN,
      TWILIO_PHONE_NUMBER: LINE_NUMBER,
      TWILIO_API_URL: this.url,
      PUBLIC_BASE_URL,
    };
  }

  /** Lets the process end while it listens. */
  unref(): void {
    this.server.unref();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private async handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await textOf(incoming);
    const answer = await this.answer(incoming, body);
    if (answer === 'hang up') {
      outgoing.destroy();
      return;
    }
    if ('send' in answer) {
      answer.send(outgoing);
      return;
    }
    outgoing.writeHead(answer.status, { 'Content-Type': 'application/json' });
    outgoing.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
  }

  private answer(incoming: IncomingMessage, body: string): ApiAnswer | Promise<ApiAnswer> {
    if (incoming.headers.authorization !== `Basic ${btoa(`${ACCOUNT_SID}:${AUTH_TOKEN}`)}`) {
      this.refused += 1;
      return refusal(401, 20003, 'Authenticate');
    }
    const { pathname, searchParams: query } = new URL(incoming.url ?? '/', 'http://stand-in');
    const [, host = '', ...parts] = pathname.split('/');
    const path = `/${parts.join('/')}`;
    const method = incoming.method ?? '';
    for (const route of this.routes) {
      const params = route.method === method && route.host === host ? paramsOf(route.path, path) : null;
      if (params === null) continue;
      const request = {
        method,
        host,
        path,
        params,
        query,
        form: new URLSearchParams(body),
        range: incoming.headers.range,
      };
      this.requests.push(request);
      return route.answer(request);
    }
    return refusal(404, 20404, `The requested resource ${path} was not found`);
  }
}

/** What stands in a path where a route has names; null: it is another path, or another account's. */
function paramsOf(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const found = path.split('/');
  if (wanted.length !== found.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const [, name, rest = ''] = /^\{(\w+)\}(.*)$/.exec(part) ?? [];
    const value = found[index] ?? '';
    if (name === undefined ? part !== value : !value.endsWith(rest)) return null;
    if (name !== undefined) params[name] = value.slice(0, value.length - rest.length);
  }
  return 'AccountSid' in params && params['AccountSid'] !== ACCOUNT_SID ? null : params;
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
