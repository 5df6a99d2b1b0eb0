import { formatProblems, type Problem } from './problem.js';
import { isRecord, type FlowDefinition } from './types.js';

/** What reading a value as a flow definition gives: the typed flow when it can be walked, and what is wrong with it. */
export interface Shape {
  flow?: FlowDefinition;
  problems: Problem[];
}

const ENVELOPE_KEYS = ['$schema', 'description', 'states', 'initial_state', 'flags'];
const STATE_KEYS = ['name', 'type', 'transitions', 'properties'];
const TRANSITION_KEYS = ['event', 'next', 'conditions'];
const MAX_STATES = 1000;

/**
 * Reads any value as a flow definition (Twilio: Studio flow definition schema, 1 to 1000 states).
 * `flow` is left out when the value cannot be walked as one; unknown keys alone do not prevent that.
 */
export function readShape(definition: unknown): Shape {
  if (!isRecord(definition)) return { problems: [envelope('', 'a flow definition is a JSON object')] };
  const problems = unknownKeys(definition, ENVELOPE_KEYS).map((key) => envelope(key, 'unknown key of a flow'));
  const broken = [...brokenEnvelope(definition), ...brokenStates(definition['states'])];
  problems.push(...broken);
  if (Array.isArray(definition['states'])) problems.push(...unknownStateKeys(definition['states']));
  return broken.length === 0 ? { flow: definition as unknown as FlowDefinition, problems } : { problems };
}

/** Reads any value as a flow definition; throws an error that lists every place where it is not one. */
export function parseFlow(definition: unknown): FlowDefinition {
  const { flow, problems } = readShape(definition);
  if (flow === undefined) throw new Error(`Not a Studio flow definition:\n${formatProblems(problems)}`);
  return flow;
}

function envelope(key: string, message: string): Problem {
  return { state: '', path: key === '' ? '#' : `#/${key}`, message };
}

function unknownKeys(value: Record<string, unknown>, known: readonly string[]): string[] {
  return Object.keys(value).filter((key) => !known.includes(key));
}

function brokenEnvelope(definition: Record<string, unknown>): Problem[] {
  const { description, initial_state: initial, flags, $schema } = definition;
  const problems: Problem[] = [];
  if (description !== undefined && typeof description !== 'string')
    problems.push(envelope('description', 'must be text'));
  if ($schema !== undefined && typeof $schema !== 'string') problems.push(envelope('$schema', 'must be text'));
  if (typeof initial !== 'string') problems.push(envelope('initial_state', 'must name a state'));
  if (flags !== undefined && (!isRecord(flags) || typeof flags['allow_concurrent_calls'] !== 'boolean')) {
    problems.push(envelope('flags', 'must hold allow_concurrent_calls: true or false'));
  } else if (isRecord(flags)) {
    const unknown = unknownKeys(flags, ['allow_concurrent_calls']);
    problems.push(...unknown.map((key) => envelope(`flags/${key}`, 'unknown flag')));
  }
  return problems;
}

function brokenStates(states: unknown): Problem[] {
  if (!Array.isArray(states)) return [envelope('states', 'must be a list of states')];
  if (states.length === 0 || states.length > MAX_STATES) {
    return [envelope('states', `must hold 1 to ${MAX_STATES} states, holds ${states.length}`)];
  }
  return states.flatMap((state: unknown, index) => brokenState(state, index));
}

function brokenState(state: unknown, index: number): Problem[] {
  const path = `#/states/${index}`;
  if (!isRecord(state)) return [{ state: '', path, message: 'a state is a JSON object' }];
  const { name, type, transitions, properties } = state;
  const at = typeof name === 'string' ? name : '';
  const problems: Problem[] = [];
  const add = (key: string, message: string) => problems.push({ state: at, path: `${path}/${key}`, message });
  if (at === '') add('name', 'a state needs a name');
  if (typeof type !== 'string') add('type', 'a state needs a type');
  if (!isRecord(properties)) add('properties', 'must be a JSON object');
  if (!Array.isArray(transitions)) add('transitions', 'must be a list');
  else
    transitions.forEach((transition: unknown, nth) => {
      if (!isTransition(transition)) add(`transitions/${nth}`, 'must be { event, next?, conditions? }');
    });
  return problems;
}

function isTransition(value: unknown): boolean {
  if (!isRecord(value) || typeof value['event'] !== 'string') return false;
  const { next, conditions } = value;
  return (next === undefined || typeof next === 'string') && (conditions === undefined || isRecordList(conditions));
}

function isRecordList(value: unknown): boolean {
  return Array.isArray(value) && value.every(isRecord);
}

function unknownStateKeys(states: unknown[]): Problem[] {
  return states.filter(isRecord).flatMap((state, index) => {
    const name = typeof state['name'] === 'string' ? state['name'] : '';
    const transitions = Array.isArray(state['transitions']) ? state['transitions'].filter(isRecord) : [];
    const keys = [
      ...unknownKeys(state, STATE_KEYS),
      ...transitions.flatMap((transition, nth) =>
        unknownKeys(transition, TRANSITION_KEYS).map((key) => `transitions/${nth}/${key}`),
      ),
    ];
    return keys.map((key) => ({ state: name, path: `#/states/${index}/${key}`, message: 'unknown key' }));
  });
}
