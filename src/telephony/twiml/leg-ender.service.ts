import { Injectable, Logger } from '@nestjs/common';
import { refusalOf, TwilioRest } from '../../twilio/index.js';

/** What the log says of a leg. */
export interface LegAbout {
  readonly requestId: string;
  readonly incidentId: number;
  readonly userId: number;
}

/** Ends legs of calls through Twilio's REST API. */
@Injectable()
export class LegEnder {
  private readonly logger = new Logger('Telephony');

  constructor(private readonly rest: TwilioRest) {}

  /**
   * Ends a leg by its SID (`CA…`), and with it the dial that it won; the dial's result then comes as ever. Never throws: where
   * Twilio doesn't end it, the leg ends by itself, since nobody there presses a key.
   */
  async end(callSid: string, about: LegAbout): Promise<void> {
    const { client } = this.rest;
    if (client === null || !/^CA[0-9a-f]{32}$/.test(callSid)) return;
    try {
      await client.calls(callSid).update({ status: 'completed' });
      this.logger.log({ msg: '[Twilio] a machine picked up: its leg was ended', ...about });
    } catch (error) {
      const { status, code } = refusalOf(error) ?? { status: null, code: null };
      this.logger.warn({ msg: "[Twilio] a machine's leg could not be ended", status, code, ...about });
    }
  }
}
