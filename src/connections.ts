import { ExpressAdapter } from '@nestjs/platform-express';
import express from 'express';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** For how long a request may be on its way in, from its first byte to its last, in milliseconds. */
const REQUEST_MILLISECONDS = 15_000;
/** How often that is looked at. */
const LOOK_MILLISECONDS = 1000;
/** How many headers are read; Twilio and proxies send some twenty. */
const MAX_HEADERS = 100;
/** How many connections there may be, on whatever machine. */
const MAX_CONNECTIONS = 4000;
/** The share of the process's descriptors that connections may take: files and the database need some too. */
const SHARE_OF_DESCRIPTORS = 0.75;
/** How many descriptors a process has at least where the system does not say it. */
const USUAL_DESCRIPTORS = 1024;

/**
 * The HTTP side of Nest, for which a path has one spelling: in this case, and with this end. What a proxy keeps to itself
 * (`location = /metrics`) can then not be reached by another one. Requests that come in too slowly end.
 */
export function httpAdapter(): ExpressAdapter {
  // The adapter makes the router, which takes these settings as they are then.
  return new BoundedAdapter(express().enable('case sensitive routing').enable('strict routing'));
}

class BoundedAdapter extends ExpressAdapter {
  override initHttpServer(): void {
    const times = { headersTimeout: REQUEST_MILLISECONDS, requestTimeout: REQUEST_MILLISECONDS };
    const server = createServer(
      { ...times, connectionsCheckingInterval: LOOK_MILLISECONDS },
      this.getInstance<RequestListener>(),
    );
    server.maxHeadersCount = MAX_HEADERS * 2;
    oneAtATime(server);
    this.setHttpServer(server);
  }
}

/** Node's reader of a connection, as far as it is looked at here; it has no public type. */
interface Reader {
  onIncoming?: ((...request: unknown[]) => number) | null;
}
/** What makes it read no further. */
const STOP_READING = 2;

/**
 * Takes one request of a connection at a time. Node begins all that a client sends in one go: a few packets of two
 * thousand small requests would keep every call waiting for seconds. No browser, no proxy and not Twilio sends a request
 * before the last one is answered; a client that does so gets that one answer, and its connection ends.
 */
function oneAtATime(server: Server): void {
  const answering = new WeakMap<Socket, ServerResponse>();
  server.on('request', ({ socket }, response) => void answering.set(socket, response));
  server.on('connection', (socket: Socket & { parser?: Reader | null }) => {
    const reader = socket.parser;
    const begin = reader?.onIncoming;
    if (!reader || !begin) return;
    reader.onIncoming = (...request) => {
      const first = answering.get(socket);
      if (first === undefined || first.writableFinished) return begin(...request);
      socket.pause();
      first.shouldKeepAlive = false;
      first.once('close', () => socket.destroySoon());
      return STOP_READING;
    };
  });
}

/** Returns whether a request has more headers than are read: those of a proxy, which come last, could be among the others. */
export function hasTooManyHeaders({ rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.length > MAX_HEADERS * 2;
}

/**
 * Sets how long connections live. A balancer must be the one that closes an idle connection: it then never sends a request
 * into one that is just being closed. So connections that have not sent a request yet are kept as long (`seconds`).
 */
export function keepConnections(server: Server, seconds: number): void {
  server.keepAliveTimeout = seconds * 1000;
  server.on('connection', (socket: Socket) => {
    const unused = setTimeout(() => {
      if (socket.bytesRead === 0) socket.destroy();
    }, server.keepAliveTimeout);
    unused.unref();
    socket.once('close', () => clearTimeout(unused));
  });
  server.on(
    'clientError',
    (error: NodeJS.ErrnoException, socket: Socket & { _httpMessage?: { _headerSent: boolean } }) => {
      const isLate = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
      if (isLate && socket.bytesRead === 0) return;
      // As Node does where nobody listens: never into an answer that has begun.
      if (socket.writable && socket._httpMessage?._headerSent !== true) {
        socket.write(`HTTP/1.1 ${isLate ? '408 Request Timeout' : refusalOf(error)}\r\nConnection: close\r\n\r\n`);
      }
      socket.destroy(error);
    },
  );
}

function refusalOf({ code }: NodeJS.ErrnoException): string {
  if (code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large';
  return code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW' ? '413 Payload Too Large' : '400 Bad Request';
}

/** Returns how many connections this process may have, so that descriptors are left for files and the database. */
export function mostConnections(): number {
  return Math.min(MAX_CONNECTIONS, Math.floor(descriptors() * SHARE_OF_DESCRIPTORS));
}

function descriptors(): number {
  try {
    const [, limit] = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return limit === undefined ? USUAL_DESCRIPTORS : Number(limit);
  } catch {
    return USUAL_DESCRIPTORS;
  }
}

/**
 * Bounds the connections of a server. When there are as many as may be, the one that has waited longest for (the rest of) a
 * request is closed for the new one: so nobody keeps calls out by opening many. Requests that run are never cut; where all
 * of them run, the new connection is closed.
 */
export function boundConnections(server: Server, most: number): void {
  const requests = new Map<Socket, IncomingMessage | null>();
  server.on('connection', (socket: Socket) => {
    if (requests.size >= most && !makeRoom(requests)) return void socket.destroy();
    requests.set(socket, null);
    socket.once('close', () => requests.delete(socket));
  });
  server.on('request', (request, response) => {
    const { socket } = request;
    requests.set(socket, request);
    response.setMaxListeners(response.getMaxListeners() + 1);
    response.once('close', () => {
      // Again at the end: this one has waited for the shortest time.
      if (requests.delete(socket) && !socket.destroyed) requests.set(socket, null);
    });
  });
}

function makeRoom(requests: Map<Socket, IncomingMessage | null>): boolean {
  for (const [socket, request] of requests) {
    if (request?.complete === true) continue;
    requests.delete(socket);
    socket.destroy();
    return true;
  }
  return false;
}
