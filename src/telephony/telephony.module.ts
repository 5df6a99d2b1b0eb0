import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { CallBacksModule } from '../call-backs/index.js';
import { LineTextsModule } from '../line-texts/index.js';
import { CallsModule } from '../calls/index.js';
import { RoutingModule } from '../routing/index.js';
import { rawBody, TwilioAuthGuard, TwilioModule } from '../twilio/index.js';
import { CallBackCaller } from './call-back/call-back-caller.service.js';
import { CallBackController } from './call-back/call-back.controller.js';
import { TelephonyController } from './telephony.controller.js';
import { TelephonyService } from './telephony.service.js';
import { CallBackTwimlController } from './twiml/call-back/call-back-twiml.controller.js';
import { TwimlController } from './twiml/twiml.controller.js';
import { CallInService } from './twiml/call-in/call-in.service.js';
import { CallMover } from './twiml/call-in/call-mover.service.js';
import { CallerLanguages } from './twiml/caller-languages.service.js';
import { LegEnder } from './twiml/leg-ender.service.js';
import { TwimlService } from './twiml/twiml.service.js';

/** What Twilio calls: the four endpoints, the line that the service dials itself, their guard and their tolerant bodies. */
@Module({
  imports: [CallsModule, RoutingModule, LineTextsModule, CallBacksModule, TwilioModule],
  controllers: [TelephonyController, TwimlController, CallBackTwimlController, CallBackController],
  providers: [
    TelephonyService,
    TwimlService,
    LegEnder,
    CallMover,
    CallerLanguages,
    CallInService,
    CallBackCaller,
    TwilioAuthGuard,
  ],
})
export class TelephonyModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(rawBody()).forRoutes(TelephonyController, TwimlController, CallBackTwimlController);
  }
}
