import { Injectable, Logger } from '@nestjs/common';
import { maskPhone } from '../common/index.js';
import { SUCCESS, type IncidentReference } from '../incidents/index.js';
import { toNextTarget, type NextTarget } from '../routing/index.js';
import { CallService } from '../calls/index.js';
import { readCallSid, readDuration, readIncidentId, readIncidentIdOrNothing, readText, type Fields } from './fields.js';
import { TURNED_AWAY } from './turned-away.js';
import { CallInService } from './twiml/call-in/call-in.service.js';
import type { TelephonyRequest } from './telephony-request.js';

/** Studio's widgets ring one phone after the other, for as long as it takes. */
const ONE_AT_A_TIME = { maxWaitSeconds: null };

/** The step of somebody of the company who is to be handed to our TwiML; told only to flows that ask for it. */
const CALL_IN = 'call_in';

/** What Studio may ask and tell, read from its bodies and told to the log in the guide's words. */
@Injectable()
export class TelephonyService {
  private readonly logger = new Logger('Telephony');

  constructor(
    private readonly line: CallService,
    private readonly callIns: CallInService,
  ) {}

  /** Who is rung next. */
  async nextTarget({ fields, origin }: TelephonyRequest): Promise<NextTarget> {
    const { requestId } = origin;
    const callSid = readCallSid(fields);
    const callerPhone = readText(fields, 'callerPhone');
    this.logger.log({ msg: '[Twilio] next-target request', requestId, callSid, caller: maskPhone(callerPhone) });
    const incidentId = callSid === null ? readIncidentId(fields) : readIncidentIdOrNothing(fields);
    const lastTargetPhone = readText(fields, 'lastTargetPhone') || null;
    const offered = incidentId === null && asksToTake(fields) ? this.callIns.offeredInLadder(callerPhone) : null;
    if (offered !== null) {
      this.logger.log({ msg: '[Twilio] a caller is offered to somebody who calls in', requestId, incidentId: offered });
      return { incidentId: offered, nextPhoneE164: null, stepName: CALL_IN, timeoutSeconds: 0, userName: null };
    }
    const call = { callSid, incidentId, callerPhone, lastTargetPhone, lastDial: null, report: null };
    const { answer: target, target: decided } = await this.line.route(call, origin, ONE_AT_A_TIME, toNextTarget);
    const { stepName, nextPhoneE164, timeoutSeconds } = target;
    const about = { requestId, incidentId: target.incidentId, stepName };
    if (decided?.kind === 'nobody' && decided.why === 'turned_away') this.logger.warn({ msg: TURNED_AWAY, ...about });
    else if (nextPhoneE164 === null) this.logger.log({ msg: '[Twilio] No more targets available', ...about });
    else this.logger.log({ msg: '[Twilio] Next target', ...about, phone: maskPhone(nextPhoneE164), timeoutSeconds });
    return target;
  }

  /** Somebody picked up. */
  async answered({ fields, origin }: TelephonyRequest): Promise<typeof SUCCESS> {
    const answeredPhone = readText(fields, 'answeredPhone');
    const report = { kind: 'answered', answeredPhone } as const;
    const { incident } = await this.line.record(referenceOf(fields), report, origin);
    const { requestId } = origin;
    this.logger.log({
      msg: '[Twilio] Call answered by',
      requestId,
      incidentId: incident.id,
      phone: maskPhone(answeredPhone),
    });
    return SUCCESS;
  }

  /** A person could not be reached. */
  async attemptFailed({ fields, origin }: TelephonyRequest): Promise<typeof SUCCESS> {
    const report = { targetPhone: readText(fields, 'targetPhone'), reason: readText(fields, 'reason') };
    await this.line.record(referenceOf(fields), { kind: 'failed', ...report }, origin);
    return SUCCESS;
  }

  /** The call is over. */
  async completed({ fields, origin }: TelephonyRequest): Promise<typeof SUCCESS> {
    const { seconds, ignored } = readDuration(fields);
    await this.line.record(referenceOf(fields), { kind: 'completed', seconds, ignored }, origin);
    return SUCCESS;
  }
}

/** Whether a flow knows what to do with somebody of the company who calls while a caller waits. */
function asksToTake(fields: Fields): boolean {
  return readText(fields, 'callIn') === 'true';
}

function referenceOf(fields: Fields): IncidentReference {
  return { callSid: readCallSid(fields), incidentId: readIncidentId(fields) };
}
