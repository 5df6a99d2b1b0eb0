import { Injectable, Logger } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import { refusalOf, TwilioRest } from '../../../twilio/index.js';

/** How long somebody who wants the caller waits for Twilio's word, in milliseconds. */
const WAIT_MS = 4000;

/** With these errors of the network a request never left. */
const NEVER_SENT: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
]);

/** Sends calls in progress to another document through Twilio's REST API. */
@Injectable()
export class CallMover {
  private readonly logger = new Logger('Telephony');

  constructor(private readonly rest: TwilioRest) {}

  /** Whether there is an account whose calls can be moved. */
  get canMove(): boolean {
    return this.rest.client !== null;
  }

  /**
   * Sends a call to another document, which ends what it was dialling. Returns false where Twilio refuses, as for a caller who
   * has hung up, or can't be asked; true also where nothing was heard of it in time. Never throws.
   */
  async move(
    callSid: string,
    url: string,
    about: { readonly requestId: string; readonly incidentId: number },
  ): Promise<boolean> {
    const { client } = this.rest;
    if (client === null || !/^CA[0-9a-f]{32}$/.test(callSid)) return false;
    const moved = client
      .calls(callSid)
      .update({ url, method: 'POST' })
      .then(
        () => true,
        (error: unknown) => {
          const refusal = refusalOf(error);
          const { status, code } = refusal ?? { status: null, code: null };
          this.logger.warn({ msg: '[Twilio] a call could not be sent elsewhere', status, code, ...about });
          return refusal === null && !isNeverSent(error);
        },
      );
    return Promise.race([moved, setTimeout(WAIT_MS, true, { ref: false })]);
  }
}

function isNeverSent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NEVER_SENT.has(error.code);
}
