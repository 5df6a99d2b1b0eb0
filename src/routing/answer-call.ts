import { toE164 } from '../common/index.js';
import {
  applied,
  combined,
  consequenceOf,
  correlateCall,
  isOver,
  type Consequence,
  type IncidentRecord,
  type Located,
  type NewEvent,
  type NewIncident,
  type Outcome,
  type Report,
} from '../incidents/index.js';
import { isOpen, type PoolMember } from '../scheduling/index.js';
import type { Unit } from '../database/index.js';
import type { Person } from '../users/index.js';
import type { StepContext } from './contract/index.js';
import { line, lineOf, note, stepFailed } from './call-events.js';
import { offersOf, outcomeOf } from './decision-outcome.js';
import type { LadderKind } from './ladder/ladder.js';
import type { Roster } from './roster/roster.js';
import type { StepRegistry } from './step-registry.service.js';
import type { Target } from './target.js';
import { announcements, walkLadder, type LineAbility } from './walk-ladder.js';

/** A request for whom to ring: the guide's next-target, or one of a line that the service dials itself. */
export interface CallRequest {
  readonly callSid: string | null;
  readonly incidentId: number | null;
  /** Free text: a number, a word, a SIP address, or nothing. */
  readonly callerPhone: string;
  /** The phone dialled last, where the flow says so. */
  readonly lastTargetPhone: string | null;
  /** The dial that is over, where the line says so. */
  readonly lastDial: number | null;
  /** What the line tells of it in the same request; null: nothing. */
  readonly report: Report | null;
}

/** The part of the world that a decision depends on, at one moment. */
export interface Circumstances {
  readonly roster: Roster;
  /** Longest without a turn first. */
  readonly pool: readonly PoolMember[];
  /** Users whom other calls claim. */
  readonly claims: ReadonlySet<number>;
  /** The same caller's call of the 30 minutes before. */
  readonly earlier: { readonly id: number; readonly answeredByUserId: number | null } | null;
  /** For steps with a memory. */
  readonly unit: Unit;
}

/** Where a call is looked up and begun: in the database, or in what stands in for it. */
export interface CallWorld {
  readonly now: Date;
  readonly located: Located;
  circumstances(known: IncidentRecord | null, callerE164: string | null): Promise<Circumstances>;
  open(incident: NewIncident): Promise<IncidentRecord>;
}

/** What the engine is like, whatever the call. */
export interface EngineSettings {
  readonly registry: StepRegistry;
  readonly deferClaimed: boolean;
  /** Whether an offered user is held, so that no other call takes him in the same instant. */
  readonly holds: boolean;
  /** Seconds; null: the line rings one phone at a time, and a caller waits as long as that takes. */
  readonly maxWaitSeconds: number | null;
}

/** What is made of a request, before anything is written. */
export type CallDecision<Answer> =
  | {
      readonly kind: 'answered';
      readonly outcome: Outcome;
      readonly target: Target | null;
      readonly answer: Answer;
      /** Whether its line answers repetitions of the same request. */
      readonly isRepeatable: boolean;
      /** What its steps were asked with, for those that remember. */
      readonly context: StepContext | null;
    }
  | { readonly kind: 'unknown' };

/** Makes the answer of a target. The incident is as it was before the decision; `people` are those whom it may name. */
export type Render<Answer> = (target: Target, incident: IncidentRecord, people: ReadonlyMap<number, Person>) => Answer;

const NOBODY: ReadonlyMap<number, Person> = new Map();

/**
 * Decides what becomes of a request (rules: §2, §4, §5), in the database's world as in any other: nothing is written here
 * but the beginning of an incident (`world.open`).
 */
export async function answerCall<Answer>(
  request: CallRequest,
  world: CallWorld,
  settings: EngineSettings,
  render: Render<Answer>,
): Promise<CallDecision<Answer>> {
  const { located, now } = world;
  const found = correlateCall(request, located);
  if (found.kind === 'unknown' || found.kind === 'conflict') return { kind: 'unknown' };
  if (found.kind === 'new') return route(request, null, null, [], world, settings, render);
  const { incident } = found;
  const notes = found.mismatch ? [note('incident_mismatch', { incidentId: request.incidentId })] : [];
  const plain = { kind: 'answered', context: null, target: null } as const;
  if (located.replay !== undefined) {
    const outcome = told(incident, [line('request_replayed', {}, undefined), ...notes]);
    return { ...plain, outcome, answer: located.replay as Answer, isRepeatable: false };
  }
  const consequence = request.report === null ? null : consequenceOf(incident, request.report, now);
  const reported = consequence === null ? incident : applied(incident, consequence.change);
  const end = endOf(reported);
  if (end === null) return route(request, incident, consequence, notes, world, settings, render);
  const target: Target = { kind: 'nobody', incidentId: incident.id, why: end };
  const answer = render(target, reported, NOBODY);
  const type = `already_${end === 'answered' ? end : 'ended'}`;
  const own = consequence
    ? line(consequence.type, consequence.data, answer)
    : line(type, { facts: { stepName: end } }, answer);
  const outcome = { ...told(incident, [own, ...notes]), ...(consequence && { change: consequence.change }) };
  return { ...plain, outcome, target, answer, isRepeatable: true };
}

