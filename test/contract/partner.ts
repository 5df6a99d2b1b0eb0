import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The partner's system: says what it is told to, or nothing at all. */
export class Partner {
  phones: string[] = [];
  mode: 'answers' | 'fails' | 'hangs' = 'answers';
  readonly asked: (string | undefined)[] = [];
  private server: Server | undefined;

  async start(): Promise<string> {
    this.server = createServer((request, response) => {
      this.asked.push(request.headers.authorization);
      if (this.mode === 'hangs') return;
      response.statusCode = this.mode === 'fails' ? 503 : 200;
      response.end(JSON.stringify({ onCall: this.phones.map((phone) => ({ phone })) }));
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/on-call`;
  }

  stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }
}
