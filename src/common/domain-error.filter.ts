import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError } from './domain-error.js';
import { requestIdOf } from './request-id.js';
import { TryAgainLater } from './try-again-later.js';
import { etagOf } from './versions/etag.js';
import { ChangedMeanwhile } from './versions/precondition.js';

/** The body of every error answer (docs: "The HTTP interface"). */
export interface ErrorBody {
  readonly statusCode: number;
  readonly code: string;
  readonly message: string;
  readonly details?: unknown;
}

const CODES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  503: 'UNAVAILABLE',
};

/** What the router says of a path that it can't decode. */
const UNDECODED_PATH = /^Failed to decode param\b/;

/** Turns whatever a handler threw into the one error shape; an unexpected error is logged and says nothing of itself. */
@Catch()
export class DomainErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Errors');

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const requestId = requestIdOf(host.switchToHttp().getRequest<Request>());
    if (response.headersSent) {
      this.logger.error({ msg: 'failed after the answer had begun', requestId, err: error });
      response.end();
      return;
    }
    if (error instanceof ChangedMeanwhile) response.setHeader('ETag', etagOf(error.current));
    if (error instanceof TryAgainLater) response.setHeader('Retry-After', String(error.retryAfterSeconds));
    const body = this.bodyOf(error, requestId);
    response.status(body.statusCode).json(body);
  }

  private bodyOf(error: unknown, requestId: string): ErrorBody {
    if (error instanceof DomainError) {
      const { status, code, message } = error;
      const details = error instanceof ChangedMeanwhile ? { current: error.current } : error.details;
      return { statusCode: status, code, message, ...(details && { details }) };
    }
    if (error instanceof HttpException) {
      if (UNDECODED_PATH.test(error.message)) return this.bodyOf(badPath(), requestId);
      const statusCode = error.getStatus();
      return { statusCode, code: CODES[statusCode] ?? 'ERROR', message: error.message };
    }
    const status = statusOfParserError(error);
    if (status) return { statusCode: status, code: CODES[status] ?? 'ERROR', message: 'the body could not be read' };
    this.logger.error({ msg: 'unexpected error', requestId, err: error });
    return { statusCode: 500, code: 'INTERNAL_ERROR', message: 'unexpected error; the log has the details' };
  }
}

function badPath(): DomainError {
  return DomainError.badRequest([{ field: 'path', message: 'path has a % that is no part of a character' }]);
}

/** Express body parsers throw errors with a 4xx `status` of their own. */
function statusOfParserError(error: unknown): number | undefined {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
