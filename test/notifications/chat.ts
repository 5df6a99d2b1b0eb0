import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A chat's incoming webhook: it notes what is posted, and answers. */
export class Chat {
  readonly posted: { text: string; kind: string; incidentId: number | null; messageId: number }[] = [];
  answers: number[] = [];
  readonly #server: Server = createServer((request, response) => {
    void text(request).then((body) => {
      const status = this.answers.shift() ?? 200;
      if (status < 300) this.posted.push(JSON.parse(body) as Chat['posted'][number]);
      response.writeHead(status).end('ok');
    });
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hooks/secret`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
