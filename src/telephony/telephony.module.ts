import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.js';
import { RoutingModule } from '../routing/index.js';
import { rawBody, TwilioAuthGuard } from '../twilio/index.js';
import { TelephonyController } from './telephony.controller.js';
import { TelephonyService } from './telephony.service.js';

/** What Twilio calls: the four endpoints, their guard and their tolerant bodies. */
@Module({
  imports: [RoutingModule, IncidentsModule],
  controllers: [TelephonyController],
  providers: [TelephonyService, TwilioAuthGuard],
})
export class TelephonyModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(rawBody()).forRoutes(TelephonyController);
  }
}
