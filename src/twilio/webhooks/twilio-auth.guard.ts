import { Injectable, Logger, type CanActivate, type ExecutionContext, type RawBodyRequest } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { rawBodyOf } from './raw-body.js';
import { SharedSecret } from './shared-secret.js';
import { TwilioSignature } from './twilio-signature.js';

/**
 * Lets a request of Twilio's in that shows one valid credential: a Twilio signature or the shared secret, of which only those
 * count that are set. Needs `rawBody()` in front of it. Everyone else gets 401 without a reason.
 */
@Injectable()
export class TwilioAuthGuard implements CanActivate {
  private readonly logger = new Logger(TwilioAuthGuard.name);
  private readonly signature: TwilioSignature;
  private readonly secret: SharedSecret;

  constructor(environment: Environment) {
    this.signature = new TwilioSignature(environment.twilioAuthTokens, environment.publicBaseUrl);
    this.secret = new SharedSecret(environment.webhookSecret);
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<RawBodyRequest<Request>>();
    if (this.isSigned(request) || this.knowsTheSecret(request)) return true;
    const shown = ['x-twilio-signature', 'authorization'].filter((header) => header in request.headers);
    this.logger.debug(`${context.getHandler().name}: refused, shown: ${shown.join(' and ') || 'nothing'}`);
    // the challenge that makes Twilio repeat the request with the credentials of its URL
    context.switchToHttp().getResponse<Response>().setHeader('WWW-Authenticate', 'Basic realm="telephony"');
    throw new DomainError(401, 'UNAUTHORIZED', 'a valid Twilio signature or the shared secret is needed');
  }

  private isSigned(request: RawBodyRequest<Request>): boolean {
    return this.signature.verifies({
      originalUrl: request.originalUrl,
      signature: request.headers['x-twilio-signature'],
      contentType: request.headers['content-type'],
      rawBody: rawBodyOf(request),
    });
  }

  /** `headers` keeps only the first of several Authorization headers; any of them may carry the secret. */
  private knowsTheSecret(request: Request): boolean {
    return (request.headersDistinct['authorization'] ?? []).some((header) => this.secret.accepts(header));
  }
}
