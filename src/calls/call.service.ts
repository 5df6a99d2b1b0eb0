import { Injectable } from '@nestjs/common';
import { Clock } from '../common/index.js';
import { Environment } from '../config/index.js';
import { DatabaseAvailability, DatabaseAway, UnitEnded, type RunOptions } from '../database/index.js';
import {
  SUCCESS,
  type IncidentTransition,
  type IncidentReference,
  type Recorded,
  type Report,
  type RequestOrigin,
  type StoredAnswer,
} from '../incidents/index.js';
import type { CallRequest, Render } from '../routing/index.js';
import type { Person } from '../users/index.js';
import { CallCache } from './cache/call-cache.js';
import { CallLocks } from './call-locks.js';
import type { CallUse, Moment } from './call-use.js';
import { StandingDecision } from './standing-decision.js';
import { UNIT_TIMEOUT_MS, type Stale } from './commit/call-write.js';
import { CallReader, type Wanted } from './commit/call-reader.service.js';
import { CommitGroups } from './commit/commit-groups.service.js';
import { DATABASE_IS_BACK, FailoverHandler } from './failover/failover-handler.service.js';
import { ReportUse } from './report-use.service.js';
import { RingUse, type LineOptions, type Routed } from './ring-use.service.js';
import { waitingCallFor, type WaitingCall } from './waiting-call.js';

/** How long a request waits for a database server that answers others, in milliseconds: a caller waits in silence. */
const REQUEST_TIMEOUT_MS = 3500;
/** How often a request tries the database that has come back just now. */
const MAX_RETURNS = 2;
/** How often a request gives way to others that want the same people; after that its decision stands beside theirs. */
const MAX_CONTENDED_ATTEMPTS = 20;

/**
 * What telephony asks and reports of calls. There is one way: decide from memory, check and write in the database together
 * with the requests that arrive at the same time, respond. A decision that was made from what is no longer true is made again.
 * While a database server is away, or has no answer for the one request in time, the journal takes its place. Errors of logic
 * and refusals are never answered from memory, and an embedded database has no journal.
 */
@Injectable()
export class CallService {
  private readonly hasServer: boolean;

  constructor(
    private readonly availability: DatabaseAvailability,
    private readonly cache: CallCache,
    private readonly locks: CallLocks,
    private readonly reader: CallReader,
    private readonly groups: CommitGroups,
    private readonly failover: FailoverHandler,
    private readonly ring: RingUse,
    private readonly reports: ReportUse,
    private readonly clock: Clock,
    environment: Environment,
  ) {
    this.hasServer = environment.database.kind !== 'sqlite';
  }

  /**
   * Returns who is to be rung for a call; begins its incident where there isn't one yet. `render` makes the response, which a
   * repetition of the same request gets again.
   * @throws DomainError 400 when neither callSid nor incidentId means a call; DatabaseAway when nothing is known of the line.
   */
  route<Answer>(
    request: CallRequest,
    origin: RequestOrigin,
    line: LineOptions,
    render: Render<Answer>,
  ): Promise<Routed<Answer>> {
    return this.handle(() => this.ring.of(request, origin, line, render));
  }

  /** Records one of the guide's reports. @throws as `recordWith`. */
  record(reference: IncidentReference, report: Report, origin: RequestOrigin): Promise<Recorded<typeof SUCCESS>> {
    return this.recordWith(reference, report, origin, () => SUCCESS);
  }

  /**
   * Records a report with its effect, durably; `answer` makes the response of what it changed, which a repetition of the same
   * request gets again.
   * @throws DomainError 400 when the report names no call at all; 404 `INCIDENT_NOT_FOUND`; 409 `INCIDENT_MISMATCH` when
   *   the callSid belongs to another incident, with nothing changed but the trail of the callSid's own incident.
   */
  recordWith<Answer>(
    reference: IncidentReference,
    report: Report,
    origin: RequestOrigin,
    answer: (transition: IncidentTransition) => Answer,
  ): Promise<Recorded<Answer>> {
    return this.handle(() => this.reports.of(reference, report, origin, answer));
  }

  /**
   * Returns the caller that a member of the company who calls from this phone (E.164) may take; null: nobody waits. From memory.
   * @param ringMs where pick-ups are told only after the talk: how long somebody may be rung before they count as talking.
   */
  waitingFor(phoneE164: string, ringMs: number | null): WaitingCall | null {
    const rungSince = ringMs === null ? null : new Date(this.clock.now().getTime() - ringMs);
    return waitingCallFor(this.cache, phoneE164, rungSince);
  }

