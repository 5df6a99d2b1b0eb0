import { problemAt, type Problem, type Rule } from '../definition/problem.js';
import { textProperty, type FlowDefinition, type FlowState } from '../definition/types.js';
import { readOverrides } from '../runner/twiml/http/overrides.js';

/** The reasons after which a request that a call hangs on is repeated. */
const REASONS = ['4xx', '5xx', 'ct', 'rt'] as const;

/**
 * A TwiML Redirect's address says how Twilio asks again: left alone it repeats a failed connection once, and neither an
 * error nor a silence, nor a connection that broke (Twilio: connection overrides). An HTTP Request has none: Studio adds a
 * parameter at the end of its address, which would then stand in the fragment.
 */
export const checkOverrides: Rule = (flow) =>
  flow.states.flatMap((state) => {
    if (state.type === 'add-twiml-redirect') return redirectProblems(flow, state);
    if (state.type !== 'make-http-request' || !(textProperty(state, 'url') ?? '').includes('#')) return [];
    return [problemAt(flow, state, 'properties/url', 'the address of an HTTP Request must have no fragment')];
  });

function redirectProblems(flow: FlowDefinition, state: FlowState): Problem[] {
  const overrides = readOverrides(textProperty(state, 'url') ?? '');
  const problem = (message: string) => [problemAt(flow, state, 'properties/url', message)];
  if ('problem' in overrides) return problem(overrides.problem);
  if (overrides.retries > 0 && REASONS.every((reason) => overrides.retryAfter.includes(reason))) return [];
  return problem('lacks connection overrides with rc=1 or more and rp=all: one lost request would end the call');
}
