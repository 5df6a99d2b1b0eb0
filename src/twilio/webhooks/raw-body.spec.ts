import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { rawBody, rawBodyOf } from './index.js';

/** Answers what arrived as raw body, in hex, or the status of what went wrong. */
function echo(...before: RequestHandler[]): express.Express {
  const app = express();
  const known: RequestHandler = (incoming, _, next) => {
    incoming.headers.authorization ??= 'Bearer something';
    next();
  };
  app.use(...before, known, rawBody());
  app.use((incoming: Request & { rawBody?: Buffer }, response: Response) => {
    response.json({ hex: rawBodyOf(incoming).toString('hex'), isBuffer: Buffer.isBuffer(incoming.rawBody) });
  });
  app.use((error: Error & { status?: number }, _: Request, response: Response, _next: NextFunction) => {
    response.status(error.status ?? 500).json({ message: error.message });
  });
  return app;
}

const hex = (body: Buffer): string => body.toString('hex');

describe('the raw body', () => {
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0xff, 0x00, 0x0d, 0x0a, 0x7d]);

  it.each(['application/json', 'application/x-www-form-urlencoded', 'text/plain; charset=latin1', 'x'])(
    'is every byte under the content type %s',
    async (type) => {
      const sending = request(echo()).post('/').set('Content-Type', type);
      sending.write(bytes);
      expect((await sending).body).toEqual({ hex: hex(bytes), isBuffer: true });
    },
  );

  it('is what was packed with gzip', async () => {
    const sending = request(echo()).post('/').set('Content-Encoding', 'gzip').set('Content-Type', 'text/plain');
    sending.write(gzipSync(bytes));
    expect((await sending).body).toEqual({ hex: hex(bytes), isBuffer: true });
  });

  it('is empty when no body came', async () => {
    expect((await request(echo()).post('/')).body).toEqual({ hex: '', isBuffer: true });
    expect((await request(echo()).get('/')).body).toEqual({ hex: '', isBuffer: true });
    expect(rawBodyOf({})).toEqual(Buffer.alloc(0));
  });

  it.each([
    [64 * 1024, 200],
    [64 * 1024 + 1, 413],
  ])('of %i bytes gives %i, packed or not', async (size, status) => {
    const body = Buffer.alloc(size, 'a');
    const plain = request(echo()).post('/').set('Content-Type', 'text/plain');
    plain.write(body);
    expect((await plain).status).toBe(status);
    const packed = request(echo()).post('/').set('Content-Encoding', 'gzip').set('Content-Type', 'text/plain');
    packed.write(gzipSync(body));
    expect((await packed).status).toBe(status);
  });

  it.each([
    ['no gzip', 'gzip', 400],
    ['an unknown encoding', 'rot13', 415],
  ])('is refused when it is %s', async (_, encoding, status) => {
    const sending = request(echo()).post('/').set('Content-Encoding', encoding).set('Content-Type', 'text/plain');
    sending.write('callSid=CA12');
    expect((await sending).status).toBe(status);
  });

  it('says so when another parser has taken the bytes', async () => {
    const answer = await request(echo(express.json())).post('/').send({ callSid: 'CA12' });
    expect([answer.status, answer.body]).toEqual([
      500,
      { message: 'rawBody() has to run before any other body parser' },
    ]);
  });
});
