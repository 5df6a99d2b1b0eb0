import { Injectable } from '@nestjs/common';
import { Clock, toE164 } from '../common/index.js';
import { Environment } from '../config/index.js';
import { queueUp, readTogether, rosterRevisionReading, UnitOfWork, type Unit } from '../database/index.js';
import {
  appendEvents,
  claimsReading,
  correlateCall,
  isOver,
  locate,
  openIncident,
  relatedReading,
  replayOf,
  unknownIncident,
  type IncidentRecord,
  type NewEvent,
  type RequestOrigin,
  type Trace,
} from '../incidents/index.js';
import { isOpen, poolOrder, poolReading } from '../scheduling/index.js';
import type { StepContext } from './contract/index.js';
import type { LadderKind } from './ladder/ladder.js';
import { nobody, type NextTarget, type NextTargetRequest } from './next-target.js';
import { offersOf, recordDecision, type Decided } from './record-decision.js';
import { RosterCache } from './roster/roster-cache.service.js';
import type { Roster } from './roster/roster.js';
import { StepRegistry } from './step-registry.service.js';
import { announcements, walkLadder } from './walk-ladder.js';

/** How many attempts at a request may give way to faster calls; after that its offer stands beside theirs. */
const MOST_INSISTENCE = 20;

/** Decides who is rung next, and writes it in the transaction that decided it. */
@Injectable()
export class RoutingEngine {
  private readonly deferClaimed: boolean;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly rosters: RosterCache,
    private readonly registry: StepRegistry,
    environment: Environment,
  ) {
    this.deferClaimed = environment.claimedUsers === 'defer';
  }

  /**
   * The next person to ring for a call; begins its incident where there is none yet.
   * @throws DomainError 400 when neither callSid nor incidentId means a call.
   */
  nextTarget(request: NextTargetRequest, origin: RequestOrigin): Promise<NextTarget> {
    return this.unitOfWork.run((unit, attempt) => this.answer(unit, attempt, request, origin));
  }

  private async answer(
    unit: Unit,
    attempt: number,
    request: NextTargetRequest,
    origin: RequestOrigin,
  ): Promise<NextTarget> {
    const now = this.clock.now();
    if (request.callSid === null && request.incidentId === null) throw unknownIncident(request);
    if (attempt > 1) await queueUp(unit);
    const replay = replayOf(origin, now);
    const trace: Trace = { at: now, requestId: origin.requestId, idempotencyKey: replay?.key ?? null };
    const located = await locate(unit, request, replay);
    const found = correlateCall(request, located);
    if (found.kind === 'unknown' || found.kind === 'conflict') throw unknownIncident(request);
    const insists = attempt <= MOST_INSISTENCE;
    if (found.kind === 'new') return this.route(unit, null, request, { trace, insists, notes: [] });

    const { incident } = found;
    const notes = found.mismatch ? [note('incident_mismatch', { incidentId: request.incidentId })] : [];
    if (located.replay !== undefined) {
      const events = [line('request_replayed', undefined), ...notes];
      await appendEvents(unit, incident.id, events, { ...trace, idempotencyKey: null });
      return located.replay as NextTarget;
    }
    const end = endOf(incident);
    if (end !== null) {
      const answer = nobody(incident.id, end);
      await appendEvents(
        unit,
        incident.id,
        [line(`already_${end === 'answered' ? end : 'ended'}`, answer), ...notes],
        trace,
      );
      return answer;
    }
    return this.route(unit, incident, request, { trace, insists, notes });
  }

  private async route(
    unit: Unit,
    known: IncidentRecord | null,
    request: NextTargetRequest,
    { trace, insists, notes }: Pick<Decided, 'trace' | 'insists' | 'notes'>,
  ): Promise<NextTarget> {
    const now = trace.at;
    const callerE164 = known ? known.callerE164 : toE164(request.callerPhone);
    const { revision, pool, claims, related } = await readTogether(unit, {
      revision: rosterRevisionReading,
      pool: poolReading,
      claims: claimsReading(known?.id ?? null, now),
      related: relatedReading(known ? null : callerE164, now),
    });
    const roster = await this.rosters.at(unit, revision[0]?.a ?? 0);
    const incident = known ?? (await this.open(unit, request, callerE164, roster, related[0]?.a ?? null, now));
    const context: StepContext = {
      at: now,
      incident: { id: incident.id, callerE164 },
      people: roster.people,
      schedule: roster.schedule,
      pool: poolOrder(pool),
      unit,
    };
    const rungs = roster.ladders[incident.ladder as LadderKind];
    const walk = await walkLadder(rungs, this.registry, context, {
      offers: offersOf(incident, roster.people, now),
      claims: new Set(this.deferClaimed ? claims.filter(({ b }) => b === 1).map(({ a }) => a) : []),
      hint: { knowsIncident: request.incidentId !== null, lastTargetPhone: request.lastTargetPhone },
    });
    const offeredSteps = incident.attempts.map(({ stepName }) => stepName);
    const turns = announcements(rungs, walk, this.registry, {
      offeredSteps,
      wasExhausted: incident.exhaustedAt !== null,
    });
    const failures = walk.asked.filter(({ failure }) => failure !== null);
    const allNotes = [
      ...notes,
      ...failures.map(({ name, failure }) => note('step_failed', { step: name, failure })),
      ...turns.map((event) => note(event, {})),
    ];
    const isNew = known === null;
    const expiredHolds = new Set(claims.filter(({ b }) => b === 0).map(({ c }) => c ?? 0));
    return recordDecision(
      unit,
      { incident, isNew, walk, context, holds: this.deferClaimed, expiredHolds, insists, notes: allNotes, trace },
      this.registry,
    );
  }

  private open(
    unit: Unit,
    { callSid, callerPhone }: NextTargetRequest,
    callerE164: string | null,
    { schedule }: Roster,
    relatedIncidentId: number | null,
    now: Date,
  ): Promise<IncidentRecord> {
    const ladder: LadderKind = isOpen(schedule.hours, now.getTime()) ? 'business_hours' : 'after_hours';
    return openIncident(unit, { callSid: callSid ?? '', callerPhone, callerE164, ladder, relatedIncidentId }, now);
  }
}

/** Why nobody is to be rung for this incident any more, whatever the ladder says; null while somebody may be. */
function endOf(incident: IncidentRecord): 'answered' | 'completed' | null {
  if (incident.status === 'answered' || incident.status === 'completed') return incident.status;
  return isOver(incident) ? 'completed' : null;
}

function line(type: string, answer: NextTarget | undefined): NewEvent {
  return { type, source: 'request', data: { facts: { stepName: answer?.stepName ?? null } }, answer };
}

function note(type: string, facts: NonNullable<NewEvent['data']['facts']>): NewEvent {
  return { type, source: 'engine', data: { facts } };
}
