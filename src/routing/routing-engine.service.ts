import { Injectable } from '@nestjs/common';
import { Clock } from '../common/index.js';
import { Environment } from '../config/index.js';
import {
  isTransient,
  queueUp,
  readTogether,
  RepeatUnit,
  rosterRevisionReading,
  UnitOfWork,
  type Unit,
} from '../database/index.js';
import {
  claimsReading,
  locate,
  newestOfCallerReading,
  openIncident,
  relatedReading,
  replayOf,
  unknownIncident,
  writeOutcome,
  type IncidentRecord,
  type NewEvent,
  type Outcome,
  type RequestOrigin,
} from '../incidents/index.js';
import { poolOrder, poolReading } from '../scheduling/index.js';
import { answerCall, type CallRequest, type CallWorld, type Circumstances, type Render } from './answer-call.js';
import { stepFailed } from './call-events.js';
import type { StepContext } from './contract/index.js';
import { RosterCache } from './roster/roster-cache.service.js';
import { StepRegistry } from './step-registry.service.js';
import type { Target } from './target.js';

/** How many attempts at a request may give way to faster calls; after that its offer stands beside theirs. */
const MOST_INSISTENCE = 20;

/** How the line of a request rings, and how long it may wait for the database. */
export interface LineOptions {
  /** Seconds that a caller waits at most on a line that may ring several; null: it rings one phone at a time. */
  readonly maxWaitSeconds: number | null;
  /** Milliseconds; left out: as long as any unit. */
  readonly within?: number | undefined;
}

/** An answer, and who it lets ring; null: it was given before. */
export interface Routed<Answer> {
  readonly answer: Answer;
  readonly target: Target | null;
}

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
   * Who is to be rung for a call; begins its incident where there is none yet. `render` makes the answer, which a
   * repetition of the same request gets again.
   * @throws DomainError 400 when neither callSid nor incidentId means a call.
   */
  route<Answer>(
    request: CallRequest,
    origin: RequestOrigin,
    { maxWaitSeconds, within }: LineOptions,
    render: Render<Answer>,
  ): Promise<Routed<Answer>> {
    if (request.callSid === null && request.incidentId === null) throw unknownIncident(request);
    return this.unitOfWork.run(
      async (unit, attempt) => {
        const now = this.clock.now();
        if (attempt > 1) await queueUp(unit);
        const replay = replayOf(origin, now);
        const expiredHolds = new Set<number>();
        const world = await this.worldOf(unit, request, replay, now, expiredHolds);
        const insists = attempt <= MOST_INSISTENCE;
        const { registry, deferClaimed } = this;
        const settings = { registry, deferClaimed, holds: insists, maxWaitSeconds };
        const decision = await answerCall(request, world, settings, render);
        if (decision.kind === 'unknown') throw unknownIncident(request);
        const { outcome, context, answer, target, decided } = decision;
        const failures = context === null ? [] : await this.remember(outcome, context, insists);
        const idempotencyKey = decided === null ? null : (replay?.key ?? null);
        const trace = { at: now, requestId: origin.requestId, idempotencyKey };
        await writeOutcome(unit, { ...outcome, events: [...outcome.events, ...failures] }, trace, expiredHolds);
        return { answer, target };
      },
      { within },
    );
  }

  private async worldOf(
    unit: Unit,
    request: CallRequest,
    replay: ReturnType<typeof replayOf>,
    now: Date,
    expiredHolds: Set<number>,
  ): Promise<CallWorld> {
    return {
      now,
      located: await locate(unit, request, replay),
      circumstances: (known, callerE164) => this.circumstances(unit, known, callerE164, now, expiredHolds),
      open: (incident) => openIncident(unit, incident, now),
    };
  }

  private async circumstances(
    unit: Unit,
    known: IncidentRecord | null,
    callerE164: string | null,
    now: Date,
    expiredHolds: Set<number>,
  ): Promise<Circumstances> {
    const { revision, pool, claims, earlier } = await readTogether(unit, {
      revision: rosterRevisionReading,
      pool: poolReading,
      claims: claimsReading(known?.id ?? null, now),
      earlier: known ? relatedReading(known.relatedIncidentId) : newestOfCallerReading(callerE164, now),
    });
    const roster = await this.rosters.at(unit, revision[0]?.a ?? 0);
    const [before] = earlier;
    for (const { b, c } of claims) if (b === 0 && c !== null) expiredHolds.add(c);
    return {
      roster,
      pool: poolOrder(pool),
      claims: new Set(claims.filter(({ b }) => b === 1).map(({ a }) => a)),
      earlier: before ? { id: before.a, answeredByUserId: before.b } : null,
      unit,
    };
  }

  /** A step that fails to remember does not take its candidate's turn away: the call goes on, and the trail says it. */
  private async remember({ offers }: Outcome, context: StepContext, insists: boolean): Promise<NewEvent[]> {
    const failures: NewEvent[] = [];
    for (const { stepName, userId } of offers) {
      try {
        await this.registry.find(stepName)?.provider.chosen?.(userId, context);
      } catch (error) {
        if (isTransient(error) && (insists || !(error instanceof RepeatUnit))) throw error;
        failures.push(stepFailed(stepName, error instanceof Error ? error.message : 'threw no Error'));
      }
    }
    return failures;
  }
}
