import { Injectable, Logger } from '@nestjs/common';
import { isRecordingAddress, maskPhone } from '../../common/index.js';
import { Environment, LineNumbers } from '../../config/index.js';
import type { Consequence, IncidentReference, Report } from '../../incidents/index.js';
import type { CallRequest, Render, Target } from '../../routing/index.js';
import { Standby } from '../../standby/index.js';
import { TURNED_AWAY } from '../turned-away.js';
import { readCallSid, readDuration, readText, type Fields } from '../fields.js';
import type { Document } from './document.js';
import { required, type TwimlRequest } from './twiml-request.js';

/** Twilio's words for a call that is not any more. */
const GONE = new Set(['completed', 'canceled', 'failed', 'busy', 'no-answer']);

/** The line that the service dials itself: what each leg of a call is told. */
@Injectable()
export class TwimlService {
  private readonly logger = new Logger('Telephony');
  private readonly maxWaitSeconds: number;
  /** Ours; null: not known. */
  private readonly accountSid: string | null;

  constructor(
    private readonly line: Standby,
    private readonly lineNumbers: LineNumbers,
    environment: Environment,
  ) {
    this.maxWaitSeconds = environment.maxWaitSeconds;
    this.accountSid = environment.twilioAccountSid;
  }

  /** A caller is handed over. */
  start(request: TwimlRequest): Promise<Document> {
    const caller = maskPhone(readText(request.fields, 'From'));
    const { requestId } = request.origin;
    this.logger.log({ msg: '[Twilio] call handed over', requestId, callSid: request.fields['CallSid'], caller });
    if (!readText(request.fields, 'Direction').startsWith('outbound')) this.lineNumbers.heard(request.leg.callerId);
    return this.next(request, { incidentId: null, lastDial: null, report: null });
  }

  /** A dial is over: the talk has ended, somebody else is next, or the caller is gone. */
  dialResult(request: TwimlRequest): Promise<Document> {
    const { fields, link } = request;
    const dial = required(link, 'dial');
    const bridged = readText(fields, 'DialBridged').toLowerCase();
    const report = {
      kind: 'dial_over',
      dial,
      status: readText(fields, 'DialCallStatus'),
      bridged: bridged === '' ? null : bridged === 'true',
      seconds: readDuration({ duration: fields['DialCallDuration'] }).seconds,
      callerGone: GONE.has(readText(fields, 'CallStatus')),
    } as const;
    return this.next(request, { incidentId: link.incident, lastDial: dial, report });
  }

  /** Somebody, or something, picked up: it is asked whether it accepts. */
  async screen(request: TwimlRequest): Promise<Document> {
    const userId = required(request.link, 'user');
    const { incident } = await this.record(request, { kind: 'picked_up', userId }, () => null);
    const attempt = incident.attempts.find((one) => one.userId === userId);
    const isRepeat = attempt?.stepName === 'repeat_caller';
    return { kind: 'whisper', incidentId: incident.id, userId, callerE164: incident.callerE164, isRepeat };
  }

  /** He pressed a key, or none. */
  async screenResult(request: TwimlRequest): Promise<Document> {
    const userId = required(request.link, 'user');
    const key = keyIn(request.fields);
    if (key === '1') return this.accept(request, userId);
    const declined = key === '2';
    const document = { kind: 'hang_up', why: declined ? 'passed_on' : 'no_key' } as const;
    return (await this.record(request, { kind: declined ? 'declined' : 'no_key', userId }, () => document)).answer;
  }

  /** He whose picking up is enough has picked up. */
  connect(request: TwimlRequest): Promise<Document> {
    return this.accept(request, required(request.link, 'user'));
  }

  /** What Twilio says of a leg on the way; nothing is concluded from it. */
  async legStatus(request: TwimlRequest): Promise<void> {
    const status = readText(request.fields, 'CallStatus');
    await this.record(request, { kind: 'leg_status', userId: required(request.link, 'user'), status }, () => null);
  }

  /** The caller has left a message, and the call is over. */
  async voiceMessage(request: TwimlRequest): Promise<Document> {
    await this.recordMessage(request, true);
    return { kind: 'thanks' };
  }

  /** The same message once more, from Twilio's recording: it also comes when the caller hung up. */
  async recordingStatus(request: TwimlRequest): Promise<void> {
    await this.recordMessage(request, false);
  }

