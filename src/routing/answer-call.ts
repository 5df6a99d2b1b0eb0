import { toE164 } from '../common/index.js';
import {
  applied,
  consequenceOf,
  correlateCall,
  countsForNext,
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
import { consideredBy, line, note, stepFailed } from './call-events.js';
import { endOf, outcomeOfCall, type DecidedCall } from './decided-call.js';
import { offersOf, ringOf } from './decision-outcome.js';
import type { LadderKind } from './ladder/ladder.js';
import type { Roster } from './roster/roster.js';
import type { StepRegistry } from './step-registry.service.js';
import type { Target } from './target.js';
import type { LineAbility } from './decide-at-pace.js';
import { announcements, walkLadder } from './walk-ladder.js';

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
  readonly claims: Pick<ReadonlySet<number>, 'has'>;
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
  /** The line's own numbers, E.164: nobody is rung at one of them. */
  readonly lineNumbers: ReadonlySet<string>;
}

/** What is made of a request, before anything is written. */
export type CallDecision<Answer> =
  | {
      readonly kind: 'answered';
      readonly outcome: Outcome;
      readonly target: Target | null;
      readonly answer: Answer;
      /** What was decided; null: it is a repetition, and gets the answer of the first time. */
      readonly decided: DecidedCall | null;
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
  if (found.kind === 'new') {
    const callerE164 = toE164(request.callerPhone);
    const isOwn = callerE164 !== null && settings.lineNumbers.has(callerE164);
    return isOwn ? turnAway(request, callerE164, world, render) : route(request, null, [], world, settings, render);
  }
  const { incident } = found;
  const notes = found.mismatch ? [note('incident_mismatch', { incidentId: request.incidentId })] : [];
  const plain = { kind: 'answered', context: null } as const;
  if (located.replay && countsForNext(located.replay, incident, now)) {
    const events = [line('request_replayed', {}, undefined), ...notes];
    const outcome = { incident, change: { state: incident, attempts: [] }, offers: [], events };
    return { ...plain, outcome, answer: located.replay.answer as Answer, target: null, decided: null };
  }
  if (endOf(afterReport(request, incident, now)) === null) {
    return route(request, incident, notes, world, settings, render);
  }
  const decided = { report: request.report, walk: null, notes };
  const answerOf = (target: Target, reported: IncidentRecord): Answer => render(target, reported, NOBODY);
  const made = outcomeOfCall(incident, decided, { now, isNew: false, holds: false, answerOf });
  return { ...plain, ...made, decided };
}

/** A call from the line's own number is a ring of ours that was forwarded back: ringing again would go in a circle. */
async function turnAway<Answer>(
  request: CallRequest,
  callerE164: string,
  world: CallWorld,
  render: Render<Answer>,
): Promise<CallDecision<Answer>> {
  const { now } = world;
  const circumstances = { ...(await world.circumstances(null, null)), earlier: null };
  const incident = await world.open(newIncidentOf(request, callerE164, circumstances, now));
  const decided = { report: null, walk: null, notes: [], turnedAway: true } as const;
  const answerOf = (target: Target, before: IncidentRecord): Answer => render(target, before, NOBODY);
  const made = outcomeOfCall(incident, decided, { now, isNew: true, holds: false, answerOf });
  return { kind: 'answered', ...made, decided, context: null };
}

async function route<Answer>(
  request: CallRequest,
  known: IncidentRecord | null,
  notes: readonly NewEvent[],
  world: CallWorld,
  settings: EngineSettings,
  render: Render<Answer>,
): Promise<CallDecision<Answer>> {
  const { now } = world;
  const callerE164 = known ? known.callerE164 : toE164(request.callerPhone);
  const circumstances = await world.circumstances(known, callerE164);
  const incident = known ?? (await world.open(newIncidentOf(request, callerE164, circumstances, now)));
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
  const reported = afterReport(request, incident, now);
  const ability = abilityOf(settings, incident, now);
  const walk = await walkLadder(rungs, settings.registry, context, ability, settings.lineNumbers, {
    offers: offersOf(reported, roster.people, now),
    claims: settings.deferClaimed ? claims : new Set(),
    hint: {
      knowsIncident: request.incidentId !== null,
      lastTargetPhone: request.lastTargetPhone,
      lastDial: request.lastDial,
    },
  });
  const turns = announcements(rungs, walk, settings.registry, {
    offeredSteps: incident.attempts.map(({ stepName }) => stepName),
    wasExhausted: incident.exhaustedAt !== null,
  });
  const decided = {
    report: request.report,
    walk: { ring: ringOf(walk.decision, walk.ringSeconds, reported), considered: consideredBy(walk) },
    notes: [
      ...notes,
      ...walk.asked.flatMap(({ name, failure }) => (failure === null ? [] : [stepFailed(name, failure)])),
      ...turns.map((event) => note(event, {})),
    ],
  };
  const holds = settings.deferClaimed && settings.holds;
  const answerOf = (target: Target, before: IncidentRecord): Answer => render(target, before, roster.people);
  const made = outcomeOfCall(incident, decided, { now, isNew: known === null, holds, answerOf });
  return { kind: 'answered', ...made, decided, context };
}

function afterReport({ report }: CallRequest, incident: IncidentRecord, now: Date): IncidentRecord {
  return report === null ? incident : applied(incident, consequenceOf(incident, report, now).change);
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
