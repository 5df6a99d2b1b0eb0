import { Module } from '@nestjs/common';
import { RefusedCredentials } from './webhooks/index.js';
import { TwilioRecordings } from './recordings.service.js';
import { AccountWatch } from './account/index.js';
import { TwilioRest } from './twilio-rest.service.js';
import { VoiceCalls } from './voice-calls.service.js';

/** The way to Twilio's REST API. */
@Module({
  providers: [TwilioRest, AccountWatch, TwilioRecordings, VoiceCalls, RefusedCredentials],
  exports: [TwilioRest, AccountWatch, TwilioRecordings, VoiceCalls, RefusedCredentials],
})
export class TwilioModule {}
