import type { RawBodyRequest } from '@nestjs/common';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { boundBody, hasBody } from '../../common/index.js';

/** More than ten times what Twilio ever sends to these routes, in bytes. */
const LIMIT = 64 * 1024;

/** The headers of which one lets a request in. */
const CREDENTIALS = ['x-twilio-signature', 'authorization'];

/**
 * Express middleware that reads the whole body, whatever its type says, into `request.rawBody`: the bytes that were signed
 * (after gzip, if the sender packed them). There is always a Buffer afterwards, an empty one when nothing came.
 * It has to run before any other body parser; over 64 kB it answers 413. The body of a request without any credential is not
 * read.
 */
export function rawBody(): RequestHandler {
  const read = express.raw({ type: () => true, limit: LIMIT });
  return (request: RawBodyRequest<Request>, response: Response, next: NextFunction): void => {
    // Nothing is shown that could let it in, so there is nothing to check it against.
    if (!CREDENTIALS.some((name) => name in request.headers)) {
      request.rawBody = Buffer.alloc(0);
      if (hasBody(request)) response.setHeader('Connection', 'close');
      return next();
    }
    boundBody(request, response, LIMIT);
    read(request, response, (error?: unknown) => {
      if (error !== undefined) return next(error);
      const body: unknown = request.body;
      if (Buffer.isBuffer(body)) request.rawBody = body;
      else if (body !== undefined && !Buffer.isBuffer(request.rawBody)) {
        return next(new Error('rawBody() has to run before any other body parser'));
      }
      request.rawBody ??= Buffer.alloc(0);
      next();
    });
  };
}

/** The bytes `rawBody()` has left on a request; empty where it did not run, so that nothing signed can match. */
export function rawBodyOf(request: { readonly rawBody?: Buffer }): Buffer {
  return request.rawBody ?? Buffer.alloc(0);
}
