import { Injectable } from '@nestjs/common';
import { Environment, type MessageKind } from '../config/index.js';
import type { Channel } from './channel.js';
import { TwilioRest } from '../twilio/index.js';

/** Why a message is not sent. */
export const NOT_CONFIGURED = 'not configured';
export const SWITCHED_OFF = 'switched off';

/** Says which messages are to be sent at all. */
@Injectable()
export class SendingPolicy {
  /** Whether there is an account to send with, and a number to send from. */
  readonly canSend: boolean;
  /** Whether there is a second way for what a text message doesn't bring. */
  readonly canAlert: boolean;

  constructor(
    private readonly environment: Environment,
    twilio: TwilioRest,
  ) {
    this.canAlert = environment.alertWebhookUrl !== null;
    this.canSend = twilio.client !== null && environment.twilioPhoneNumber !== null;
  }

  /** Why no message of a kind is sent by a channel; null: they are. */
  skipReason(kind: MessageKind, channel: Channel = 'sms'): string | null {
    if (this.environment.messagesOff.has(kind)) return SWITCHED_OFF;
    const isSetUp = channel === 'webhook' ? this.canAlert : this.canSend;
    return isSetUp ? null : NOT_CONFIGURED;
  }
}
