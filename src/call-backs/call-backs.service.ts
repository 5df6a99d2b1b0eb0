import { Injectable } from '@nestjs/common';
import { Clock, DomainError, type Actor } from '../common/index.js';
import { UnitOfWork, type AdministrativeUnit } from '../database/index.js';
import { openFollowUpOf, takeFollowUp } from '../follow-ups/index.js';
import { holdIncident, Incident, openCallOf } from '../incidents/index.js';
import { Administration, UsersService } from '../users/index.js';
import { CallBack } from './call-back.entity.js';
import { whyPointless } from './pointless.js';
import { endUnheard, isUnheard } from './unheard.js';
import {
  activeCallBack,
  activeCallBackOf,
  activeCallBackTo,
  endCallBack,
  heldCallBack,
  noteCallBack,
  type CallBackEnd,
  type CallBackRecord,
} from './rows.js';

/** A person waits on the phone meanwhile. */
const ON_THE_LINE = { within: 5000, elseAway: true };

/** What is asked for. */
export interface CallBackRequest {
  readonly incidentId: number;
  /** Who is rung. */
  readonly userId: number;
  /** Whether the follow-up is taken over from somebody else who has it. */
  readonly takeOver: boolean;
}

/** A call back that was asked for. */
export interface RequestedCallBack {
  readonly callBack: CallBackRecord;
  /** False: it is under way already, and the person is not rung again. */
  readonly isNew: boolean;
}

