import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { CallBacksModule } from '../call-backs/index.js';
import { FollowUpsModule } from '../follow-ups/index.js';
import { RoutingModule } from '../routing/index.js';
import { rawBody, TwilioAuthGuard, TwilioModule } from '../twilio/index.js';
import { UsersModule } from '../users/index.js';
import { DailyMessages } from './daily/daily-messages.service.js';
import { DeliveryController } from './delivery/delivery.controller.js';
import { MessageList } from './list/message-list.service.js';
import { MessagesController } from './list/messages.controller.js';
import { MessageStore } from './message-store.service.js';
import { Messenger } from './messenger.service.js';
import { FollowUpReminders } from './outbox/follow-up-reminders.service.js';
import { IncidentMessages } from './outbox/incident-messages.service.js';
import { ResendService } from './resend/resend.service.js';
import { Sender } from './sending/sender.service.js';
import { TestMessages } from './test-message/test-message.service.js';
import { UnreachableService } from './unreachable/unreachable.service.js';
import { AccountMessages } from './alerts/account-messages.service.js';
import { ReceivedController, ReceivedListController } from './received/received.controller.js';
import { ReceivedMessages } from './received/received.service.js';
import { SendingPolicy } from './sending-policy.js';

/** Messages to people: who is told what, by SMS, and what became of it. */
@Module({
  imports: [CallBacksModule, FollowUpsModule, RoutingModule, UsersModule, TwilioModule],
  controllers: [ReceivedController, ReceivedListController, MessagesController, DeliveryController],
  providers: [
    Messenger,
    IncidentMessages,
    FollowUpReminders,
    DailyMessages,
    Sender,
    SendingPolicy,
    MessageStore,
    MessageList,
    AccountMessages,
    ReceivedMessages,
    TestMessages,
    ResendService,
    UnreachableService,
    TwilioAuthGuard,
  ],
  exports: [Messenger],
})
export class NotificationsModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(rawBody()).forRoutes(DeliveryController, ReceivedController);
  }
}
