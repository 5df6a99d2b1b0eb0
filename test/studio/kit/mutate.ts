import type { FlowDefinition, FlowState } from '../../../studio/index.js';

/** A copy of a flow in which one state was changed. */
export function change(flow: FlowDefinition, name: string, edit: (state: FlowState) => void): FlowDefinition {
  const copy = structuredClone(flow);
  edit(find(copy, name));
  return copy;
}

/** A copy of a flow in which a property of one state has another value; `undefined` removes it. */
export function setProperty(flow: FlowDefinition, name: string, key: string, value: unknown): FlowDefinition {
  return change(flow, name, ({ properties }) => {
    if (value === undefined) delete properties[key];
    else properties[key] = value;
  });
}

/** A copy of a flow in which a transition leads elsewhere; `undefined` lets the branch end there. */
export function rewire(flow: FlowDefinition, name: string, event: string, next: string | undefined): FlowDefinition {
  return change(flow, name, (state) => {
    const transition = state.transitions.find((each) => each.event === event);
    if (transition === undefined) throw new Error(`${name} has no ${event}`);
    if (next === undefined) delete transition.next;
    else transition.next = next;
  });
}

/** A copy of a flow in which a text was replaced everywhere in one state. */
export function retype(flow: FlowDefinition, name: string, from: string, to: string): FlowDefinition {
  return change(flow, name, (state) => {
    const text = JSON.stringify(state);
    if (!text.includes(from)) throw new Error(`${name} does not hold ${from}`);
    Object.assign(state, JSON.parse(text.replaceAll(from, to)));
  });
}

/** A copy of a flow with one more state at its end. */
export function add(flow: FlowDefinition, state: FlowState): FlowDefinition {
  return { ...structuredClone(flow), states: [...structuredClone(flow.states), state] };
}

function find(flow: FlowDefinition, name: string): FlowState {
  const state = flow.states.find((each) => each.name === name);
  if (state === undefined) throw new Error(`No state is named ${name}`);
  return state;
}
