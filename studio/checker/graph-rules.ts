import { problemAt, type Rule } from '../definition/problem.js';
import type { FlowDefinition } from '../definition/types.js';

/** The flow starts at a trigger that exists. */
export const checkStart: Rule = (flow) => {
  const start = flow.states.find((state) => state.name === flow.initial_state);
  if (start?.type === 'trigger') return [];
  const message = start === undefined ? `no state is named ${flow.initial_state}` : `${start.name} is not a trigger`;
  return [{ state: start?.name ?? '', path: '#/initial_state', message }];
};

/** A stuck execution must not block the next call of the same number (Twilio: allow_concurrent_calls). */
export const checkConcurrency: Rule = (flow) =>
  flow.flags?.allow_concurrent_calls === true
    ? []
    : [{ state: '', path: '#/flags/allow_concurrent_calls', message: 'must be true on an emergency line' }];

/** No two states share a name. */
export const checkNames: Rule = (flow) =>
  flow.states
    .filter((state, index) => flow.states.findIndex((other) => other.name === state.name) !== index)
    .map((state) => problemAt(flow, state, 'name', `another state is already named ${state.name}`));

/** Every `next` names a state, and never the state itself (Twilio stops a flow after 10 runs of a widget in a row). */
export const checkTargets: Rule = (flow) => {
  const names = new Set(flow.states.map((state) => state.name));
  return flow.states.flatMap((state) =>
    state.transitions.flatMap(({ next }, nth) => {
      const at = `transitions/${nth}/next`;
      if (next === state.name) return [problemAt(flow, state, at, 'a widget must not lead to itself')];
      if (next === undefined || next === '' || names.has(next)) return [];
      return [problemAt(flow, state, at, `no state is named ${next}`)];
    }),
  );
};

/** Every state can be reached from the start. */
export const checkReachable: Rule = (flow) => {
  const reached = reachableFrom(flow, flow.initial_state);
  return flow.states
    .filter((state) => !reached.has(state.name))
    .map((state) => problemAt(flow, state, '', 'no path leads here'));
};

function reachableFrom(flow: FlowDefinition, start: string): Set<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    const transitions = flow.states.find((state) => state.name === name)?.transitions ?? [];
    waiting.push(...transitions.flatMap(({ next }) => (next === undefined || next === '' ? [] : [next])));
  }
  return reached;
}
