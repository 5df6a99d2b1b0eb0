import { Injectable, Logger } from '@nestjs/common';
import { isRecordingAddress, maskPhone, toE164 } from '../../common/index.js';
import { Environment, LineNumbers } from '../../config/index.js';
import {
  type IncidentTransition,
  type IncidentReference,
  type RecordingReport,
  type Report,
} from '../../incidents/index.js';
import { StepRegistry, type CallRequest, type Target } from '../../routing/index.js';
import { errorInWords } from '../../twilio/index.js';
import { CallService } from '../../calls/index.js';
import { TURNED_AWAY } from '../turned-away.js';
import { readCallSid, readDuration, readErrorCode, readText, type Fields } from '../fields.js';
import { CallerLanguages } from './caller-languages.service.js';
import type { Document } from './document.js';
import { LegEnder } from './leg-ender.service.js';
import { renderAfter } from './render-target.js';
import { recordingEnded, recordingMeasured, recordingTranscribed } from './recording.js';
import { required, type TwimlRequest } from './twiml-request.js';

/** Twilio's words for a call that is not any more. */
export const GONE: ReadonlySet<string> = new Set(['completed', 'canceled', 'failed', 'busy', 'no-answer']);

/** Twilio's words for something that is no person (AnsweredBy). */
const MACHINE = /^(?:machine|fax)/;

/** The line that the service dials itself: what each leg of a call is told. */
@Injectable()
export class TwimlService {
  private readonly logger = new Logger('Telephony');
  private readonly maxWaitSeconds: number;
  private readonly isLineFlow: boolean;
  /** Ours; null: not known. */
  private readonly accountSid: string | null;

  constructor(
    private readonly line: CallService,
    private readonly lineNumbers: LineNumbers,
    private readonly legs: LegEnder,
    private readonly registry: StepRegistry,
    private readonly languages: CallerLanguages,
    environment: Environment,
  ) {
    this.maxWaitSeconds = environment.maxWaitSeconds;
    this.isLineFlow = environment.lineFlow === 'line';
    this.accountSid = environment.twilioAccountSid;
  }

  /** A caller is handed over. */
  start(request: TwimlRequest): Promise<Document> {
    const caller = maskPhone(readText(request.fields, 'From'));
    const { requestId } = request.origin;
    this.logger.log({ msg: '[Twilio] call handed over', requestId, callSid: request.fields['CallSid'], caller });
    if (!readText(request.fields, 'Direction').startsWith('outbound')) this.lineNumbers.heard(request.leg.callerId);
    const { verstat } = request.leg;
    const about = { incidentId: null, lastDial: null, report: null, verstat };
    return this.next(request, { ...about, pressedNoKey: request.gate === '' });
  }

  /** Whether a call comes from the line itself: a ring of ours that was forwarded back. */
  isOfOurs({ fields }: TwimlRequest): boolean {
    return this.lineNumbers.includes(toE164(readText(fields, 'From')));
  }

  /** A dial is over: the talk has ended, somebody else is next, or the caller is gone. */
  dialResult(request: TwimlRequest): Promise<Document> {
    const { fields, link } = request;
    const dial = required(link, 'dial');
    const callerGone = GONE.has(readText(fields, 'CallStatus'));
    if (request.isAgain) {
      // Nobody has sent the caller: they go to whom they belong by themselves, or the ladder goes on.
      const over = { kind: 'dial_over', dial, status: 'no-answer', bridged: false, seconds: null, callerGone } as const;
      return this.next(request, { incidentId: link.incident, lastDial: dial, report: over }, false);
    }
    const bridged = readText(fields, 'DialBridged').toLowerCase();
    const report = {
      kind: 'dial_over',
      dial,
      status: readText(fields, 'DialCallStatus'),
      bridged: bridged === '' ? null : bridged === 'true',
      seconds: readDuration({ duration: fields['DialCallDuration'] }).seconds,
      callerGone,
      ...this.errorIn(request),
    } as const;
    return this.next(request, { incidentId: link.incident, lastDial: dial, report });
  }

