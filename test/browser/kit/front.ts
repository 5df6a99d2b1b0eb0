import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer as it comes through; what is returned instead is sent. */
export interface Passing {
  readonly status: number;
  readonly body: string;
}

/** Stands between a browser and the service, as a proxy does: a service worker is seen here, which `page.route` can't see. */
export class Front {
  /** What becomes of a request: the path it is for, and its answer as text; null: the connection breaks. */
  change: (path: string, answer: Passing) => Passing | null = (_, answer) => answer;
  private isDown = false;
  readonly asked: string[] = [];
  private readonly server = createServer((incoming, outgoing) => this.pass(incoming, outgoing));

  private constructor(private readonly target: URL) {}

  static async open(target: string): Promise<Front> {
    const front = new Front(new URL(target));
    await new Promise<void>((resolve) => {
      front.server.listen(0, '127.0.0.1', resolve);
    });
    return front;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Breaks all connections, and every later one until `goUp`. */
  goDown(): void {
    this.isDown = true;
    this.server.closeAllConnections();
  }

  goUp(): void {
    this.isDown = false;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const path = incoming.url ?? '/';
    this.asked.push(path);
    if (this.isDown) return void incoming.socket.destroy();
    const { hostname, port, host } = this.target;
    // Whole answers, so that what is changed can be seen to be.
    const { 'if-none-match': _, 'if-modified-since': __, ...asked } = incoming.headers;
    const headers = { ...asked, host, 'accept-encoding': 'identity' };
    const passed = request({ hostname, port, path, method: incoming.method, headers }, (answer) => {
      if (/stream$|\.svg$/.test(path)) {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
        return;
      }
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const changed = this.change(path, { status: answer.statusCode ?? 500, body: Buffer.concat(parts).toString() });
        if (changed === null) return void incoming.socket.destroy();
        const { 'content-length': _length, 'transfer-encoding': _encoding, etag: _etag, ...rest } = answer.headers;
        outgoing.writeHead(changed.status, rest).end(changed.body);
      });
    });
    passed.on('error', () => incoming.socket.destroy());
    outgoing.on('close', () => passed.destroy());
    incoming.pipe(passed);
  }
}
