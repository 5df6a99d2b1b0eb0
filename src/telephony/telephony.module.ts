import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { StandbyModule } from '../standby/index.js';
import { rawBody, TwilioAuthGuard, TwilioModule } from '../twilio/index.js';
import { TelephonyController } from './telephony.controller.js';
import { TelephonyService } from './telephony.service.js';
import { TwimlController } from './twiml/twiml.controller.js';
import { TwimlService } from './twiml/twiml.service.js';

/** What Twilio calls: the four endpoints, the line that the service dials itself, their guard and their tolerant bodies. */
@Module({
  imports: [StandbyModule, TwilioModule],
  controllers: [TelephonyController, TwimlController],
  providers: [TelephonyService, TwimlService, TwilioAuthGuard],
})
export class TelephonyModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(rawBody()).forRoutes(TelephonyController, TwimlController);
  }
}
