import { toE164 } from '../common/index.js';
import {
  applied,
  transitionOf,
  correlateCall,
  countsForNext,
  type IncidentRecord,
  type NewEvent,
  type Outcome,
  type Report,
} from '../incidents/index.js';
import type { Person } from '../users/index.js';
import { beginIncident } from './begin-incident.js';
import type { CallState, EarlierCall } from './call-state.js';
import type { StepContext } from './contract/index.js';
import { consideredBy, line, note, stepFailed } from './call-events.js';
import { endOf, outcomeOfCall, type CallOutcome, type DecidedCall, type Writing } from './decided-call.js';
import { offersOf, ringOf } from './decision-outcome.js';
import type { LineAbility } from './decide-in-budget.js';
import type { LadderKind } from './ladder/ladder.js';
import { NotedBusy, NO_USERS } from './noted-busy.js';
import type { StepRegistry } from './step-registry.service.js';
import type { Target } from './target.js';
import { unservedBy, verdictOf } from './unserved.js';
import { announcements, walkLadder, type LateSteps } from './walk-ladder.js';

/** A request for whom to ring: the guide's next-target, or one of the dialled flow. */
export interface CallRequest {
  readonly callSid: string | null;
  readonly incidentId: number | null;
  /** Free text: a number, a word, a SIP address, or nothing. */
  readonly callerPhone: string;
  /** The phone dialled last, where the flow says so. */
  readonly lastTargetPhone: string | null;
  /** The dial that is over, where the request says so. */
  readonly lastDial: number | null;
  /** What the same request reports of it; null: nothing. */
  readonly report: Report | null;
  /** The verdict about the caller's number, where Twilio has one. */
  readonly verstat?: string | null;
  /** Whether the caller was asked for a key, and pressed none. */
  readonly pressedNoKey?: boolean;
}

/** What a decision depends on beside the call. */
export interface DecisionSettings {
  readonly registry: StepRegistry;
  /** Whether busy people are rung after everyone who isn't. */
  readonly deferClaimed: boolean;
  /** Whether people who are offered are reserved, so that no other call takes them in the same instant. */
  readonly holds: boolean;
  /** Seconds that the caller waits at most; null: the flow rings one phone at a time, for as long as it takes. */
  readonly maxWaitSeconds: number | null;
  /** The line's own numbers, E.164: nobody is rung at one of them. */
  readonly lineNumbers: ReadonlySet<string>;
}

/** What of the state a decision was made from, so that it can be found out whether that is still true. */
export interface ReliedOn {
  readonly revision: number;
  /** The incident; null: it begins. */
  readonly incidentId: number | null;
  /** The caller of a new incident, E.164. */
  readonly callerE164: string | null;
  readonly earlier: EarlierCall | null;
  /** Users who are to be rung because no other call keeps them busy. */
  readonly wanted: readonly number[];
  /** Users who were passed over because another call keeps them busy. */
  readonly skipped: readonly number[];
}

/** What is decided about a request, before anything is written. */
export interface DecidedRequest<Answer> {
  readonly kind: 'decided';
  readonly outcome: Outcome;
  /** Null: the response was given before. */
  readonly target: Target | null;
  readonly answer: Answer;
  /** What was decided; null: it is a repetition, and gets the response of the first time. */
  readonly decided: DecidedCall | null;
  /** What steps were asked with, for those that remember. */
  readonly context: StepContext | null;
  /** Makes the same decision about the incident under another id; null: the incident is there already. */
  readonly remake: ((incident: IncidentRecord) => CallOutcome<Answer>) | null;
  /** Null: no ladder was walked. */
  readonly reliedOn: ReliedOn | null;
}
export type RequestDecision<Answer> = DecidedRequest<Answer> | { readonly kind: 'unknown' };

/** Makes the response of a target. The incident is as it was before the decision; `people` are those it may name. */
export type Render<Answer> = (target: Target, incident: IncidentRecord, people: ReadonlyMap<number, Person>) => Answer;

const NOBODY: ReadonlyMap<number, Person> = new Map();

/**
 * Decides what becomes of a request (rules: §2, §4, §5). Pure, and the same wherever it is written. Returns a promise where
 * a step takes its time: once it has resolved, decide again from the state of then, with the same `late`.
 */
export function decideRequest<Answer>(
  request: CallRequest,
  state: CallState,
  settings: DecisionSettings,
  render: Render<Answer>,
  late: LateSteps,
): RequestDecision<Answer> | Promise<void> {
  const { located, now } = state;
  const found = correlateCall(request, located);
  if (found.kind === 'unknown' || found.kind === 'conflict') return { kind: 'unknown' };
  if (found.kind === 'new') {
    const callerE164 = toE164(request.callerPhone);
    const notes = verdictOf(request);
    const nobody = { report: null, walk: null, notes } as const;
    if (callerE164 !== null && settings.lineNumbers.has(callerE164)) {
      return endAtOnce(request, callerE164, { ...nobody, turnedAway: true }, null, state, render);
    }
    const unserved = unservedBy(request, callerE164, state);
    if (unserved !== null) {
      return endAtOnce(request, callerE164, { ...nobody, unserved }, onRosterAlone(state), state, render);
    }
    return route(request, null, notes, state, settings, render, late);
  }
  const { incident } = found;
  const notes = found.mismatch ? [note('incident_mismatch', { incidentId: request.incidentId })] : [];
  const known = { kind: 'decided', context: null, remake: null, reliedOn: null } as const;
  if (located.replay && countsForNext(located.replay, incident, now)) {
    const events = [line('request_replayed', {}, undefined), ...notes];
    const outcome = { incident, change: { state: incident, attempts: [] }, offers: [], events };
    return { ...known, outcome, answer: located.replay.answer as Answer, target: null, decided: null };
  }
  if (endOf(afterReport(request, incident, now)) === null) {
    return route(request, incident, notes, state, settings, render, late);
  }
  const decided = { report: request.report, walk: null, notes };
  const answerOf = (target: Target, reported: IncidentRecord): Answer => render(target, reported, NOBODY);
  return { ...known, ...outcomeOfCall(incident, decided, { now, isNew: false, holds: false, answerOf }), decided };
}

