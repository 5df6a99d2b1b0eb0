import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Response } from 'express';
import { expect, it } from 'vitest';
import { StreamClient } from '../../src/operations/stream/stream-client.js';

it('a stream that ends while its beginning is on its way is told to its reader whole', async () => {
  const server = createServer((_, response) => {
    response.socket?.cork(); // as a socket that takes no more for now
    const client = new StreamClient(response as unknown as Response, 'token');
    client.begin(7, 3);
    client.end('signed out');
    setImmediate(() => response.socket?.uncork());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  try {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(
      'retry: 1000\nid: 7\n\nevent: roster_changed\ndata: {"revision":3}\n\n: signed out\n\n',
    );
  } finally {
    server.close();
  }
});
