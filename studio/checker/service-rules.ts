import { problemAt, type Problem, type Rule } from '../definition/problem.js';
import { textProperty, type FlowDefinition, type FlowState } from '../definition/types.js';

const NEXT_TARGET = '/api/telephony/next-target';
const START = '/api/telephony/twiml/start';
const VERDICT = 'stir={{trigger.call.StirVerstat}}';

/**
 * What next-target says where nobody is to be rung has a way of its own: `completed`, for a call that is over or whose caller is
 * blocked, and, where the flow asks for it, `call_in` and `answered`, which lead to our TwiML.
 */
export const checkSteps: Rule = (flow) =>
  flow.states.filter((state) => asks(state, NEXT_TARGET)).flatMap((state) => stepProblems(flow, state));

/** A call that is handed to our TwiML brings Twilio's verdict about the caller's number (STIR), which comes to Studio alone. */
export const checkVerdict: Rule = (flow) =>
  flow.states
    .filter((state) => asks(state, START) && !(textProperty(state, 'url') ?? '').includes(VERDICT))
    .map((state) =>
      problemAt(flow, state, 'properties/url', `the verdict about the caller's number is lost: add ${VERDICT}`),
    );

function asks(state: FlowState, path: string): boolean {
  return (textProperty(state, 'url') ?? '').replace(/[?#].*$/, '').endsWith(path);
}

function stepProblems(flow: FlowDefinition, state: FlowState): Problem[] {
  const problem = (message: string): Problem => problemAt(flow, state, 'transitions', message);
  const problems: Problem[] = [];
  if (wayOf(flow, state, 'completed') === undefined) {
    problems.push(
      problem('no match is for stepName completed: blocked callers would hear that nobody could be reached'),
    );
  }
  if (!/"callIn"/.test(textProperty(state, 'body') ?? '')) return problems;
  for (const step of ['call_in', 'answered']) {
    const next = flow.states.find(({ name }) => name === wayOf(flow, state, step));
    if (next?.type === 'add-twiml-redirect') continue;
    problems.push(problem(`it asks for callIn, so stepName ${step} must lead to a TwiML Redirect`));
  }
  return problems;
}

/** Where a Split leads for a step of a widget's response. */
function wayOf(flow: FlowDefinition, { name }: FlowState, step: string): string | undefined {
  const variable = `widgets.${name}.parsed.stepName`;
  const transition = flow.states
    .flatMap(({ transitions }) => transitions)
    .find(({ conditions = [] }) =>
      conditions.some(({ arguments: [argument = ''], value }) => argument.includes(variable) && isIn(value, step)),
    );
  return transition?.next;
}

function isIn(value: string, step: string): boolean {
  return value.split(',').some((each) => each.trim() === step);
}
