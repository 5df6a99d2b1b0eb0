import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { boundConnections, httpAdapter } from '../../src/connections.js';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { head, heard, openSocket } from './raw-request.js';

const LIVE = head('GET', '/health/live');

describe('A request that does not come to its end', () => {
  let line: Line;
  beforeAll(async () => {
    line = await Line.open(sqlite);
    // As in the service, but that nobody has to wait for fifteen seconds.
    Object.assign(line.app.getHttpServer(), { headersTimeout: 1000, requestTimeout: 1000 });
  });
  afterAll(() => line.close());

  it.each([
    ['its headers', 'GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: '],
    ['its body', head('POST', '/api/auth/login', 'Content-Type: application/json', 'Content-Length: 100')],
  ])('ends in time: %s', async (_, begin) => {
    const socket = await openSocket(line.url);
    const said = heard(socket);
    const drip = setInterval(() => socket.write('x'), 200);
    socket.write(begin);
    expect(await said).toMatch(/^HTTP\/1.1 408 /);
    clearInterval(drip);
    socket.destroy();
  });

  it('is no connection that waits for its first request: balancers keep some ready', async () => {
    const ready = await openSocket(line.url);
    const half = await openSocket(line.url);
    const halfSaid = heard(half);
    half.write('GET /');
    await halfSaid;
    const said = heard(ready);
    ready.write(LIVE);
    expect(await said).toMatch(/^HTTP\/1.1 200 /);
    for (const socket of [ready, half]) socket.destroy();
  });

  it('has fifteen seconds in the service', () => {
    const adapter = httpAdapter();
    adapter.initHttpServer({});
    const { headersTimeout, requestTimeout } = adapter.getHttpServer() as Server;
    expect([headersTimeout, requestTimeout]).toEqual([15_000, 15_000]);
  });
});

describe('Requests that are sent in one go, before the first is answered', () => {
  let line: Line;
  beforeAll(async () => {
    line = await Line.open(sqlite);
  });
  afterAll(() => line.close());

  it.each(['/api/users', '/health/live', '/nothing'])(
    'are one request: of two thousand for %s only the first is answered',
    async (path) => {
      let begun = 0;
      const count = (): void => void (begun += 1);
      line.app.getHttpServer().on('request', count);
      const socket = await openSocket(line.url);
      let said = '';
      socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')));
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.write(head('GET', path).repeat(2000));
      await closed;
      line.app.getHttpServer().off('request', count);
      expect(begun).toBe(1);
      expect(said.match(/^HTTP\/1.1 \d{3} /gm), 'the first is answered').toHaveLength(1);
      expect(said).toMatch(/^Connection: close/im);
    },
  );

  it('come one after the other where each waits for the answer before', async () => {
    const socket = await openSocket(line.url);
    for (let nth = 0; nth < 5; nth += 1) {
      const said = heard(socket);
      socket.write(LIVE);
      expect(await said).toMatch(/^HTTP\/1.1 200 /);
    }
    expect(socket.destroyed).toBe(false);
    socket.destroy();
  });
});

describe('As many connections as may be', () => {
  const sockets: Socket[] = [];
  const servers: Server[] = [];
  let finish: () => void = () => undefined;
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const server of servers.splice(0)) server.close();
  });

  /** A server of at most five connections, which answers `/slow` when it is told to. */
  async function serve(): Promise<string> {
    const adapter = httpAdapter();
    adapter.initHttpServer({});
    adapter.get('/fast', (_request: unknown, response: { end(text: string): void }) => response.end('fast'));
    adapter.get('/slow', (_request: unknown, response: { end(text: string): void }) => {
      finish = () => response.end('slow');
    });
    const server = adapter.getHttpServer() as Server;
    servers.push(server);
    boundConnections(server, 5);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const open = async (url: string): Promise<Socket> => {
    const socket = await openSocket(url);
    sockets.push(socket);
    return socket;
  };
  const ask = async (url: string, path: string): Promise<string> => {
    const socket = await open(url);
    const said = heard(socket);
    socket.write(head('GET', path));
    return said;
  };

  it.each([
    ['that say nothing', ''],
    ['with half a request', 'GET /fast HTTP/1.1\r\n'],
    ['with half a body', head('POST', '/slow', 'Content-Length: 10')],
  ])('keep nobody out: those %s make room', async (_, begin) => {
    const url = await serve();
    for (let opened = 0; opened < 20; opened += 1) (await open(url)).write(begin);
    expect(await ask(url, '/fast')).toMatch(/^HTTP\/1.1 200 /);
  });

  it('never cost a request that runs its answer', async () => {
    const url = await serve();
    const slow = ask(url, '/slow');
    for (let opened = 0; opened < 20; opened += 1) await open(url);
    expect(await ask(url, '/fast')).toMatch(/^HTTP\/1.1 200 /);
    finish();
    expect(await slow).toMatch(/^HTTP\/1.1 200 /);
  });
});
