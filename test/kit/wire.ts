import { Agent, request } from 'node:http';
import { SECRET } from './line.js';

/** An answer as it came over the wire: its body is parsed where it is JSON. */
export interface WireReply {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

/** A plain HTTP client over kept-open connections: for suites that send tens of thousands of requests. */
export class Wire {
  private readonly agent: Agent;

  /** @param connections most requests under way at one time; more of them wait for a connection. */
  constructor(
    private readonly url: string,
    connections = 1,
  ) {
    // an idle connection ends here long before the service could end it under a request
    this.agent = new Agent({ keepAlive: true, maxSockets: connections, timeout: 2000 });
  }

  /** Posts JSON to one of the telephony endpoints, with the secret unless `headers` say otherwise. */
  post(endpoint: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<WireReply> {
    const text = Buffer.from(JSON.stringify(body));
    return new Promise((resolve, reject) => {
      const outgoing = request(
        `${this.url}/api/telephony/${endpoint}`,
        {
          method: 'POST',
          agent: this.agent,
          headers: {
            'Content-Type': 'application/json',
            'Content-Length': text.length,
            Authorization: `Bearer ${SECRET}`,
            ...headers,
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.once('error', reject);
          incoming.once('end', () => {
            const answer = Buffer.concat(chunks).toString('utf8');
            const isJson = String(incoming.headers['content-type']).startsWith('application/json');
            resolve({ status: incoming.statusCode ?? 0, body: isJson ? JSON.parse(answer) : answer });
          });
        },
      );
      outgoing.once('error', reject);
      outgoing.end(text);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
