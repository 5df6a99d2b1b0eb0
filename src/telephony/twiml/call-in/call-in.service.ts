import { Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { maskPhone, toE164 } from '../../../common/index.js';
import { Environment } from '../../../config/index.js';
import { CallService } from '../../../calls/index.js';
import type { IncidentReference, RequestOrigin } from '../../../incidents/index.js';
import type { Person } from '../../../users/index.js';
import { readCallSid, readText } from '../../fields.js';
import { CallerLanguages } from '../caller-languages.service.js';
import type { Document } from '../document.js';
import { Links } from '../links.js';
import { GONE, keyIn, referenceOf, TwimlService } from '../twiml.service.js';
import { required, type TwimlRequest } from '../twiml-request.js';
import { QUEUE_RESULT_SECONDS_AGO } from './call-in-document.js';
import { CallMover } from './call-mover.service.js';

/** Twilio's word for a caller ID that the network says is forged (STIR). */
const FORGED = /^TN-Validation-Failed/;

/** What Twilio says of a dial in which the two were connected. */
const CONNECTED: ReadonlySet<string> = new Set(['completed', 'answered']);

/**
 * How long the widget of flow `ladder` rings at most, in milliseconds: 20 s, and the 5 that Twilio adds. It tells of a pick-up only
 * after the talk, so somebody who was offered longer ago than that has the caller.
 */
const LADDER_RING_MS = 25_000;

/** People of the company who call the line, and take a caller who waits. */
@Injectable()
export class CallInService {
  private readonly logger = new Logger('Telephony');
  private readonly links: Links;
  private readonly isLineFlow: boolean;

  constructor(
    private readonly calls: CallService,
    private readonly line: TwimlService,
    private readonly mover: CallMover,
    private readonly languages: CallerLanguages,
    environment: Environment,
  ) {
    this.links = new Links(environment);
    this.isLineFlow = environment.lineFlow === 'line';
  }

  /** Returns the question for somebody of the company who calls while others are rung for a caller; null for everyone else. */
  question({ fields, leg, isAsCaller, choice, gate }: TwimlRequest): Document | null {
    if (isAsCaller || choice !== null || gate !== null) return null;
    const waiting = this.waitingFor(fields, leg.verstat);
    if (waiting === null) return null;
    const { isLineFlow } = this;
    return { kind: 'ask_to_take', incidentId: waiting.incident.id, userId: waiting.person.id, atOnce: isLineFlow };
  }

  /** Returns the incident whose caller somebody may take who calls from this phone, in the flow whose widgets ring; null: none. */
  offeredInLadder(callerPhone: string): number | null {
    return this.isLineFlow ? null : (this.waitingFor({ From: callerPhone }, null)?.incident.id ?? null);
  }

  /** They pressed a key: the caller is sent to their queue, or they are put through as a caller. */
  async take({ fields, leg, origin }: TwimlRequest): Promise<Document> {
    if (keyIn(fields) !== '1') return { kind: 'as_caller' };
    const waiting = this.waitingFor(fields, leg.verstat);
    if (waiting === null) return { kind: 'hang_up', why: 'taken' };
    const { id: incidentId, callSid } = waiting.incident;
    const { id: userId, phoneE164 } = waiting.person;
    const { requestId } = origin;
    const answer = await this.recordTaken({ callSid, incidentId }, waiting.person, origin, !this.isLineFlow);
    if (answer.kind !== 'enqueue') return { kind: 'hang_up', why: 'taken' };
    const about = { incident: incidentId, user: userId, flow: leg.flowSid, language: this.languages.of(callSid) };
    const url = this.links.persistent('taken', about);
    // Studio's widgets let nobody go: there the caller comes when the ring of now is over.
    if (this.isLineFlow && !(await this.mover.move(callSid, url, { requestId, incidentId }))) {
      const again = { ...origin, requestId: randomUUID(), ownId: undefined, idempotencyToken: null, signature: null };
      await this.calls.recordWith({ callSid, incidentId }, { kind: 'not_joined', userId }, again, () => null);
      return { kind: 'hang_up', why: 'not_connected' };
    }
    const phone = maskPhone(phoneE164);
    this.logger.log({ msg: '[Twilio] Call taken by calling in', requestId, incidentId, userId, phone });
    return { kind: 'join', incidentId, userId, isAgain: false, atOnce: this.isLineFlow };
  }

  /**
   * The caller's leg has come to somebody's queue. A flow whose widgets ring sends it without knowing to whom; where nobody has
   * the caller, they are rung through as any.
   */
  async taken(request: TwimlRequest): Promise<Document> {
    const { link, fields, origin } = request;
    if (link.user === null) {
      const answerer = this.calls.answererOf(required(link, 'incident'));
      const reference = { callSid: readCallSid({ callSid: fields['CallSid'] }), incidentId: link.incident };
      return answerer === null ? this.line.start(request) : this.recordTaken(reference, answerer, origin);
    }
    const person = this.calls.person(link.user);
    if (person === null) return { kind: 'return', outcome: 'failed' };
    return this.recordTaken(referenceOf(request), person, origin);
  }

  private async recordTaken(
    reference: IncidentReference,
    { id: userId, name: userName, phoneE164 }: Person,
    origin: RequestOrigin,
    awaits = false,
  ): Promise<Document> {
    const about = { userId, userName, phoneE164: phoneE164 ?? '' };
    const report = { kind: 'taken', ...about, ...(awaits && { awaits }) } as const;
    const { answer } = await this.calls.recordWith(reference, report, origin, ({ type, data }): Document => {
      const dial = data.facts?.['dial'];
      if (type === 'accepted_too_late' || typeof dial !== 'number') return { kind: 'return', outcome: 'ended' };
      return { kind: 'enqueue', incidentId: reference.incidentId ?? 0, userId, dial };
    });
    return answer;
  }

  /** The caller comes out of the queue. Whether the talk was handed over is known a moment later. */
  async queueResult(request: TwimlRequest): Promise<Document> {
    const { fields, link, isAgain } = request;
    const isGone = GONE.has(readText(fields, 'CallStatus'));
    if (readText(fields, 'QueueResult') === 'bridged' && !isGone && !isAgain) {
      const [incidentId, userId, dial] = [required(link, 'incident'), required(link, 'user'), required(link, 'dial')];
      return { kind: 'later', endpoint: 'queue-result', incidentId, userId, dial };
    }
    return this.line.queueResult(request, isAgain ? QUEUE_RESULT_SECONDS_AGO : 0);
  }

  /** The person who took the caller is no longer connected: gone, or they pressed `*`, or the caller has hung up, or never came. */
  async over(request: TwimlRequest): Promise<Document> {
    const { fields, link, isAgain, origin } = request;
    const [incidentId, userId] = [required(link, 'incident'), required(link, 'user')];
    const isGone = GONE.has(readText(fields, 'CallStatus'));
    const dialled = readText(fields, 'DialCallStatus');
    if (!isGone && CONNECTED.has(dialled)) return { kind: 'later', endpoint: 'call-in-over', incidentId, userId };
    if (!isGone && dialled !== '' && !isAgain && this.isLineFlow) {
      return { kind: 'join', incidentId, userId, isAgain: true, atOnce: true };
    }
    const isInVain = isGone ? this.calls.waitsFor(incidentId, userId) : dialled !== '';
    if (isInVain) return this.waitedInVain(request, incidentId, userId);
    // A request that tells of no dial comes after the wait: they are still there, so it was they who ended the talk.
    const gone = { kind: 'leg_status', userId, status: 'completed' } as const;
    const report = isGone ? gone : ({ kind: 'star_pressed', userId } as const);
    const reference = { callSid: null, incidentId };
    const { answer } = await this.calls.recordWith(reference, report, origin, ({ type }): Document => {
      return { kind: 'hang_up', why: type === 'star_pressed' ? 'handed_over' : 'taken' };
    });
    return answer;
  }

  /** The person who was rung for the caller has picked up, one of the two is gone, or the caller could not be sent. */
  private async waitedInVain({ origin }: TwimlRequest, incidentId: number, userId: number): Promise<Document> {
    const report = { kind: 'not_joined', userId } as const;
    const reference = { callSid: null, incidentId };
    const { answer } = await this.calls.recordWith(reference, report, origin, ({ type }): Document => {
      // Studio's widgets tell of a pick-up only after the talk: there somebody may have the caller.
      return { kind: 'hang_up', why: type === 'not_connected' && this.isLineFlow ? 'not_connected' : 'taken' };
    });
    return answer;
  }

  private waitingFor(fields: TwimlRequest['fields'], verstat: string | null) {
    const canTake = this.mover.canMove || !this.isLineFlow;
    if (!canTake || FORGED.test(verstat ?? '')) return null;
    if (readText(fields, 'Direction').startsWith('outbound')) return null;
    const phone = toE164(readText(fields, 'From'));
    return phone === null ? null : this.calls.waitingFor(phone, this.isLineFlow ? null : LADDER_RING_MS);
  }
}
