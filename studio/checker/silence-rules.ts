import { problemAt, type Problem, type Rule } from '../definition/problem.js';
import { nextOf, type FlowDefinition, type FlowState } from '../definition/types.js';

/** Widgets that take no time and say nothing. */
const SILENT = ['set-variables', 'split-based-on'];

/**
 * After an HTTP Request that fails a word comes before the next one: each may be silent for the 10 s that Studio waits
 * (Twilio: HTTP Request). A report, whose two outcomes lead to the same place, may be the last thing of a call without one.
 */
export const checkSilences: Rule = (flow) =>
  flow.states
    .filter(({ type }) => type === 'make-http-request')
    .flatMap((state): Problem[] => {
      const again = requestWithoutWord(flow, state);
      if (again === undefined) return [];
      return [problemAt(flow, state, 'transitions', `after failed nothing is said before ${again} asks once more`)];
    });

/** The request that comes after this one has failed, without a word between; only where somebody is still to be rung. */
function requestWithoutWord(flow: FlowDefinition, state: FlowState): string | undefined {
  const seen = new Set<string>();
  const waiting = [nextOf(state, 'failed')];
  for (let name = waiting.pop(); name !== undefined || waiting.length > 0; name = waiting.pop()) {
    const next = flow.states.find((each) => each.name === name);
    if (next === undefined || seen.has(next.name)) continue;
    seen.add(next.name);
    if (next.type === 'make-http-request' && !isReport(next)) return next.name;
    const goesOn = SILENT.includes(next.type) || next.type === 'make-http-request';
    if (goesOn) waiting.push(...next.transitions.map((transition) => transition.next));
  }
  return undefined;
}

function isReport(state: FlowState): boolean {
  return nextOf(state, 'success') === nextOf(state, 'failed');
}
