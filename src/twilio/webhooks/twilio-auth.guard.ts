import {
  Injectable,
  Logger,
  Optional,
  type CanActivate,
  type ExecutionContext,
  type RawBodyRequest,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { rawBodyOf } from './raw-body.js';
import { RefusedCredentials } from './refused-credentials.service.js';
import { SharedSecret } from './shared-secret.js';
import { TwilioSignature } from './twilio-signature.js';

const signatures = new WeakMap<object, string>();

/** The signature by which the guard has let a request in; null: another credential did. */
export function signatureOf(request: object): string | null {
  return signatures.get(request) ?? null;
}

/**
 * Lets a request of Twilio's in that shows one valid credential: a Twilio signature or the shared secret, of which only those
 * count that are set. Needs `rawBody()` in front of it. Everyone else gets 401 without a reason.
 */
@Injectable()
export class TwilioAuthGuard implements CanActivate {
  private readonly logger = new Logger(TwilioAuthGuard.name);
  private readonly signature: TwilioSignature;
  private readonly secret: SharedSecret;

  constructor(
    environment: Environment,
    @Optional() private readonly refused?: RefusedCredentials,
  ) {
    this.signature = new TwilioSignature(
      environment.twilioAuthTokens,
      environment.publicBaseUrl,
      environment.twilioAccountSid,
    );
    this.secret = new SharedSecret(environment.webhookSecret);
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<RawBodyRequest<Request>>();
    if (this.isSigned(request) || this.knowsTheSecret(request)) return true;
    const shown = ['x-twilio-signature', 'authorization'].filter((header) => header in request.headers);
    this.logger.debug(`${context.getHandler().name}: refused, shown: ${shown.join(' and ') || 'nothing'}`);
    this.refused?.note([
      ...('x-twilio-signature' in request.headers ? (['signature'] as const) : []),
      ...('authorization' in request.headers ? (['secret'] as const) : []),
    ]);
    // the challenge that makes Twilio repeat the request with the credentials of its URL
    context.switchToHttp().getResponse<Response>().setHeader('WWW-Authenticate', 'Basic realm="telephony"');
    throw new DomainError(401, 'UNAUTHORIZED', 'a valid Twilio signature or the shared secret is needed');
  }

  private isSigned(request: RawBodyRequest<Request>): boolean {
    const signature = request.headers['x-twilio-signature'];
    const isSigned = this.signature.verifies({
      originalUrl: request.originalUrl,
      signature,
      contentType: request.headers['content-type'],
      rawBody: rawBodyOf(request),
    });
    if (isSigned) signatures.set(request, String(signature));
    return isSigned;
  }

  /** `headers` keeps only the first of several Authorization headers; any of them may carry the secret. */
  private knowsTheSecret(request: Request): boolean {
    return (request.headersDistinct['authorization'] ?? []).some((header) => this.secret.accepts(header));
  }
}
