import {
  applied,
  combined,
  completed,
  transitionOf,
  isOver,
  stateChanges,
  type IncidentRecord,
  type NewEvent,
  type Outcome,
  type Report,
} from '../incidents/index.js';
import { line, lineOf, note } from './call-events.js';
import { outcomeOf, type DecidedWalk } from './decision-outcome.js';
import type { Target } from './target.js';

/**
 * What was decided about a request for whom to ring, without anything that depends on where it is written: the same
 * decision can be written again, into a database that has gone on since.
 */
export interface DecidedCall {
  /** What the line told in the same request; null: nothing. */
  readonly report: Report | null;
  /** Null: the call was answered or over, and the ladder was not asked. */
  readonly walk: DecidedWalk | null;
  /** What was noticed on the way. */
  readonly notes: readonly NewEvent[];
  /** The call came from the line's own number: it is over, and nobody is rung. */
  readonly turnedAway?: true;
  /** Nobody is rung for this caller. */
  readonly unserved?: Unserved;
}

/** Why nobody is rung for a caller, and what the caller gets instead. */
export interface Unserved {
  readonly why: 'blocked' | 'message_only';
  /** What the request's line in the trail is called, and what it tells. */
  readonly type: 'caller_blocked' | 'no_key_pressed';
  readonly facts: NonNullable<NewEvent['data']['facts']>;
}

/** What a decision makes of a call. */
export interface CallOutcome<Answer> {
  readonly outcome: Outcome;
  readonly target: Target;
  readonly answer: Answer;
}

/** How a decision is written. */
export interface Writing<Answer> {
  readonly now: Date;
  /** Whether the incident begins with this request. */
  readonly isNew: boolean;
  /** Whether those who are offered are held, so that no other call takes them meanwhile. */
  readonly holds: boolean;
  /** Makes the answer; the incident is as the request's report left it. */
  readonly answerOf: (target: Target, incident: IncidentRecord) => Answer;
}

/** Makes the rows of a decision about an incident (rules: §4, §5). Pure. */
export function outcomeOfCall<Answer>(
  incident: IncidentRecord,
  decided: DecidedCall,
  { now, isNew, holds, answerOf }: Writing<Answer>,
): CallOutcome<Answer> {
  const { report, walk, notes } = decided;
  if (decided.turnedAway && endOf(incident) === null) {
    return overAtOnce(incident, { why: 'turned_away', type: 'turned_away', facts: {} }, notes, now, answerOf);
  }
  if (decided.unserved && endOf(incident) === null) {
    return overAtOnce(incident, decided.unserved, notes, now, answerOf);
  }
  const transition = report === null ? null : transitionOf(incident, report, now);
  const reported = transition === null ? incident : applied(incident, transition.change);
  if (walk === null) {
    const why = endOf(reported) ?? 'completed';
    const target: Target = { kind: 'nobody', incidentId: incident.id, why };
    const answer = answerOf(target, reported);
    const own = transition
      ? line(transition.type, transition.data, answer)
      : line(`already_${why === 'answered' ? why : 'ended'}`, { facts: { stepName: why } }, answer);
    const change = transition?.change ?? { state: incident, attempts: [] };
    return { outcome: { incident, change, offers: [], events: [own, ...notes] }, target, answer };
  }
  const made = outcomeOf(reported, walk.ring, holds, now);
  const answer = answerOf(made.target, reported);
  const change = combined(transition?.change ?? null, made.change);
  const events = [
    lineOf(incident, isNew, change, made, walk, answer),
    ...(transition ? [note(transition.type, transition.data.facts ?? {})] : []),
    ...notes,
  ];
  return { outcome: { incident, change, offers: made.offers, events }, target: made.target, answer };
}

/** A call for which nobody is rung ends with its first request. */
function overAtOnce<Answer>(
  incident: IncidentRecord,
  {
    why,
    type,
    facts,
  }: Unserved | { readonly why: 'turned_away'; readonly type: 'turned_away'; readonly facts: object },
  notes: readonly NewEvent[],
  now: Date,
  answerOf: Writing<Answer>['answerOf'],
): CallOutcome<Answer> {
  const target: Target = { kind: 'nobody', incidentId: incident.id, why };
  const answer = answerOf(target, incident);
  const state = completed(incident, now, null);
  const data = { incident: stateChanges(incident, state), facts: { stepName: 'completed', ...facts } };
  const events = [line(type, data, answer), ...notes];
  return { outcome: { incident, change: { state, attempts: [] }, offers: [], events }, target, answer };
}

/** Why nobody is to be rung for this incident any more, whatever the ladder says; null while somebody may be. */
export function endOf(incident: IncidentRecord): 'answered' | 'completed' | null {
  if (incident.status === 'answered' || incident.status === 'completed') return incident.status;
  return isOver(incident) ? 'completed' : null;
}
