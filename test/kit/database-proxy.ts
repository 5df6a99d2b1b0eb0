import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** An error of a MySQL server, as it goes over the wire. */
export interface ServerError {
  readonly errno: number;
  readonly message: string;
  /** Five characters; HY000 when left out. */
  readonly sqlState?: string;
}

/** First byte of a command that is a statement as text. */
const COM_QUERY = 0x03;
const HEADER = 4;

/**
 * A way to a database server that can be closed, or swallow or delay everything, and that can answer statements itself
 * with an error of a server. One for each instance that is to lose its database alone.
 */
export class DatabaseProxy {
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;
  private swallows = false;
  private delay = 0;
  private refused: { readonly statements: RegExp; readonly error: ServerError } | null = null;

  private constructor(
    private readonly target: URL,
    private port: number,
  ) {}

  /** Opens a way to the server of a database's URL. */
  static async open(databaseUrl: string): Promise<DatabaseProxy> {
    const proxy = new DatabaseProxy(new URL(databaseUrl), 0);
    await proxy.pass();
    return proxy;
  }

  /** The database's URL by this way. */
  get url(): string {
    const url = new URL(this.target);
    url.port = String(this.port);
    return url.href;
  }

  /** Lets everything through again, on the same port; connections that were swallowed or delayed end. */
  async pass(): Promise<void> {
    this.swallows = false;
    this.delay = 0;
    this.refused = null;
    this.dropConnections();
    if (this.server !== null) return;
    const server = createServer((client) => this.join(client));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Nobody listens any more, and connections are reset. */
  async close(): Promise<void> {
    const { server } = this;
    this.server = null;
    const closed = new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
    this.dropConnections();
    await closed;
  }

  /** Takes connections and everything that is sent, and answers nothing: as a network or server that is frozen. */
  swallow(): void {
    this.swallows = true;
  }

  /** Hands on each packet of a client later, by a number of milliseconds. */
  slowDown(milliseconds: number): void {
    this.delay = milliseconds;
  }

  /**
   * Answers statements that match with an error, without asking the server. Those that were sent in front of it in the same
   * round trip count as done, and are not.
   */
  refuse(statements: RegExp, error: ServerError): void {
    this.refused = { statements, error };
  }

  private dropConnections(): void {
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
  }

  private join(client: Socket): void {
    const server = connect({ host: this.target.hostname, port: Number(this.target.port) });
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
    server.on('data', (bytes) => {
      if (!this.swallows) client.write(bytes);
    });
    client.on('data', (bytes) => {
      if (this.swallows) return;
      const refusal = this.refusalOf(bytes);
      if (refusal !== null) client.write(refusal);
      else if (this.delay === 0) server.write(bytes);
      else setTimeout(() => server.writable && server.write(bytes), this.delay);
    });
  }

  /** The driver sends one command at a time, so a packet begins where bytes begin. */
  private refusalOf(bytes: Buffer): Buffer | null {
    if (this.refused === null || bytes[HEADER] !== COM_QUERY) return null;
    const { statements, error } = this.refused;
    const index = bytes
      .toString('utf8', HEADER + 1)
      .split(';\n')
      .findIndex((statement) => statements.test(statement));
    const first = (bytes[3] ?? 0) + 1;
    const done = Array.from({ length: index }, (_, place) => packetOf(MORE_TO_COME, first + place));
    return index < 0 ? null : Buffer.concat([...done, packetOf(errorOf(error), first + index)]);
  }
}

/** An answer that says that a statement is done, and that another one's answer follows. */
const MORE_TO_COME = Buffer.from([0, 0, 0, 0x08, 0, 0, 0]);

function errorOf({ errno, message, sqlState = 'HY000' }: ServerError): Buffer {
  return Buffer.concat([Buffer.from([0xff, errno & 0xff, errno >> 8]), Buffer.from(`#${sqlState}${message}`)]);
}

function packetOf(payload: Buffer, sequence: number): Buffer {
  const header = Buffer.from([payload.length & 0xff, payload.length >> 8, 0, sequence]);
  return Buffer.concat([header, payload]);
}
