import { parseFlow } from '../definition/shape.js';
import { nextOf, type FlowDefinition, type FlowState } from '../definition/types.js';
import type { FlowEnd } from './events.js';
import type { Execution } from './execution.js';
import { assertKnownWidgets, widgetOf } from './widgets/index.js';

const MAX_STEPS = 1000;
const MAX_IN_A_ROW = 10;

/** How an execution came to its end. */
export interface Ended {
  end: FlowEnd;
  /** The widget that ran last. */
  last: FlowState;
  /** Names of the widgets in the order they ran. */
  steps: string[];
}

/** Reads any value as a flow that can be executed; throws when it is no flow or holds a widget this runner has not. */
export function executableFlow(definition: unknown): FlowDefinition {
  const flow = parseFlow(definition);
  assertKnownWidgets(flow);
  return flow;
}

/**
 * Runs a flow from its start to its end. Stops after 1,000 widgets, and when the same widget has run 10 times in a row
 * (Twilio: Studio FAQ). Throws when the flow leads to a missing state.
 */
export async function executeFlow(flow: FlowDefinition, execution: Execution): Promise<Ended> {
  const { call } = execution;
  const steps: string[] = [];
  let state: FlowState | undefined = stateOf(flow, flow.initial_state);
  let last = state;
  let end: FlowEnd | undefined;
  while (state !== undefined && end === undefined) {
    last = state;
    if ((call.callerGone || call.away !== undefined) && widgetOf(state.type).needsCaller) break;
    steps.push(state.name);
    const next = await runWidget(flow, state, execution);
    end = limitReached(steps, next);
    state = next;
  }
  end ??= call.callerGone ? 'caller_hung_up' : 'completed';
  return { end, last, steps };
}

/** Runs one widget; answers with the next one, or `undefined` where the execution ends. */
async function runWidget(flow: FlowDefinition, state: FlowState, execution: Execution): Promise<FlowState | undefined> {
  const wasGone = execution.call.callerGone;
  const planned = execution.call.clock.enter(state.name);
  const exit = await widgetOf(state.type).run(state, execution);
  if (planned) await execution.call.hangUp(state);
  if (exit === undefined || stoppedInRequest(state, execution, wasGone)) return undefined;
  const next = 'next' in exit ? exit.next : nextOf(state, exit.event);
  return next === undefined || next === '' ? undefined : stateOf(flow, next);
}

/** A caller who hung up while a request ran: whether Studio runs anything later is up to chance, so it is an option. */
function stoppedInRequest(state: FlowState, { call }: Execution, wasGone: boolean): boolean {
  if (wasGone || !call.callerGone || state.type !== 'make-http-request') return false;
  return call.options.afterHangUpInRequest !== 'continue';
}

function limitReached(steps: readonly string[], next: FlowState | undefined): FlowEnd | undefined {
  const recent = steps.slice(-MAX_IN_A_ROW);
  if (recent.length === MAX_IN_A_ROW && new Set(recent).size === 1) return 'same_widget_limit';
  return steps.length >= MAX_STEPS && next !== undefined ? 'step_limit' : undefined;
}

function stateOf(flow: FlowDefinition, name: string): FlowState {
  const state = flow.states.find((candidate) => candidate.name === name);
  if (state === undefined) throw new Error(`The flow leads to a state that does not exist: ${name}`);
  return state;
}
