import { applyDecorators, UseGuards } from '@nestjs/common';
import { ApiBasicAuth, ApiBearerAuth, ApiTags, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { OwnGuard } from '../../common/index.js';
import { TwilioAuthGuard } from './twilio-auth.guard.js';

/**
 * A controller of what Twilio sends, or a program that knows the webhooks' secret: no session opens it. The module of
 * the controller provides TwilioAuthGuard. `tag` is the heading in the interface's description.
 */
export function FromTwilio(tag: string): ClassDecorator {
  return applyDecorators(
    OwnGuard(),
    UseGuards(TwilioAuthGuard),
    ApiTags(tag),
    ApiBearerAuth('webhook-secret'),
    ApiBasicAuth('webhook-secret-basic'),
    ApiUnauthorizedResponse({ description: 'No valid signature or secret; nothing was changed' }),
  );
}
