import { problemAt, type Problem, type Rule } from '../definition/problem.js';
import { nextOf, textProperty, type FlowDefinition, type FlowState } from '../definition/types.js';
import { isStudioAddress } from '../runner/twiml/return-address.js';

/**
 * Numbers that a flow carries are rung by TwiML that asks for a key, before Connect Call To rings them: to that widget a
 * voicemail is a connected call, and the first one would end the line's last resort (Twilio: Connect Call To).
 */
export const checkFallbackAsksForKey: Rule = (flow) => {
  const first = flow.states.find(ringsNumberOfItsOwn);
  if (first === undefined) return [];
  const triesDocument = flow.states.some((state) => {
    return state.type === 'add-twiml-redirect' && state.properties['method'] === 'GET' && leadsTo(flow, state, first);
  });
  if (triesDocument) return [];
  const message = 'a voicemail that picks up ends the fallback: TwiML that asks for a key has to be tried before';
  return [problemAt(flow, first, 'properties/to', message)];
};

/** A call that has been answered can't be handed to Studio: it answers 400 (Twilio: support 46617831475995). */
export const checkRedirectTargets: Rule = (flow) =>
  flow.states
    .filter(({ type }) => type === 'add-twiml-redirect')
    .filter((state) => isStudioAddress(textProperty(state, 'url') ?? ''))
    .map((state): Problem => problemAt(flow, state, 'properties/url', 'Studio takes no call that is answered already'));

function ringsNumberOfItsOwn({ type, properties: { to } }: FlowState): boolean {
  return type === 'connect-call-to' && typeof to === 'string' && to !== '' && !to.includes('{');
}

/** Whether a redirect that fails goes on to a state, with words between at most. */
function leadsTo(flow: FlowDefinition, redirect: FlowState, goal: FlowState): boolean {
  let next = nextOf(redirect, 'fail');
  const seen = new Set<string>();
  while (next !== undefined && !seen.has(next)) {
    if (next === goal.name) return true;
    seen.add(next);
    const state = flow.states.find(({ name }) => name === next);
    next = state?.type === 'say-play' ? nextOf(state, 'audioComplete') : undefined;
  }
  return false;
}
