import { createServer, connect, type AddressInfo } from 'node:net';

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

/**
 * Whether a MySQL or MariaDB server greets on this port. A port that only accepts is not enough: the server listens
 * before it can answer, and a stopped one keeps accepting. The greeting's fifth byte is the protocol version, 10.
 */
export function greets(port: number, withinMs = 500): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const end = (greeted: boolean) => {
      socket.destroy();
      resolve(greeted);
    };
    socket.setTimeout(withinMs, () => {
      end(false);
    });
    socket.once('error', () => {
      end(false);
    });
    socket.once('close', () => {
      end(false);
    });
    socket.once('data', (data) => {
      end(data.length > 4 && data[4] === 10);
    });
  });
}
