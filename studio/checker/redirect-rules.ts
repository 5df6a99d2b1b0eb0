import { problemAt, type Problem, type Rule } from '../definition/problem.js';
import { nextOf, textProperty, type FlowDefinition, type FlowState } from '../definition/types.js';
import { liquidError, variablesOf } from '../liquid.js';
import { addressOf } from './address-rule.js';
import { PHONE_VARIABLES } from './tables.js';

/** Widgets that speak to the caller or ring somebody for them. */
const NEEDS_THE_CALL = [
  'say-play',
  'connect-call-to',
  'add-twiml-redirect',
  'gather-input-on-call',
  'record-voicemail',
];

/**
 * TwiML Redirect widgets: an https address whose Liquid stands in its query and holds no phone number, and nothing that
 * needs the caller after `timeout` (Twilio: after a timeout a voice call cannot be regained).
 */
export const checkRedirects: Rule = (flow) =>
  flow.states
    .filter(({ type }) => type === 'add-twiml-redirect')
    .flatMap((state) => [
      ...addressOf(flow, state).problems,
      ...liquidProblems(flow, state),
      ...timeoutProblems(flow, state),
    ]);

function liquidProblems(flow: FlowDefinition, state: FlowState): Problem[] {
  const url = textProperty(state, 'url') ?? '';
  if (liquidError(url) !== undefined) return [];
  const problem = (message: string) => problemAt(flow, state, 'properties/url', message);
  const problems: Problem[] = [];
  if (/\{[{%]/.test(url.split('?', 1)[0] ?? '')) {
    problems.push(problem('Liquid belongs in the query: an empty value elsewhere leads to another address'));
  }
  const phone = variablesOf(url)
    .map((segments) => segments.join('.'))
    .find((name) => PHONE_VARIABLES.includes(name));
  if (phone !== undefined) problems.push(problem(`${phone} is a phone number, which does not belong in an address`));
  return problems;
}

function timeoutProblems(flow: FlowDefinition, state: FlowState): Problem[] {
  const next = flow.states.find(({ name }) => name === nextOf(state, 'timeout'));
  if (next === undefined || !NEEDS_THE_CALL.includes(next.type)) return [];
  return [problemAt(flow, state, 'transitions', `after timeout the call cannot be regained, not even by ${next.name}`)];
}
