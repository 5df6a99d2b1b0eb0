import {
  stateChanges,
  type Change,
  type ConsideredStep,
  type IncidentRecord,
  type NewEvent,
} from '../incidents/index.js';
import type { DecisionOutcome } from './decision-outcome.js';
import { pack } from './explanation/pack.js';
import { judge } from './verdicts.js';
import type { Walk } from './walk-ladder.js';

/** The one line of a request that walked the ladder. */
export function lineOf(
  incident: IncidentRecord,
  isNew: boolean,
  { state, attempts }: Change,
  { type, target }: DecisionOutcome,
  walk: Walk,
  answer: unknown,
): NewEvent {
  const { decision } = walk;
  const claimed = decision.kind === 'offer' && decision.people.some((person) => person.claimed);
  const stepName = target.kind === 'ring' ? (target.people[0]?.stepName ?? null) : target.why;
  const facts = { ladder: incident.ladder, isNew, claimed, stepName };
  const considered = decision.kind === 're-offer' ? {} : { considered: consideredBy(walk) };
  const rung =
    target.kind === 'ring' && target.people.length > 1 ? { rung: target.people.map(({ userId }) => userId) } : {};
  return line(type, { incident: stateChanges(incident, state), attempts, ...rung, ...considered, facts }, answer);
}

/** Everybody whom the decision looked at, and what it made of him: for the explanation, kept with the event. */
function consideredBy({ decision, asked, situation }: Walk): ConsideredStep[] {
  return pack(judge(decision, { ...situation, steps: asked }), asked);
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
