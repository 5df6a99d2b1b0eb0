import { problemAt, type Problem, type Rule } from '../definition/problem.js';
import { nextOf, type FlowDefinition, type FlowState } from '../definition/types.js';
import { addressOf } from './address-rule.js';

/** HTTP Request widgets: an https address, Twilio's own credentials only for Twilio, `failed` never left hanging. */
export const checkHttp: Rule = (flow) =>
  flow.states
    .filter(({ type }) => type === 'make-http-request')
    .flatMap((state) => [...urlProblems(flow, state), ...failedProblems(flow, state)]);

function urlProblems(flow: FlowDefinition, state: FlowState): Problem[] {
  const { url, problems } = addressOf(flow, state);
  if (url === undefined) return problems;
  if (state.properties['add_twilio_auth'] !== true || /(?:^|\.)twilio\.com$/.test(url.hostname)) return problems;
  const message = 'must be false: to an address that is not Twilio’s the request fails unsent';
  return [...problems, problemAt(flow, state, 'properties/add_twilio_auth', message)];
}

/** `failed` may end the flow only where `success` ends it as well. */
function failedProblems(flow: FlowDefinition, state: FlowState): Problem[] {
  const wired = nextOf(state, 'failed') !== undefined || nextOf(state, 'success') === undefined;
  return wired ? [] : [problemAt(flow, state, 'transitions', 'failed leads nowhere although success goes on')];
}
