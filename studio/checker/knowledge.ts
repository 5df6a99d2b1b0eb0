import { nextOf, type FlowState, type FlowTransition } from '../definition/types.js';
import { liquidError, variablesOf } from '../liquid.js';
import { CONNECTED_STATUSES, SETTLED_OUTCOMES } from './tables.js';

/**
 * What the caller, still on the line, knows before a widget runs.
 * waiting: nothing yet · greeted: a word, no help sought yet · owed: help was sought without success and nothing said
 * since · told: a word after that · connected: has talked to somebody · settled: the service has seen to it, or still
 * does · given up: the service can't go on, and nobody was rung since · `dialled X`: widget X rang, outcome not looked
 * at · `returned X`: the service gave the call back to widget X, outcome not looked at.
 */
export type Knowledge =
  | 'waiting'
  | 'greeted'
  | 'owed'
  | 'told'
  | 'connected'
  | 'settled'
  | 'given up'
  | `dialled ${string}`
  | `returned ${string}`;

const MAY_END: readonly Knowledge[] = ['greeted', 'told', 'connected', 'settled'];

/** Why the flow must not end with this knowledge, as the end of a sentence; `undefined` when it may. */
export function reasonToGoOn(knowledge: Knowledge): string | undefined {
  if (MAY_END.includes(knowledge)) return undefined;
  return needsFallback(knowledge)
    ? 'without ringing a fallback number, although the service may have given up'
    : 'without a connection and without a word';
}

/** What the caller knows after a widget was left by a transition. */
export function learn(state: FlowState, transition: FlowTransition, before: Knowledge): Knowledge {
  switch (state.type) {
    case 'connect-call-to':
      return `dialled ${state.name}`;
    case 'add-twiml-redirect':
      return handedBack(state, transition);
    case 'split-based-on':
      return looked(transition, before);
    case 'set-variables':
    case 'send-message':
      return before;
    default:
      break;
  }
  if (before === 'connected' || before === 'settled' || needsFallback(before)) return before;
  if (state.type === 'say-play') return state.properties['digits'] === undefined ? heard(before) : before;
  return state.type === 'make-http-request' ? asked(state, before) : 'owed';
}

/** Only ringing somebody helps a caller whom the service gave up. */
function needsFallback(knowledge: Knowledge): boolean {
  return knowledge === 'given up' || knowledge.startsWith('returned ');
}

function heard(before: Knowledge): Knowledge {
  return before === 'waiting' || before === 'greeted' ? 'greeted' : 'told';
}

function asked(state: FlowState, before: Knowledge): Knowledge {
  const report = nextOf(state, 'success') === nextOf(state, 'failed');
  if (report) return before === 'greeted' ? 'waiting' : before;
  return 'owed';
}

/** A redirected call is the service's until one of three events; after `timeout` it still is. */
function handedBack(state: FlowState, { event }: FlowTransition): Knowledge {
  if (event === 'return') return `returned ${state.name}`;
  return event === 'timeout' ? 'settled' : 'given up';
}

/** A Split on what a widget brought back tells the connected, and those the service has seen to, from the others. */
function looked(transition: FlowTransition, before: Knowledge): Knowledge {
  const [what = ''] = before.split(' ', 1);
  const widget = before.slice(what.length + 1);
  if (what === 'dialled' && proves(transition, `widgets.${widget}.DialCallStatus`, CONNECTED_STATUSES)) {
    return 'connected';
  }
  return what === 'returned' && proves(transition, `widgets.${widget}.outcome`, SETTLED_OUTCOMES) ? 'settled' : before;
}

/** True when the transition is taken only while the variable has one of the values. */
function proves({ conditions = [] }: FlowTransition, variable: string, values: readonly string[]): boolean {
  return conditions.some(
    ({ arguments: [argument = ''], type, value }) =>
      ['matches_any_of', 'equal_to'].includes(type) &&
      readsOnly(argument, variable) &&
      value.split(',').every((item) => values.includes(item.trim().toLowerCase())),
  );
}

function readsOnly(template: string, variable: string): boolean {
  if (liquidError(template) !== undefined) return false;
  const used = variablesOf(template).map((segments) => segments.join('.'));
  return used.length === 1 && used[0] === variable;
}
