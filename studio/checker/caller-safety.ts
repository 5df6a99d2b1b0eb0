import { problemAt, type Problem, type Rule } from '../definition/problem.js';
import { nextOf, type FlowDefinition, type FlowState } from '../definition/types.js';
import { learn, reasonToGoOn, type Knowledge } from './knowledge.js';

interface Situation {
  state: FlowState;
  knowledge: Knowledge;
}

/**
 * Nobody is lost: the first widget speaks (that answers the call), and on every path on which the caller is still there
 * the flow ends only after a connected call, or after a word that came later than the last dial and the last request
 * the path depended on. A request whose two outcomes lead to the same place is a report and asks for no new word.
 * A call handed over by a TwiML Redirect is the service's until `return`, `timeout` or `fail`; after `fail`, and after a
 * `return` with any outcome but the settled ones, a number must be rung first.
 */
export const checkCallerSafety: Rule = (flow) => {
  const trigger = flow.states.find(({ name }) => name === flow.initial_state);
  if (trigger?.type !== 'trigger') return [];
  const first = flow.states.find(({ name }) => name === nextOf(trigger, 'incomingCall'));
  if (first === undefined) return [problemAt(flow, trigger, 'transitions', 'an incoming call leads nowhere')];
  const problems = lostCallers(flow, { state: first, knowledge: 'waiting' });
  if (first.type !== 'say-play') problems.push(problemAt(flow, first, 'type', 'the first widget must say something'));
  return problems;
};

function lostCallers(flow: FlowDefinition, start: Situation): Problem[] {
  const seen = new Set<string>();
  const lost = new Map<FlowState, Problem>();
  const waiting = [start];
  for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
    const { state, knowledge } = here;
    const key = `${knowledge}|${state.name}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const transition of state.transitions.filter(({ event }) => event !== 'hangup')) {
      const after = learn(state, transition, knowledge);
      const next = flow.states.find(({ name }) => name === transition.next);
      const reason = reasonToGoOn(after);
      if (next !== undefined) waiting.push({ state: next, knowledge: after });
      else if (reason !== undefined) {
        lost.set(state, problemAt(flow, state, 'transitions', `the flow ends after ${transition.event} ${reason}`));
      }
    }
  }
  return [...lost.values()];
}
