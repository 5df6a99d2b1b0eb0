import { Module } from '@nestjs/common';
import { RefusedCredentials } from './webhooks/index.js';
import { TwilioRest } from './twilio-rest.service.js';

/** The way to Twilio's REST API. */
@Module({ providers: [TwilioRest, RefusedCredentials], exports: [TwilioRest, RefusedCredentials] })
export class TwilioModule {}