/** A call for which nobody is rung is over with its first request. */
function endAtOnce<Answer>(
  request: CallRequest,
  callerE164: string | null,
  decided: DecidedCall,
  reliedOn: ReliedOn | null,
  state: CallState,
  render: Render<Answer>,
): DecidedRequest<Answer> {
  const answerOf = (target: Target, before: IncidentRecord): Answer => render(target, before, NOBODY);
  const writing = { now: state.now, isNew: true, holds: false, answerOf };
  return { ...begun(beginIncident(request, callerE164, null, state), decided, writing), context: null, reliedOn };
}

function route<Answer>(
  request: CallRequest,
  known: IncidentRecord | null,
  notes: readonly NewEvent[],
  state: CallState,
  settings: DecisionSettings,
  render: Render<Answer>,
  late: LateSteps,
): DecidedRequest<Answer> | Promise<void> {
  const { now, roster, pool } = state;
  const callerE164 = known ? known.callerE164 : toE164(request.callerPhone);
  const earlier = state.earlierCall(known, callerE164);
  const incident = known ?? beginIncident(request, callerE164, earlier, state);
  const { people, schedule } = roster;
  const earlierAnswererId = earlier?.answeredByUserId ?? null;
  const about = { id: known?.id ?? null, callerE164, earlierAnswererId };
  const context: StepContext = { at: now, incident: about, people, schedule, pool };
  const rungs = roster.ladders[incident.ladder as LadderKind];
  const reported = afterReport(request, incident, now);
  const busy = new NotedBusy(settings.deferClaimed ? state.busyBeside(known?.id ?? null) : NO_USERS);
  const ability = abilityOf(settings, incident, now);
  const situation = {
    offers: offersOf(reported, people, now),
    claims: busy,
    hint: {
      knowsIncident: request.incidentId !== null,
      lastTargetPhone: request.lastTargetPhone,
      lastDial: request.lastDial,
    },
  };
  const walk = walkLadder(rungs, settings.registry, context, ability, settings.lineNumbers, situation, late);
  if (walk instanceof Promise) return walk;
  const turns = announcements(rungs, walk, settings.registry, {
    offeredSteps: incident.attempts.map(({ stepName }) => stepName),
    wasExhausted: incident.exhaustedAt !== null,
  });
  const ring = ringOf(walk.decision, walk.ringSeconds, reported);
  const decided = {
    report: request.report,
    walk: { ring, considered: consideredBy(walk) },
    notes: [
      ...notes,
      ...walk.asked.flatMap(({ name, failure }) => (failure === null ? [] : [stepFailed(name, failure)])),
      ...turns.map(({ event, tellsEveryone }) => ({ ...note(event, {}), ...(tellsEveryone && { tellsEveryone }) })),
    ],
  };
  const offered = ring.kind === 'offer' ? ring.people.filter(({ claimed }) => !claimed) : [];
  const reliedOn: ReliedOn = {
    revision: roster.revision,
    incidentId: known?.id ?? null,
    callerE164,
    earlier,
    wanted: settings.deferClaimed ? offered.map(({ userId }) => userId) : [],
    skipped: [...busy.seen],
  };
  const answerOf = (target: Target, before: IncidentRecord): Answer => render(target, before, people);
  const writing = { now, isNew: known === null, holds: settings.deferClaimed && settings.holds, answerOf };
  if (known === null) return { ...begun(incident, decided, writing), context, reliedOn };
  const made = outcomeOfCall(incident, decided, writing);
  return { kind: 'decided', ...made, decided, context, remake: null, reliedOn };
}

function begun<Answer>(incident: IncidentRecord, decided: DecidedCall, writing: Writing<Answer>) {
  const remake = (under: IncidentRecord): CallOutcome<Answer> => outcomeOfCall(under, decided, writing);
  return { kind: 'decided', ...remake(incident), decided, remake } as const;
}

function afterReport({ report }: CallRequest, incident: IncidentRecord, now: Date): IncidentRecord {
  return report === null ? incident : applied(incident, transitionOf(incident, report, now).change);
}

/** The list of blocked callers may have changed since: then it is decided again. */
function onRosterAlone({ roster }: CallState): ReliedOn {
  return { revision: roster.revision, incidentId: null, callerE164: null, earlier: null, wanted: [], skipped: [] };
}

function abilityOf(
  { maxWaitSeconds, registry }: DecisionSettings,
  { createdAt }: IncidentRecord,
  now: Date,
): LineAbility {
  if (maxWaitSeconds === null) return { kind: 'one_at_a_time' };
  const waitedSeconds = (now.getTime() - createdAt.getTime()) / 1000;
  return { kind: 'together', waitedSeconds, budgetSeconds: maxWaitSeconds, atOnce: registry.atOnce };
}