  /** The caller comes out of a queue: the talk with somebody who called in is over, or they never came. */
  queueResult(request: TwimlRequest, secondsAgo: number): Promise<Document> {
    const { fields, link } = request;
    const dial = required(link, 'dial');
    const bridged = readText(fields, 'QueueResult') === 'bridged' || request.isAgain;
    const callerGone = GONE.has(readText(fields, 'CallStatus'));
    const status = bridged ? 'completed' : 'no-answer';
    const report = { kind: 'dial_over', dial, status, bridged, seconds: null, callerGone, secondsAgo } as const;
    return this.next(request, { incidentId: link.incident, lastDial: dial, report });
  }

  /** Somebody, or something, picked up: it is asked whether it accepts. */
  async screen(request: TwimlRequest): Promise<Document> {
    const userId = required(request.link, 'user');
    const { incident } = await this.record(request, { kind: 'picked_up', userId }, () => null);
    const attempt = incident.attempts.find((one) => one.userId === userId);
    const isRepeat = attempt !== undefined && this.registry.find(attempt.stepName)?.knowsCaller === true;
    return { kind: 'whisper', incidentId: incident.id, userId, callerE164: incident.callerE164, isRepeat };
  }

  /** The person who was asked pressed a key, or nothing. */
  async screenResult(request: TwimlRequest): Promise<Document> {
    const userId = required(request.link, 'user');
    const key = keyIn(request.fields);
    if (key === '1' || (request.isAgain && key === '')) return this.accept(request, userId);
    const declined = key === '2';
    const document = { kind: 'hang_up', why: declined ? 'passed_on' : 'no_key' } as const;
    return (await this.record(request, { kind: declined ? 'declined' : 'no_key', userId }, () => document)).answer;
  }

  /** A person whose picking up is enough has picked up. */
  connect(request: TwimlRequest): Promise<Document> {
    return this.accept(request, required(request.link, 'user'));
  }

  /** Twilio has found out what picked up: the leg of a machine is ended, unless its person has accepted meanwhile. */
  async detected(request: TwimlRequest): Promise<void> {
    const { fields, link, origin } = request;
    const userId = required(link, 'user');
    const status = readText(fields, 'AnsweredBy');
    const { incident } = await this.record(request, { kind: 'leg_status', userId, status }, () => null);
    if (!MACHINE.test(status) || incident.answeredByUserId === userId) return;
    await this.legs.end(readText(fields, 'CallSid'), { requestId: origin.requestId, incidentId: incident.id, userId });
  }

  /** What Twilio says of a leg on the way; nothing is concluded from it. */
  async legStatus(request: TwimlRequest): Promise<void> {
    const status = readText(request.fields, 'CallStatus');
    const userId = required(request.link, 'user');
    await this.record(request, { kind: 'leg_status', userId, status, ...this.errorIn(request) }, () => null);
  }

  /** What the caller recorded, perhaps without a word, and the call is over. */
  async voiceMessage(request: TwimlRequest): Promise<Document> {
    const report = await this.recordMessage(request, recordingEnded);
    return { kind: report?.kind === 'voice_message' ? 'thanks' : 'goodbye' };
  }

  /** The true length of the recording: it also comes when the caller hung up. */
  async recordingStatus(request: TwimlRequest): Promise<void> {
    await this.recordMessage(request, recordingMeasured);
  }

  /** What Twilio has written down of the recording, some minutes later. */
  async transcription(request: TwimlRequest): Promise<void> {
    await this.recordMessage(request, recordingTranscribed);
  }

  private async recordMessage(
    request: TwimlRequest,
    read: (fields: Fields, url: string) => RecordingReport,
  ): Promise<RecordingReport | null> {
    const { fields, link, leg, origin } = request;
    const url = readText(fields, 'RecordingUrl');
    // Where our account isn't known, it is the one that the request is from.
    const account = this.accountSid ?? leg.accountSid;
    if (account !== null && isRecordingAddress(url, account)) {
      const report = read(fields, url);
      await this.record(request, report, () => null);
      return report;
    }
    if (url !== '') {
      const msg = "[Twilio] RecordingUrl is no recording of our account at Twilio's API: ignored";
      this.logger.warn({ msg, requestId: origin.requestId, incidentId: link.incident });
    }
    return null;
  }

