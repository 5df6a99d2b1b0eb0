import { problemAt, type Problem, type Rule } from '../definition/problem.js';
import { nextOf, type FlowDefinition, type FlowState } from '../definition/types.js';

/**
 * When the caller hangs up in a Connect Call To, its DialCallStatus may be empty (Twilio does not say): a Split then needs a
 * way of its own for that, before anything is reported. Else a talk is booked as a call that was given up.
 */
export const checkHangUps: Rule = (flow) =>
  flow.states.filter(({ type }) => type === 'connect-call-to').flatMap((state) => problemsOf(flow, state));

function problemsOf(flow: FlowDefinition, dial: FlowState): Problem[] {
  const state = lookedAtFirst(flow, nextOf(dial, 'hangup'));
  if (state?.type === 'make-http-request') {
    return [
      problemAt(flow, dial, 'transitions', `after hangup ${state.name} reports before anybody looks how it ended`),
    ];
  }
  if (state?.type !== 'split-based-on' || hasWayForNothing(state)) return [];
  return [
    problemAt(flow, state, 'transitions', `after hangup of ${dial.name} the status may be empty: no match is for that`),
  ];
}

/** The first widget behind those that set variables. */
function lookedAtFirst(flow: FlowDefinition, first: string | undefined): FlowState | undefined {
  const seen = new Set<string>();
  for (let name = first; name !== undefined && !seen.has(name);) {
    seen.add(name);
    const state = flow.states.find((each) => each.name === name);
    if (state?.type !== 'set-variables') return state;
    name = nextOf(state, 'next');
  }
  return undefined;
}

function hasWayForNothing({ transitions }: FlowState): boolean {
  const forNothing = transitions.find(({ conditions = [] }) => conditions.some(({ type }) => type === 'is_blank'));
  return forNothing !== undefined && transitions.every((each) => each === forNothing || each.next !== forNothing.next);
}
