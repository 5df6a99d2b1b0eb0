import { Injectable } from '@nestjs/common';
import { Environment, LineNumbers } from '../config/index.js';
import { DatabaseAway } from '../database/index.js';
import {
  idsOf,
  knownIncident,
  replayOf,
  unknownIncident,
  type IncidentIdSource,
  type RequestOrigin,
} from '../incidents/index.js';
import {
  decideRequest,
  StepRegistry,
  type CallRequest,
  type DecidedRequest,
  type DecisionSettings,
  type Render,
  type Target,
} from '../routing/index.js';
import { CallCache } from './cache/call-cache.js';
import { stateFor } from './cache/call-state.js';
import type { CallUse, Decision, Moment, Place } from './call-use.js';
import { IncidentIds } from './failover/incident-ids.js';
import type { PendingEntry } from './failover/journal-entry.js';

/** How the flow of a request rings. */
export interface LineOptions {
  /** Seconds that a caller waits at most where several may ring at once; null: one phone rings at a time. */
  readonly maxWaitSeconds: number | null;
}

/** A response, and who it lets ring; null: it was given before. */
export interface Routed<Answer> {
  readonly answer: Answer;
  readonly target: Target | null;
}

/**
 * How far a named id may be above all that are known here: others give out ids too. One far above them was never told to
 * anybody, and the table's counter, which never goes back, would jump to it and have no ids left.
 */
const MAX_ID_AHEAD = 100_000;

/** Decides who is rung next. */
@Injectable()
export class RingUse {
  private readonly deferClaimed: boolean;

  constructor(
    private readonly cache: CallCache,
    private readonly ids: IncidentIds,
    private readonly registry: StepRegistry,
    private readonly lineNumbers: LineNumbers,
    environment: Environment,
  ) {
    this.deferClaimed = environment.claimedUsers === 'defer';
  }

  /** Returns the use of a request for whom to ring. @throws DomainError 400 when it names no call. */
  of<Answer>(
    request: CallRequest,
    origin: RequestOrigin,
    line: LineOptions,
    render: Render<Answer>,
  ): CallUse<Routed<Answer>> {
    if (request.callSid === null && request.incidentId === null) throw unknownIncident(request);
    const ids = this.ids.forRequest();
    return {
      reference: request,
      origin,
      mayBegin: request.callSid !== null && request.incidentId === null,
      replayAt: (now) => replayOf(origin, now),
      decide: (place, moment) => this.decide(place, moment, request, origin, line, render, ids),
    };
  }

  private decide<Answer>(
    place: Place,
    { now, stored, late, insists }: Moment,
    request: CallRequest,
    origin: RequestOrigin,
    line: LineOptions,
    render: Render<Answer>,
    ids: IncidentIdSource,
  ): Decision<Routed<Answer>> | Promise<void> {
    const replay = replayOf(origin, now);
    const isForDatabase = place === 'database';
    const newIncidentId = (): number => (isForDatabase ? (ids.take() ?? 0) : this.idFor(request, ids));
    const state = stateFor(this.cache, { reference: request, replay, stored, now, newIncidentId, isForDatabase });
    if (state === null) throw new DatabaseAway();
    const decision = decideRequest(request, state, this.settingsOf(line, !insists), render, late);
    if (decision instanceof Promise) return decision;
    if (decision.kind === 'unknown') throw unknownIncident(request);
    let { answer, target } = decision;
    const { decided, outcome, remake, context, reliedOn } = decision;
    const idempotencyKey = decided === null ? null : (replay?.key ?? null);
    const begins = remake && {
      ids,
      remake: (incident: typeof outcome.incident) => {
        const made = remake(incident);
        ({ answer, target } = made);
        return made.outcome;
      },
    };
    return {
      write: { outcome, trace: { at: now, ...idsOf(origin), idempotencyKey }, begins, context, reliedOn, insists },
      rings: reliedOn?.wanted ?? [],
      turns: outcome.offers.flatMap(({ stepName, userId }) => (this.takesPoolTurn(stepName) ? [userId] : [])),
      entry: () => entryOf(decision, idempotencyKey),
      respond: () => ({ answer, target }),
    };
  }

  private settingsOf({ maxWaitSeconds }: LineOptions, holds: boolean): DecisionSettings {
    const { registry, deferClaimed, lineNumbers } = this;
    return { registry, deferClaimed, holds, maxWaitSeconds, lineNumbers: lineNumbers.known };
  }

  private takesPoolTurn(stepName: string): boolean {
    return this.registry.find(stepName)?.takesPoolTurn === true;
  }

  /** Returns the id of an incident that only the journal will have: the one that the request names, for only we told it. */
  private idFor({ incidentId }: CallRequest, ids: IncidentIdSource): number {
    const highest = Math.max(this.cache.incidents.highestId, this.ids.highest) + MAX_ID_AHEAD;
    if (incidentId !== null && incidentId <= highest && this.cache.byId(incidentId) === null) return incidentId;
    const id = ids.take() ?? this.ids.takeReserved();
    if (id === null) throw new DatabaseAway();
    return id;
  }
}

function entryOf<Answer>(
  { decided, outcome, answer }: DecidedRequest<Answer>,
  idempotencyKey: string | null,
): PendingEntry {
  const incident = knownIncident(outcome.incident);
  if (decided !== null) return { kind: 'call', incident, decided, answer, idempotencyKey };
  const reference = { callSid: incident.callSid, incidentId: incident.id };
  return { kind: 'told', reference, incident, events: outcome.events, idempotencyKey: null };
}
