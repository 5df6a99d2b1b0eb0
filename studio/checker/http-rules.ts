import { problemAt, type Problem, type Rule } from '../definition/problem.js';
import { nextOf, textProperty, type FlowDefinition, type FlowState } from '../definition/types.js';
import { liquidError, render, variablesOf } from '../liquid.js';
import { contextOf, typicalValue } from './templates.js';

/** HTTP Request widgets: an https address, Twilio's own credentials only for Twilio, `failed` never left hanging. */
export const checkHttp: Rule = (flow) =>
  flow.states
    .filter(({ type }) => type === 'make-http-request')
    .flatMap((state) => [...urlProblems(flow, state), ...failedProblems(flow, state)]);

function urlProblems(flow: FlowDefinition, state: FlowState): Problem[] {
  const template = textProperty(state, 'url');
  if (template === undefined || liquidError(template) !== undefined) return [];
  const address = render(template, contextOf(variablesOf(template), typicalValue));
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const at = 'properties/url';
  if (url === undefined) return [problemAt(flow, state, at, 'is not a full address')];
  const problems: Problem[] = [];
  if (url.protocol !== 'https:') problems.push(problemAt(flow, state, at, 'must be https'));
  if (state.properties['add_twilio_auth'] === true && !/(?:^|\.)twilio\.com$/.test(url.hostname)) {
    const message = 'must be false: to an address that is not Twilio’s the request fails unsent';
    problems.push(problemAt(flow, state, 'properties/add_twilio_auth', message));
  }
  return problems;
}

/** `failed` may end the flow only where `success` ends it as well. */
function failedProblems(flow: FlowDefinition, state: FlowState): Problem[] {
  const wired = nextOf(state, 'failed') !== undefined || nextOf(state, 'success') === undefined;
  return wired ? [] : [problemAt(flow, state, 'transitions', 'failed leads nowhere although success goes on')];
}
