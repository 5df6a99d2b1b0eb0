import { Module } from '@nestjs/common';
import { CallBacksModule } from '../call-backs/index.js';
import { RoutingModule } from '../routing/index.js';
import { TwilioModule } from '../twilio/index.js';
import { Reconciler } from './reconciler.service.js';

/** What Twilio knows of calls and this service does not. */
@Module({ imports: [CallBacksModule, RoutingModule, TwilioModule], providers: [Reconciler], exports: [Reconciler] })
export class ReconcilerModule {}
