import { Injectable } from '@nestjs/common';
import { batchRead, rosterRevisionReading, type Unit } from '../database/index.js';
import {
  hasLineOf,
  locate,
  openLate,
  pendingAttempts,
  relatedReading,
  writeOutcome,
  type IncidentRecord,
  type KnownIncident,
  type Trace,
} from '../incidents/index.js';
import { poolOrder, poolReading } from '../scheduling/index.js';
import type { CommitContext } from './contract/index.js';
import { outcomeOfCall, type DecidedCall } from './decided-call.js';
import type { DecidedRing } from './decision-outcome.js';
import { rememberChosen } from './remember-chosen.js';
import { RosterCache } from './roster/roster-cache.service.js';
import { StepRegistry } from './step-registry.service.js';
import type { RungPerson } from './target.js';

/** A decision that was made, and answered, while the database was away. */
export interface LateDecision {
  /** The incident as it was known then. */
  readonly incident: KnownIncident;
  readonly decided: DecidedCall;
  readonly answer: unknown;
}

/** Writes decisions that were made while the database was away into a database that may have gone on since. */
@Injectable()
export class LateDecisions {
  constructor(
    private readonly rosters: RosterCache,
    private readonly registry: StepRegistry,
  ) {}

  /**
   * Writes one with the trace of its request, as if it were made now of the incident as it stands: people who were rung
   * are offered, those whom the database knows already are offered again. Nothing is written when the database knows
   * the very same of the very same request: its transaction was durable, and only its end was not heard.
   */
  async write(unit: Unit, { incident, decided, answer }: LateDecision, trace: Trace): Promise<void> {
    const { byCallSid } = await locate(unit, { callSid: incident.callSid, incidentId: null }, null);
    const isNew = byCallSid === null;
    const record = byCallSid ?? (await openLate(unit, incident));
    const hasLine = trace.requestId !== null && (await hasLineOf(unit, record.id, trace));
    if (hasLine && (decided.walk === null || isWritten(record, decided.walk.ring))) return;
    const answerOf = (): unknown => answer;
    const { outcome } = outcomeOfCall(record, sureOf(decided, record), {
      now: trace.at,
      isNew,
      holds: false,
      answerOf,
    });
    const context = await this.contextOf(unit, record, trace.at);
    const failures = await rememberChosen(this.registry, outcome.offers, context, true);
    const [line, ...notes] = outcome.events;
    const own = line && hasLine ? { ...line, source: 'engine' as const, answer: undefined } : line;
    await writeOutcome(unit, { ...outcome, events: [...(own ? [own] : []), ...notes, ...failures] }, trace);
  }

  private async contextOf(unit: Unit, record: IncidentRecord, at: Date): Promise<CommitContext> {
    const { id, callerE164, relatedIncidentId } = record;
    const { revision, pool, earlier } = await batchRead(unit, {
      revision: rosterRevisionReading,
      pool: poolReading,
      earlier: relatedReading(relatedIncidentId),
    });
    const { people, schedule } = await this.rosters.at(unit, revision[0]?.a ?? 0);
    const incident = { id, callerE164, earlierAnswererId: earlier[0]?.b ?? null };
    return { at, incident, people, schedule, pool: poolOrder(pool), unit };
  }
}

/**
 * The decision, with an end for offers that only the database knows: the people they name were not rung, for the
 * response never went out. Somebody who was rung once more may have to be offered anew.
 */
function sureOf({ walk, ...decided }: DecidedCall, incident: IncidentRecord): DecidedCall {
  if (walk === null || (walk.ring.kind === 're-offer' && isRinging(incident, walk.ring.people))) {
    return { ...decided, walk };
  }
  const { ring } = walk;
  const sure: DecidedRing =
    ring.kind === 're-offer'
      ? { ...ring, kind: 'offer', pendingFate: 'unconfirmed' }
      : { ...ring, pendingFate: ring.pendingFate ?? 'unconfirmed' };
  return { ...decided, walk: { ...walk, ring: sure } };
}

/** Whether an incident stands as a decision would leave it. */
function isWritten(incident: IncidentRecord, ring: DecidedRing): boolean {
  return ring.kind === 'none' ? incident.status === 'exhausted' : isRinging(incident, ring.people);
}

/** Whether these people are rung, and nobody else. */
function isRinging(incident: IncidentRecord, people: readonly RungPerson[]): boolean {
  const pending = pendingAttempts(incident).map(({ userId }) => userId);
  return pending.length === people.length && people.every(({ userId }) => pending.includes(userId));
}
