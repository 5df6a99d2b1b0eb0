import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { TwilioModule } from '../twilio/index.js';
import { RecordingRetention } from './recording-retention.service.js';
import { VoiceMessageController } from './voice-message.controller.js';
import { VoiceMessages } from './voice-messages.service.js';

/** Voice messages: heard through the service, and removed when they are old enough. */
@Module({
  imports: [AccessModule, TwilioModule],
  controllers: [VoiceMessageController],
  providers: [VoiceMessages, RecordingRetention],
})
export class VoiceMessagesModule {}
