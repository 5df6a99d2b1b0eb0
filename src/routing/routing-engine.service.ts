import { Injectable } from '@nestjs/common';
import { Clock } from '../common/index.js';
import { Environment, LineNumbers } from '../config/index.js';
import { queueUp, UnitOfWork, type Unit } from '../database/index.js';
import {
  idsOf,
  replayOf,
  unknownIncident,
  writeOutcome,
  type IncidentIdSource,
  type NotWritten,
  type RequestOrigin,
} from '../incidents/index.js';
import { answerCall, type CallRequest, type EngineSettings, type Render } from './answer-call.js';
import { remember } from './remember.js';
import { StepRegistry } from './step-registry.service.js';
import type { Target } from './target.js';
import { WorldReader } from './world-reader.service.js';

/** How many attempts at a request may give way to faster calls; after that its offer stands beside theirs. */
const MOST_INSISTENCE = 20;

/** How the line of a request rings. */
export interface LineOptions {
  /** Seconds that a caller waits at most on a line that may ring several; null: it rings one phone at a time. */
  readonly maxWaitSeconds: number | null;
}

/** How a request is written. */
export interface RouteOptions extends LineOptions {
  /** How many milliseconds it may take for whoever knows another way; left out: it is waited for as by any unit. */
  readonly within?: number;
  /** What the database does not have yet; left out: nothing. */
  readonly notWritten?: NotWritten;
  /** Where the incident that the request may begin finds its id; left out: the database chooses. */
  readonly ids?: IncidentIdSource;
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
  /** How many requests have lost a race for somebody, and are not answered yet. */
  private losers = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly reader: WorldReader,
    private readonly registry: StepRegistry,
    private readonly lineNumbers: LineNumbers,
    environment: Environment,
  ) {
    this.deferClaimed = environment.claimedUsers === 'defer';
  }

  /** How it decides on such a line, wherever the decision is written. */
  settingsFor({ maxWaitSeconds }: LineOptions, holds = true): EngineSettings {
    const { registry, deferClaimed, lineNumbers } = this;
    return { registry, deferClaimed, holds, maxWaitSeconds, lineNumbers: lineNumbers.known };
  }

  /**
   * Who is to be rung for a call; begins its incident where there is none yet. `render` makes the answer, which a
   * repetition of the same request gets again.
   * @throws DomainError 400 when neither callSid nor incidentId means a call; UnitEnded when it takes longer than `within`,
   *   or more is known of the incident than the database has.
   */
  async route<Answer>(
    request: CallRequest,
    origin: RequestOrigin,
    { within, ids, notWritten, ...line }: RouteOptions,
    render: Render<Answer>,
  ): Promise<Routed<Answer>> {
    if (request.callSid === null && request.incidentId === null) throw unknownIncident(request);
    let hasLost = false;
    const lose = (): void => {
      this.losers += hasLost ? 0 : 1;
      hasLost = true;
    };
    const decide = async (unit: Unit, attempt: number): Promise<Routed<Answer>> => {
      if (attempt > 1) lose();
      if (this.losers > 0) await queueUp(unit);
      const now = this.clock.now();
      const replay = replayOf(origin, now);
      const { world, expiredHolds } = await this.reader.worldOf(unit, request, replay, now, {
        ids: ids ?? null,
        notWritten,
      });
      const insists = attempt <= MOST_INSISTENCE;
      const decision = await answerCall(request, world, this.settingsFor(line, insists), render);
      if (decision.kind === 'unknown') throw unknownIncident(request);
      const { outcome, context, answer, target, decided } = decision;
      const failures = context === null ? [] : await remember(this.registry, outcome.offers, context, insists);
      const idempotencyKey = decided === null ? null : (replay?.key ?? null);
      const trace = { at: now, ...idsOf(origin), idempotencyKey };
      const events = [...outcome.events, ...failures];
      await writeOutcome(unit, { ...outcome, events }, trace, expiredHolds());
      return { answer, target };
    };
    try {
      return await this.unitOfWork.run(decide, { within, elseAway: within !== undefined });
    } finally {
      if (hasLost) this.losers -= 1;
    }
  }
}
