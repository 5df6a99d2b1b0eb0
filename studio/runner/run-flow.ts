import { parseFlow } from '../definition/shape.js';
import { nextOf, type FlowDefinition, type FlowState } from '../definition/types.js';
import type { FlowEnd } from './events.js';
import { Execution } from './execution.js';
import type { FlowRun, RunOptions } from './options.js';
import { refuseUnknownWidgets, widgetOf } from './widgets/index.js';

const MOST_STEPS = 1000;
const MOST_IN_A_ROW = 10;

/**
 * Takes one call with a flow definition, as Studio would: real HTTP requests with real signatures, scripted phones,
 * simulated time. Stops after 1,000 widgets, and when the same widget has run 10 times in a row (Twilio: Studio FAQ).
 * Throws when the definition is not a flow, holds a widget type this runner cannot execute, or leads to a missing state.
 */
export async function runFlow(definition: unknown, options: RunOptions): Promise<FlowRun> {
  const flow = parseFlow(definition);
  refuseUnknownWidgets(flow);
  const execution = new Execution(options);
  const steps: string[] = [];
  let state: FlowState | undefined = stateOf(flow, flow.initial_state);
  let last = state;
  let end: FlowEnd | undefined;
  while (state !== undefined && end === undefined) {
    last = state;
    if (execution.callerGone && widgetOf(state.type).needsCaller) break;
    steps.push(state.name);
    const next = await runWidget(flow, state, execution);
    end = limitReached(steps, next);
    state = next;
  }
  end ??= execution.callerGone ? 'caller_hung_up' : 'completed';
  await execution.tell(last, { type: 'end', end });
  const { heard, rang, connectedTo, clock } = execution;
  return { end, steps, heard, rang, connectedTo, seconds: clock.now };
}

/** Runs one widget; answers with the next one, or `undefined` where the execution ends. */
async function runWidget(flow: FlowDefinition, state: FlowState, execution: Execution): Promise<FlowState | undefined> {
  const wasGone = execution.callerGone;
  const planned = execution.clock.enter(state.name);
  const exit = await widgetOf(state.type).run(state, execution);
  if (planned) await execution.hangUp(state);
  if (exit === undefined || stoppedInRequest(state, execution, wasGone)) return undefined;
  const next = 'next' in exit ? exit.next : nextOf(state, exit.event);
  return next === undefined || next === '' ? undefined : stateOf(flow, next);
}

/** A caller who hung up while a request ran: whether Studio runs anything later is up to chance, so it is an option. */
function stoppedInRequest(state: FlowState, { options, callerGone }: Execution, wasGone: boolean): boolean {
  if (wasGone || !callerGone || state.type !== 'make-http-request') return false;
  return options.afterHangUpInRequest !== 'continue';
}

function limitReached(steps: readonly string[], next: FlowState | undefined): FlowEnd | undefined {
  const recent = steps.slice(-MOST_IN_A_ROW);
  if (recent.length === MOST_IN_A_ROW && new Set(recent).size === 1) return 'same_widget_limit';
  return steps.length >= MOST_STEPS && next !== undefined ? 'step_limit' : undefined;
}

function stateOf(flow: FlowDefinition, name: string): FlowState {
  const state = flow.states.find((candidate) => candidate.name === name);
  if (state === undefined) throw new Error(`The flow leads to a state that does not exist: ${name}`);
  return state;
}
