import { Agent, request } from 'node:http';
import type { WireRequest } from './requests.js';

/** An answer, or what the connection ended with. */
export interface WireAnswer {
  /** 0: the connection broke. */
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
  readonly milliseconds: number;
}

/** How much of an answer is read, in bytes: a stream has no end. */
const MAX_ANSWER = 200_000;
/** For how long one is waited for: the first report of a run may build the worker thread that works it out. */
const MAX_MILLISECONDS = 120_000;

/** Sends requests, several at a time, over connections that are kept. */
export class WireClient {
  private readonly agent: Agent;

  constructor(
    private readonly url: string,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Never throws: a connection that breaks is an answer of its own. */
  send(wire: WireRequest, headers: readonly (readonly [string, string])[]): Promise<WireAnswer> {
    const began = performance.now();
    return new Promise((resolve) => {
      const answer = (status: number, text: string, retryAfter?: string): void =>
        resolve({ status, text, retryAfter, milliseconds: performance.now() - began });
      const { hostname, port } = new URL(this.url);
      const length: [string, string][] = wire.body === null ? [] : [['Content-Length', String(wire.body.length)]];
      const outgoing = request({
        agent: this.agent,
        hostname,
        port,
        method: wire.method,
        path: wire.target.replaceAll(/[^\u0021-\u00ff]/g, '?'),
        headers: [['Host', `${hostname}:${port}`], ...wire.headers, ...headers, ...length].flat(),
        timeout: MAX_MILLISECONDS,
      });
      outgoing.once('timeout', () => outgoing.destroy(new Error('no answer in time')));
      outgoing.once('error', (error) => answer(0, error.message));
      outgoing.once('response', (incoming) => {
        let text = '';
        const retryAfter = incoming.headers['retry-after'];
        const status = incoming.statusCode ?? 0;
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => {
          text += chunk;
          if (text.length > MAX_ANSWER) outgoing.destroy();
        });
        incoming.once('error', () => answer(status, text, retryAfter));
        incoming.once('end', () => answer(status, text, retryAfter));
        if (String(incoming.headers['content-type']).startsWith('text/event-stream')) {
          answer(status, text, retryAfter);
          outgoing.destroy();
        }
      });
      outgoing.end(wire.body ?? undefined);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
