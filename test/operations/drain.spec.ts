import express from 'express';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Drain } from '../../src/operations/index.js';

const FOR_EVER = 300_000;
const LARGE = 20_000_000;

let drain: Drain;
let server: Server;
let answerLater: (() => void) | undefined;
const clients: Client[] = [];

/** A client that reads when it is told to. */
class Client {
  private readonly socket: Socket;
  private received = '';
  readonly ended: Promise<string>;

  constructor() {
    this.socket = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
    this.socket.setEncoding('latin1').on('data', (text: string) => (this.received += text));
    this.ended = new Promise((resolve) => {
      this.socket.on('error', () => undefined).once('close', () => resolve(this.received));
    });
    clients.push(this);
  }

  ask(path: string): void {
    this.socket.write(`GET ${path} HTTP/1.1\r\nHost: line\r\n\r\n`);
  }

  read(): void {
    this.socket.resume();
  }

  async hears(text: string): Promise<void> {
    this.read();
    while (!this.received.includes(text)) await pause(5);
  }

  leave(): void {
    this.socket.destroy();
  }
}

beforeEach(async () => {
  drain = new Drain();
  const app = express();
  app.use(drain.middleware);
  app.get('/large', (_, response) => response.end(Buffer.alloc(LARGE, 'a')));
  app.get('/small', (_, response) => response.end('small'));
  app.get('/later', (_, response) => {
    answerLater = () => response.end('later');
  });
  server = createServer(app);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterEach(() => {
  for (const client of clients.splice(0)) client.leave();
  server.closeAllConnections();
  answerLater = undefined;
});

async function untilAsked(): Promise<void> {
  while (answerLater === undefined) await pause(5);
}

it('a large answer that is on its way is not cut', async () => {
  const client = new Client();
  client.ask('/large');
  await pause(200);
  const closed = drain.close(server, FOR_EVER);
  client.read();
  expect((await client.ended).length).toBeGreaterThan(LARGE);
  await closed;
});

it('who waits for an answer gets it as the last of its connection, and idle connections are closed', async () => {
  const [idle, waiting] = [new Client(), new Client()];
  idle.ask('/small');
  await idle.hears('small');
  waiting.ask('/later');
  await untilAsked();
  const closed = drain.close(server, FOR_EVER);
  // An idle connection whose request was already on its way when the port closed is served.
  idle.ask('/small');
  expect((await idle.ended).split('small').length).toBe(3);
  answerLater?.();
  waiting.read();
  expect(await waiting.ended).toMatch(/Connection: close[^]*later/);
  await closed;
});

it('idle connections do not keep it waiting', async () => {
  const idle = new Client();
  idle.ask('/small');
  await idle.hears('Connection: keep-alive');
  await drain.close(server, FOR_EVER);
  expect(await idle.ended).toContain('small');
});

it.each([
  ['what takes too long is cut', 50, undefined],
  ['a hurry cuts what runs', FOR_EVER, AbortSignal.timeout(50)],
  ['a hurry that came before does too', FOR_EVER, AbortSignal.abort()],
])('%s', async (_, milliseconds, hurry) => {
  const waiting = new Client();
  waiting.ask('/later');
  await untilAsked();
  await drain.close(server, milliseconds, hurry);
  waiting.read();
  expect(await waiting.ended).toBe('');
});
