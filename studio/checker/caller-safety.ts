import { problemAt, type Problem, type Rule } from '../definition/problem.js';
import { nextOf, type FlowDefinition, type FlowState, type FlowTransition } from '../definition/types.js';
import { liquidError, variablesOf } from '../liquid.js';
import { CONNECTED_STATUSES } from './tables.js';

/**
 * What the caller, still on the line, knows before a widget runs.
 * waiting: nothing yet · greeted: a word, no help sought yet · owed: help was sought without success and nothing said
 * since · told: a word after that · connected: has talked to somebody · `dialled X`: widget X rang, outcome not looked at.
 */
type Knowledge = 'waiting' | 'greeted' | 'owed' | 'told' | 'connected' | `dialled ${string}`;

interface Situation {
  state: FlowState;
  knowledge: Knowledge;
}

const MAY_END: readonly Knowledge[] = ['greeted', 'told', 'connected'];

/**
 * Nobody is lost: the first widget speaks (that answers the call), and on every path on which the caller is still there
 * the flow ends only after a connected call, or after a word that came later than the last dial and the last request
 * the path depended on. A request whose two outcomes lead to the same place is a report and asks for no new word.
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
      if (next !== undefined) waiting.push({ state: next, knowledge: after });
      else if (!MAY_END.includes(after)) {
        const message = `the flow ends after ${transition.event} without a connection and without a word`;
        lost.set(state, problemAt(flow, state, 'transitions', message));
      }
    }
  }
  return [...lost.values()];
}

function learn(state: FlowState, transition: FlowTransition, before: Knowledge): Knowledge {
  switch (state.type) {
    case 'say-play':
      return state.properties['digits'] === undefined ? heard(before) : before;
    case 'connect-call-to':
      return `dialled ${state.name}`;
    case 'split-based-on':
      return looked(transition, before);
    case 'set-variables':
    case 'send-message':
      return before;
    case 'make-http-request':
      return asked(state, before);
    default:
      return before === 'connected' ? before : 'owed';
  }
}

function heard(before: Knowledge): Knowledge {
  if (before === 'connected') return before;
  return before === 'waiting' || before === 'greeted' ? 'greeted' : 'told';
}

function asked(state: FlowState, before: Knowledge): Knowledge {
  if (before === 'connected') return before;
  const report = nextOf(state, 'success') === nextOf(state, 'failed');
  if (report) return before === 'greeted' ? 'waiting' : before;
  return 'owed';
}

/** A Split on DialCallStatus of the widget that has just rung tells the connected from the others. */
function looked(transition: FlowTransition, before: Knowledge): Knowledge {
  if (!before.startsWith('dialled ')) return before;
  const status = `widgets.${before.slice('dialled '.length)}.DialCallStatus`;
  const connected = (transition.conditions ?? []).some(
    ({ arguments: [argument = ''], type, value }) =>
      ['matches_any_of', 'equal_to'].includes(type) &&
      readsOnly(argument, status) &&
      value.split(',').every((item) => CONNECTED_STATUSES.includes(item.trim().toLowerCase())),
  );
  return connected ? 'connected' : before;
}

function readsOnly(template: string, variable: string): boolean {
  if (liquidError(template) !== undefined) return false;
  const used = variablesOf(template).map((segments) => segments.join('.'));
  return used.length === 1 && used[0] === variable;
}
