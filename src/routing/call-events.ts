import {
  stateChanges,
  type Change,
  type ConsideredStep,
  type IncidentRecord,
  type NewEvent,
} from '../incidents/index.js';
import type { DecidedWalk, DecisionOutcome } from './decision-outcome.js';
import { pack } from './explanation/pack.js';
import { judge } from './verdicts.js';
import type { Walk } from './walk-ladder.js';

/** The one line of a request that walked the ladder. */
export function lineOf(
  incident: IncidentRecord,
  isNew: boolean,
  { state, attempts }: Change,
  { type, target }: DecisionOutcome,
  { ring, considered }: DecidedWalk,
  answer: unknown,
): NewEvent {
  const claimed = ring.kind === 'offer' && ring.people.some((person) => person.claimed);
  const stepName = target.kind === 'ring' ? (target.people[0]?.stepName ?? null) : target.why;
  const facts = { ladder: incident.ladder, isNew, claimed, stepName };
  const rung =
    target.kind === 'ring' && target.people.length > 1 ? { rung: target.people.map(({ userId }) => userId) } : {};
  const looked = considered === null ? {} : { considered };
  return line(type, { incident: stateChanges(incident, state), attempts, ...rung, ...looked, facts }, answer);
}

/** Everybody whom a decision looked at, and what it made of them: for the explanation, kept with the event. */
export function consideredBy({ decision, asked, situation }: Walk): ConsideredStep[] | null {
  return decision.kind === 're-offer' ? null : pack(judge(decision, { ...situation, steps: asked }), asked);
}

/** A request's own line, with the answer that a repetition gets again. */
export function line(type: string, data: NewEvent['data'], answer: unknown): NewEvent {
  return { type, source: 'request', data, answer };
}

/** What was noticed on the way of a request. */
export function note(type: string, facts: NonNullable<NewEvent['data']['facts']>): NewEvent {
  return { type, source: 'engine', data: { facts } };
}

/** A step did not do what it should; the call goes on. */
export function stepFailed(step: string, failure: string): NewEvent {
  return note('step_failed', { step, failure });
}
