import { Injectable } from '@nestjs/common';
import { Environment, type MessageKind } from '../config/index.js';
import { TwilioRest } from '../twilio/index.js';

/** Why a message is not sent. */
export const NOT_CONFIGURED = 'not configured';
export const SWITCHED_OFF = 'switched off';

/** Says which messages are to be sent at all. */
@Injectable()
export class SendingPolicy {
  /** Whether there is an account to send with, and a number to send from. */
  readonly canSend: boolean;

  constructor(
    private readonly environment: Environment,
    twilio: TwilioRest,
  ) {
    this.canSend = twilio.client !== null && environment.twilioPhoneNumber !== null;
  }

  /** Why no message of a kind is sent; null: they are. */
  skipReason(kind: MessageKind): string | null {
    if (this.environment.messagesOff.has(kind)) return SWITCHED_OFF;
    return this.canSend ? null : NOT_CONFIGURED;
  }
}