  /** Returns who has the caller of an incident; null: nobody, or nobody that is known. From memory. */
  answererOf(incidentId: number): Person | null {
    const incident = this.cache.byId(incidentId);
    if (incident === null || incident.answeredAt === null || incident.endedAt !== null) return null;
    return incident.answeredByUserId === null ? null : this.person(incident.answeredByUserId);
  }

  /** Whether somebody who took a caller still waits for them. From memory. */
  waitsFor(incidentId: number, userId: number): boolean {
    const attempts = this.cache.byId(incidentId)?.attempts ?? [];
    return attempts.some((each) => each.userId === userId && each.status === 'answered' && each.endedAt === null);
  }

  /** Returns somebody of the company; null: nobody is known under that id. From memory. */
  person(userId: number): Person | null {
    return this.cache.known?.roster.people.get(userId) ?? null;
  }

  private async handle<Result>(prepare: () => CallUse<Result>): Promise<Result> {
    const use = prepare();
    return this.locks.run(this.nameOf(use.reference), () => this.decideAndCommit(use));
  }

  /** Returns what all requests of one call have in common. */
  private nameOf({ callSid, incidentId }: IncidentReference): string {
    if (callSid !== null) return callSid;
    return this.cache.byId(incidentId ?? 0)?.callSid ?? `#${incidentId}`;
  }

  private async decideAndCommit<Result>(use: CallUse<Result>): Promise<Result> {
    for (let returns = 0; ; returns += 1) {
      let away: DatabaseAway | null = null;
      if (!this.isWithoutDatabase(use.reference)) {
        try {
          return await this.commitToDatabase(use);
        } catch (error) {
          if (!(error instanceof DatabaseAway) || !this.hasServer) throw error;
          away = error;
        }
        await this.availability.known();
      }
      const result = await this.failover.commit(use, away instanceof UnitEnded);
      if (result !== DATABASE_IS_BACK) return result;
      if (returns === MAX_RETURNS) throw away ?? new DatabaseAway();
    }
  }

  private isWithoutDatabase(reference: IncidentReference): boolean {
    return this.hasServer && (this.availability.isAway || this.cache.isCallAhead(reference));
  }

  private async commitToDatabase<Result>(use: CallUse<Result>): Promise<Result> {
    const deadline = this.hasServer ? performance.now() + REQUEST_TIMEOUT_MS : null;
    let stale: Stale | null = null;
    let contended = 0;
    let stored: StoredAnswer | null = null;
    let hasRead = false;
    for (;;) {
      const isUnknown: boolean = !hasRead && this.mustRead(use);
      if (isUnknown || stale !== null || !this.cache.isReady) {
        const replay = use.replayAt(this.clock.now());
        const call: Wanted['call'] = isUnknown || stale !== null ? { reference: use.reference, replay } : null;
        stored = (await this.reader.read({ call, stale }, optionsUntil(deadline))) ?? stored;
        hasRead ||= call !== null;
      }
      const standing = await this.decide(use, stored, contended >= MAX_CONTENDED_ATTEMPTS);
      let isWritten = false;
      try {
        const result = await this.groups.commit(standing, deadline);
        isWritten = result.kind === 'written';
        if (result.kind === 'written') return standing.respond();
        ({ stale } = result);
        contended += stale.isContended ? 1 : 0;
      } finally {
        standing.release(isWritten);
      }
    }
  }

  /**
   * Decides, and keeps whom it is to ring from other requests: both at once, so that no two want the same person. Steps that
   * take their time are waited for before; nothing is locked meanwhile.
   */
  private async decide<Result>(
    use: CallUse<Result>,
    stored: StoredAnswer | null,
    insists: boolean,
  ): Promise<StandingDecision<Result>> {
    const moment: Moment = { now: this.clock.now(), stored, late: new Map(), insists };
    for (;;) {
      const decision = use.decide('database', moment);
      if (!(decision instanceof Promise)) {
        return new StandingDecision(use, moment, decision, this.cache, this.clock);
      }
      await decision;
    }
  }

  /** Whether the database may know a call that memory doesn't. */
  private mustRead({ reference, mayBegin }: CallUse<unknown>): boolean {
    const { byCallSid, byId } = this.cache.locate(reference, null);
    return !mayBegin && byCallSid === null && (reference.callSid !== null || byId === null);
  }
}

function optionsUntil(deadline: number | null): RunOptions {
  if (deadline === null) return {};
  return { within: Math.min(UNIT_TIMEOUT_MS, Math.max(1, deadline - performance.now())), elseAway: true };
}
