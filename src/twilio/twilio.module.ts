import { Module } from '@nestjs/common';
import { TwilioRest } from './twilio-rest.service.js';

/** The way to Twilio's REST API. */
@Module({ providers: [TwilioRest], exports: [TwilioRest] })
export class TwilioModule {}