  private async recordMessage(request: TwimlRequest, ends: boolean): Promise<void> {
    const { fields, link, leg, origin } = request;
    const url = readText(fields, 'RecordingUrl');
    const { seconds } = readDuration({ duration: fields['RecordingDuration'] });
    // Where our account isn't known, it is the one that the request is from.
    const account = this.accountSid ?? leg.accountSid;
    if (account !== null && isRecordingAddress(url, account)) {
      await this.record(request, { kind: 'voice_message', url, seconds, ends }, () => null);
    } else if (url !== '') {
      const msg = "[Twilio] RecordingUrl is no recording of our account at Twilio's API: ignored";
      this.logger.warn({ msg, requestId: origin.requestId, incidentId: link.incident });
    }
  }

  private async accept(request: TwimlRequest, userId: number): Promise<Document> {
    const document = ({ type }: Consequence): Document =>
      type === 'answered' ? { kind: 'bridge' } : { kind: 'hang_up', why: 'taken' };
    const { incident, answer } = await this.record(request, { kind: 'accepted', userId }, document);
    const { requestId } = request.origin;
    const phone = maskPhone(incident.attempts.find((attempt) => attempt.userId === userId)?.phoneE164 ?? null);
    if (answer.kind === 'bridge') {
      this.logger.log({ msg: '[Twilio] Call answered by', requestId, incidentId: incident.id, userId, phone });
    }
    return answer;
  }

  private record<Answer>(request: TwimlRequest, report: Report, answer: (consequence: Consequence) => Answer) {
    return this.line.recordWith(referenceOf(request), report, request.origin, answer);
  }

  private async next(
    { fields, origin }: TwimlRequest,
    about: Pick<CallRequest, 'incidentId' | 'lastDial' | 'report'>,
  ): Promise<Document> {
    const callerPhone = readText(fields, 'From');
    const call = { callSid: readCallSid({ callSid: fields['CallSid'] }), callerPhone, lastTargetPhone: null, ...about };
    const { answer, target } = await this.line.route(call, origin, { maxWaitSeconds: this.maxWaitSeconds }, render);
    if (target) this.tell(target, origin.requestId);
    return answer;
  }

  private tell(target: Target, requestId: string): void {
    const { incidentId } = target;
    if (target.kind === 'nobody' && target.why === 'turned_away') {
      this.logger.warn({ msg: TURNED_AWAY, requestId, incidentId });
      return;
    }
    if (target.kind === 'nobody') {
      this.logger.log({ msg: '[Twilio] No more targets available', requestId, incidentId, stepName: target.why });
      return;
    }
    const { dial, ringSeconds, people } = target;
    const phones = people.map(({ phoneE164 }) => maskPhone(phoneE164));
    const stepName = people[0]?.stepName;
    this.logger.log({ msg: '[Twilio] Next target', requestId, incidentId, dial, stepName, phones, ringSeconds });
  }
}

/** A technician's leg names the caller's call as its parent; where it does not, the incident in the address is enough. */
function referenceOf({ fields, link }: TwimlRequest): IncidentReference {
  return { callSid: readCallSid({ callSid: fields['ParentCallSid'] }), incidentId: required(link, 'incident') };
}

/**
 * The key that was pressed, or nothing. A form is signed without borders between names and values, so a caller's name
 * such as `xDigits1` signs as a name and a key: Twilio tells no caller's name on the legs that it rings for us, and a form
 * that has one presses no key.
 */
function keyIn(fields: Fields): string {
  return fields['CallerName'] === undefined ? readText(fields, 'Digits').trim() : '';
}

/** What the caller's leg is told of a target. */
const render: Render<Document> = (target, incident, people) => {
  if (target.kind === 'nobody') {
    if (target.why === 'turned_away') return { kind: 'turned_away' };
    if (target.why === 'exhausted') return { kind: 'ending', incidentId: target.incidentId };
    return { kind: 'return', outcome: incident.answeredAt === null ? 'ended' : 'answered' };
  }
  const { incidentId, dial, ringSeconds } = target;
  const numbers = target.people.map(({ userId, phoneE164: phone }) => {
    return { userId, phone, acceptance: people.get(userId)?.acceptance ?? 'key' } as const;
  });
  return { kind: 'dial', incidentId, dial, ringSeconds, numbers, progress: dial > 1 && dial % 2 === 1 };
};