/** Records calls back to callers: one at a time for each incident. Ringing phones is for others. */
@Injectable()
export class CallBacksService {
  constructor(
    private readonly administration: Administration,
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins a call back; asked again for the same person while it is under way, it returns that one. An open follow-up of the
   * incident is taken by the person who is rung, until this ends without a talk.
   * @throws DomainError 403 `FORBIDDEN` when a technician asks for somebody else; 404 `INCIDENT_NOT_FOUND`; 409
   *   `CALL_IN_PROGRESS` (this call, or another one of the caller's), `CALLER_WITHHELD`, `CALL_BACK_UNDER_WAY`, `PERSON_CALLS_BACK`
   *   while their phone rings or they talk for another caller, or as `takeFollowUp`; 422 naming userId where the person can't be rung.
   */
  begin(actor: Actor, request: CallBackRequest): Promise<RequestedCallBack> {
    if (actor.role === 'technician' && request.userId !== actor.userId) {
      throw new DomainError(403, 'FORBIDDEN', 'managers and admins may have somebody else rung');
    }
    return this.administration.write(actor, (unit) => this.beginIn(unit, request, actor));
  }

  private async beginIn(
    unit: AdministrativeUnit,
    { incidentId, userId, takeOver }: CallBackRequest,
    actor: Actor,
  ): Promise<RequestedCallBack> {
    const now = this.clock.now();
    await holdIncident(unit, incidentId);
    const incident = await unit.manager.findOneBy(Incident, { id: incidentId });
    if (!incident) throw new DomainError(404, 'INCIDENT_NOT_FOUND', `there is no incident with the id ${incidentId}`);
    const active = await activeCallBack(unit, incidentId);
    if (active && !isUnheard(active, now)) {
      if (active.userId === userId) return { callBack: active, isNew: false };
      throw new DomainError(409, 'CALL_BACK_UNDER_WAY', `${active.userName} is calling this caller back`);
    }
    if (incident.endedAt === null) throw new DomainError(409, 'CALL_IN_PROGRESS', 'the caller is still on the line');
    if (incident.callerE164 === null) {
      throw new DomainError(409, 'CALLER_WITHHELD', 'the number of the caller is not known');
    }
    const calling = await openCallOf(unit, incident.callerE164);
    if (calling !== null) {
      throw new DomainError(409, 'CALL_IN_PROGRESS', `the caller is on the line again: incident ${calling}`);
    }
    const { name, phoneE164, active: isActive } = await this.person(unit, userId);
    if (phoneE164 === null || !isActive) {
      const message = 'this person can not be rung: deactivated, or without a phone';
      throw DomainError.unprocessable([{ field: 'userId', message }]);
    }
    if (incident.callerE164 === phoneE164) {
      throw DomainError.unprocessable([{ field: 'userId', message: 'the caller has the phone of this person' }]);
    }
    const elsewhere = await activeCallBackTo(unit, incident.callerE164, incidentId);
    if (elsewhere && !isUnheard(elsewhere, now)) {
      throw new DomainError(409, 'CALL_BACK_UNDER_WAY', `${elsewhere.userName} is calling this caller back`);
    }
    const other = await activeCallBackOf(unit, userId);
    if (other && other.incidentId !== incidentId && !isUnheard(other, now)) {
      throw new DomainError(
        409,
        'PERSON_CALLS_BACK',
        `${name} is calling the caller of incident ${other.incidentId} back`,
      );
    }
    if (active) await endUnheard(unit, active, now);
    const before = await openFollowUpOf(unit, incidentId);
    if (before) await takeFollowUp(unit, { incidentId, userId, takeOver }, now);
    const takenFromUserId = before?.takenBy?.userId ?? null;
    const begun = { incidentId, activeIncidentId: incidentId, userId, phoneE164, requestedByUserId: actor.userId };
    const takenFrom = { takenFromUserId, takenFromAt: before?.takenAt ?? null };
    const id = await unit.insert(CallBack, { ...begun, ...takenFrom, requestedAt: now, status: 'ringing' });
    await noteCallBack(
      unit,
      { id, incidentId, userId, userName: name },
      { step: 'ringing', byUserId: actor.userId },
      now,
    );
    const callBack = await heldCallBack(unit, id);
    if (callBack === null) throw new Error('the call back that was just written is not there');
    return { callBack, isNew: true };
  }

  private async person(unit: AdministrativeUnit, userId: number) {
    try {
      return await this.users.get(unit, userId);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw DomainError.unprocessable([{ field: 'userId', message: `there is no user with the id ${userId}` }]);
    }
  }

  /** Notes which call of Twilio's it is. */
  async rung(id: number, callSid: string): Promise<void> {
    await this.unitOfWork.run((unit) => unit.update(CallBack, { id }, { callSid }), ON_THE_LINE);
  }

  /** Returns a call back while it is under way; null when it is over or was never asked for. */
  async active(id: number): Promise<CallBackRecord | null> {
    const callBack = await this.unitOfWork.run((unit) => heldCallBack(unit, id), ON_THE_LINE);
    return callBack?.isActive === true ? callBack : null;
  }

  /**
   * The person has pressed 1: the caller is rung next. Returns it, also when it is told twice; null: it is over. It ends here where
   * the person has left, or somebody has spoken to the caller since, or does now.
   */
  accept(id: number): Promise<CallBackRecord | null> {
    return this.unitOfWork.run(async (unit) => {
      const callBack = await heldCallBack(unit, id);
      if (callBack?.isActive !== true) return null;
      if (callBack.status === 'accepted') return callBack;
      const now = this.clock.now();
      const error = await whyPointless(unit, callBack);
      if (error !== null) {
        await endCallBack(unit, callBack, { status: 'failed', error }, now);
        return null;
      }
      await unit.update(CallBack, { id }, { status: 'accepted', acceptedAt: now });
      await noteCallBack(unit, callBack, { step: 'accepted' }, now);
      return { ...callBack, status: 'accepted' };
    }, ON_THE_LINE);
  }

  /**
   * It has ended; `onlyIf`: where it stands so. What is over already stays as it is, unless its talk was only presumed.
   */
  async end(id: number, end: CallBackEnd, onlyIf?: CallBackRecord['status']): Promise<void> {
    await this.unitOfWork.run(async (unit) => {
      const callBack = await heldCallBack(unit, id);
      if (callBack === null || (onlyIf !== undefined && callBack.status !== onlyIf)) return;
      const isPresumed = callBack.status === 'talked' && callBack.talkSeconds === null;
      const saysMore = isPresumed && (typeof end.talkSeconds === 'number' || end.status === 'not_reached');
      if (callBack.isActive || saysMore) await endCallBack(unit, callBack, end, this.clock.now());
    }, ON_THE_LINE);
  }
}