  private async accept(request: TwimlRequest, userId: number): Promise<Document> {
    const document = ({ type, data }: IncidentTransition): Document => {
      if (type === 'answered') return { kind: 'bridge' };
      const mayGetThem = data.facts?.['mayGetThem'] === true && !request.isAgain;
      return mayGetThem
        ? { kind: 'hold_on', incidentId: required(request.link, 'incident'), userId }
        : { kind: 'hang_up', why: 'taken' };
    };
    const { incident, answer } = await this.record(request, { kind: 'accepted', userId }, document);
    const { requestId } = request.origin;
    const phone = maskPhone(incident.attempts.find((attempt) => attempt.userId === userId)?.phoneE164 ?? null);
    if (answer.kind === 'bridge') {
      this.logger.log({ msg: '[Twilio] Call answered by', requestId, incidentId: incident.id, userId, phone });
    }
    return answer;
  }

  /** Twilio's error number, where a request has one: noted in the trail, and told to the operator. */
  private errorIn({ fields, link, origin }: TwimlRequest): { readonly errorCode?: number } {
    const errorCode = readErrorCode(fields);
    if (errorCode === null) return {};
    const msg = `[Twilio] error ${errorCode}: ${errorInWords(errorCode) ?? 'no words for it here'}`;
    this.logger.warn({ msg, requestId: origin.requestId, incidentId: link.incident });
    return { errorCode };
  }

  private record<Answer>(request: TwimlRequest, report: Report, answer: (transition: IncidentTransition) => Answer) {
    return this.line.recordWith(referenceOf(request), report, request.origin, answer);
  }

  private async next(
    { fields, origin, leg }: TwimlRequest,
    about: Pick<CallRequest, 'incidentId' | 'lastDial' | 'report' | 'verstat' | 'pressedNoKey'>,
    isSent = this.isLineFlow,
  ): Promise<Document> {
    const callerPhone = readText(fields, 'From');
    const callSid = readCallSid({ callSid: fields['CallSid'] });
    if (callSid !== null) this.languages.keep(callSid, leg.language);
    const call = { callSid, callerPhone, lastTargetPhone: null, ...about };
    const options = { maxWaitSeconds: this.maxWaitSeconds };
    const { answer, target } = await this.line.route(call, origin, options, renderAfter(about.lastDial, isSent));
    if (target) this.tell(target, origin.requestId);
    return answer;
  }

  private tell(target: Target, requestId: string): void {
    const { incidentId } = target;
    if (target.kind === 'nobody') {
      const { why: stepName } = target;
      if (stepName === 'turned_away') this.logger.warn({ msg: TURNED_AWAY, requestId, incidentId });
      else this.logger.log({ msg: '[Twilio] No more targets available', requestId, incidentId, stepName });
      return;
    }
    const { dial, ringSeconds, people } = target;
    const phones = people.map(({ phoneE164 }) => maskPhone(phoneE164));
    const stepName = people[0]?.stepName;
    this.logger.log({ msg: '[Twilio] Next target', requestId, incidentId, dial, stepName, phones, ringSeconds });
  }
}

/** A technician's leg names the caller's call as its parent; where it does not, the incident in the address is enough. */
export function referenceOf({ fields, link }: TwimlRequest): IncidentReference {
  return { callSid: readCallSid({ callSid: fields['ParentCallSid'] }), incidentId: required(link, 'incident') };
}

/**
 * The key that was pressed, or nothing. A form is signed without borders between names and values, so a caller's name
 * such as `xDigits1` signs as a name and a key: Twilio tells no caller's name on the legs that it rings for us, and a form
 * that has one presses no key.
 */
export function keyIn(fields: Fields): string {
  return fields['CallerName'] === undefined ? readText(fields, 'Digits').trim() : '';
}
