import { Injectable } from '@nestjs/common';
import { CallBacksService, type CallBackRecord, type CallBackRequest } from '../../call-backs/index.js';
import { DomainError, type Actor } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { refusalOf, VoiceCalls } from '../../twilio/index.js';
import { Links } from '../twiml/links.js';

/** How long the person's phone rings, in seconds. */
const RING_SECONDS = 30;

/** Rings the people who call callers back. */
@Injectable()
export class CallBackCaller {
  private readonly links: Links;

  constructor(
    private readonly callBacks: CallBacksService,
    private readonly calls: VoiceCalls,
    private readonly environment: Environment,
  ) {
    this.links = new Links(environment);
  }

  /**
   * Rings somebody who is to call a caller back; asked again while it rings, it rings nobody twice.
   * @throws DomainError 409 `TWILIO_NOT_CONFIGURED` naming what is missing; 502 `TWILIO_REFUSED` or `TWILIO_NOT_REACHED`; and as
   *   `CallBacksService.begin`.
   */
  async ring(actor: Actor, request: CallBackRequest): Promise<CallBackRecord> {
    const number = this.lineNumber();
    const { callBack, isNew } = await this.callBacks.begin(actor, request);
    if (!isNew) return callBack;
    const link = { incident: callBack.incidentId, callBack: callBack.id };
    try {
      const sid = await this.calls.ring({
        to: callBack.phoneE164,
        from: number,
        url: this.links.persistent('call-back', link),
        statusCallback: this.links.plain('call-back-status', link),
        timeoutSeconds: RING_SECONDS,
      });
      await this.callBacks.rung(callBack.id, sid);
    } catch (error) {
      const refusal = refusalOf(error);
      const what = refusal ? `Twilio ${refusal.code ?? refusal.status}` : 'Twilio could not be reached';
      await this.callBacks.end(callBack.id, { status: 'failed', error: what });
      throw new DomainError(502, refusal ? 'TWILIO_REFUSED' : 'TWILIO_NOT_REACHED', `${what}: the person was not rung`);
    }
    return callBack;
  }

  private lineNumber(): string {
    const { twilioAccountSid, twilioAuthTokens, twilioPhoneNumber, publicBaseUrl } = this.environment;
    const missing = [
      twilioAccountSid === null && 'TWILIO_ACCOUNT_SID',
      twilioAuthTokens.length === 0 && 'TWILIO_AUTH_TOKEN',
      twilioPhoneNumber === null && 'TWILIO_PHONE_NUMBER',
      publicBaseUrl === null && 'PUBLIC_BASE_URL',
    ].filter((name) => name !== false);
    if (twilioPhoneNumber !== null && missing.length === 0) return twilioPhoneNumber;
    throw new DomainError(409, 'TWILIO_NOT_CONFIGURED', `nobody can be rung: ${missing.join(', ')} is not set`);
  }
}
