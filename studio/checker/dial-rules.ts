import { problemAt, type Problem, type Rule } from '../definition/problem.js';
import { textProperty, type FlowDefinition, type FlowState } from '../definition/types.js';
import { liquidError, variablesOf } from '../liquid.js';
import { CALLER_VARIABLES } from './tables.js';

/** A literal number that may be dialled: E.164 (911, 112 and other short numbers are not), or a placeholder. */
const DIALLABLE = /^(?:\+[1-9]\d{6,14}|\+1FALLBACK\d)$/;

/** Connect Call To: whole seconds of ringing, our own number as caller ID, no emergency number. */
export const checkDialling: Rule = (flow) =>
  flow.states
    .filter(({ type }) => type === 'connect-call-to')
    .flatMap((state) => [
      ...timeoutProblems(flow, state),
      ...callerIdProblems(flow, state),
      ...numberProblems(flow, state),
    ]);

/** A missing `timeout` would be Twilio's 30 s, in which a carrier's voicemail picks up. Bounds: the property table. */
function timeoutProblems(flow: FlowDefinition, state: FlowState): Problem[] {
  if (state.properties['timeout'] !== undefined) return [];
  return [problemAt(flow, state, 'properties/timeout', 'must be an integer from 1 to 600')];
}

function callerIdProblems(flow: FlowDefinition, state: FlowState): Problem[] {
  const callerId = textProperty(state, 'caller_id');
  const at = 'properties/caller_id';
  if (callerId === undefined) return [problemAt(flow, state, at, 'is missing: Twilio would use the caller’s number')];
  if (liquidError(callerId) !== undefined) return [];
  const used = variablesOf(callerId).map((segments) => segments.join('.'));
  if (!used.some((name) => CALLER_VARIABLES.includes(name))) return [];
  return [problemAt(flow, state, at, 'a dial fails when the caller’s number is withheld or SIP: use our own number')];
}

function numberProblems(flow: FlowDefinition, state: FlowState): Problem[] {
  const noun = textProperty(state, 'noun');
  if (noun !== 'number' && noun !== 'number-multi') return [];
  const to = textProperty(state, 'to') ?? '';
  const at = 'properties/to';
  if (to.trim() === '') return [problemAt(flow, state, at, 'nobody to ring')];
  const literals = to.split(',').filter((part) => !part.includes('{{'));
  return literals
    .filter((part) => !DIALLABLE.test(part.trim()))
    .map((part) => problemAt(flow, state, at, `${part.trim()} is an emergency or short number, or not E.164`));
}
