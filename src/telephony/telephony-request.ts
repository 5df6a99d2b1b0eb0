import { createParamDecorator, type ExecutionContext, type RawBodyRequest } from '@nestjs/common';
import type { Request, Response } from 'express';
import { newOwnIdOf, requestIdOf } from '../common/index.js';
import type { RequestOrigin } from '../incidents/index.js';
import { rawBodyOf, signatureOf } from '../twilio/index.js';
import { readTelephonyBody } from './body/index.js';
import type { Fields } from './fields.js';

/** A telephony request after its credential was checked: what it says, and where it came from. */
export interface TelephonyRequest {
  readonly fields: Fields;
  readonly origin: RequestOrigin;
}

/**
 * Reads the request that a handler gets, only after the guard has let it in.
 * @throws DomainError 400 naming `body` when it can't be read.
 */
export const Telephony = createParamDecorator((_: unknown, context: ExecutionContext): TelephonyRequest =>
  readTelephonyRequest(context.switchToHttp().getRequest<RawBodyRequest<Request>>()),
);

/** Reads a request whose credential was checked. @throws DomainError 400 naming `body` when it can't be read. */
export function readTelephonyRequest(request: RawBodyRequest<Request>): TelephonyRequest {
  const token = request.headers['i-twilio-idempotency-token'];
  return {
    fields: readTelephonyBody(rawBodyOf(request), request.headers['content-type']),
    origin: {
      requestId: requestIdOf(request),
      ownId: newOwnIdOf(request),
      endpoint: request.path.split('/').findLast((part) => part !== '') ?? '',
      idempotencyToken: typeof token === 'string' && token !== '' ? token : null,
      signature: signatureOf(request),
    },
  };
}

/**
 * Answers 200 with JSON under exactly `application/json`: Studio's documentation promises to parse nothing else, and
 * a `charset` after it is not worth a caller.
 */
export function sendJson(response: Response, body: unknown): void {
  response.statusCode = 200;
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(body));
}