async function route<Answer>(
  request: CallRequest,
  known: IncidentRecord | null,
  consequence: Consequence | null,
  notes: readonly NewEvent[],
  world: CallWorld,
  settings: EngineSettings,
  render: Render<Answer>,
): Promise<CallDecision<Answer>> {
  const { now } = world;
  const callerE164 = known ? known.callerE164 : toE164(request.callerPhone);
  const circumstances = await world.circumstances(known, callerE164);
  const incident = known ?? (await world.open(newIncidentOf(request, callerE164, circumstances, now)));
  const reported = consequence === null ? incident : applied(incident, consequence.change);
  const { roster, pool, unit, earlier, claims } = circumstances;
  const context: StepContext = {
    at: now,
    incident: { id: incident.id, callerE164, earlierAnswererId: earlier?.answeredByUserId ?? null },
    people: roster.people,
    schedule: roster.schedule,
    pool,
    unit,
  };
  const rungs = roster.ladders[incident.ladder as LadderKind];
  const walk = await walkLadder(rungs, settings.registry, context, abilityOf(settings, incident, now), {
    offers: offersOf(reported, roster.people, now),
    claims: settings.deferClaimed ? claims : new Set(),
    hint: {
      knowsIncident: request.incidentId !== null,
      lastTargetPhone: request.lastTargetPhone,
      lastDial: request.lastDial,
    },
  });
  const holds = settings.deferClaimed && settings.holds;
  const made = outcomeOf(reported, walk.decision, { ringSeconds: walk.ringSeconds, holds }, now);
  const turns = announcements(rungs, walk, settings.registry, {
    offeredSteps: incident.attempts.map(({ stepName }) => stepName),
    wasExhausted: incident.exhaustedAt !== null,
  });
  const answer = render(made.target, reported, roster.people);
  const change = combined(consequence?.change ?? null, made.change);
  const events = [
    lineOf(incident, known === null, change, made, walk, answer),
    ...(consequence ? [note(consequence.type, consequence.data.facts ?? {})] : []),
    ...notes,
    ...walk.asked.flatMap(({ name, failure }) => (failure === null ? [] : [stepFailed(name, failure)])),
    ...turns.map((event) => note(event, {})),
  ];
  const outcome = { incident, change, offers: made.offers, events };
  return { kind: 'answered', outcome, target: made.target, answer, isRepeatable: true, context };
}

function newIncidentOf(
  { callSid, callerPhone }: CallRequest,
  callerE164: string | null,
  { roster, earlier }: Circumstances,
  now: Date,
): NewIncident {
  const ladder: LadderKind = isOpen(roster.schedule.hours, now.getTime()) ? 'business_hours' : 'after_hours';
  return { callSid: callSid ?? '', callerPhone, callerE164, ladder, relatedIncidentId: earlier?.id ?? null };
}

function abilityOf({ maxWaitSeconds }: EngineSettings, { createdAt }: IncidentRecord, now: Date): LineAbility {
  if (maxWaitSeconds === null) return { kind: 'one_at_a_time' };
  const waitedSeconds = (now.getTime() - createdAt.getTime()) / 1000;
  return { kind: 'together', waitedSeconds, budgetSeconds: maxWaitSeconds };
}

/** Why nobody is to be rung for this incident any more, whatever the ladder says; null while somebody may be. */
function endOf(incident: IncidentRecord): 'answered' | 'completed' | null {
  if (incident.status === 'answered' || incident.status === 'completed') return incident.status;
  return isOver(incident) ? 'completed' : null;
}

function told(incident: IncidentRecord, events: readonly NewEvent[]): Outcome {
  return { incident, change: { state: incident, attempts: [] }, offers: [], events };
}
