import { describe, expect, it } from 'vitest';

import { checkFlow, readFlow, type FlowDefinition, type FlowState } from '../../studio/index.js';
import { add, change, retype, rewire, setProperty } from './kit/mutate.js';

const flow = readFlow('ladder');

interface Mutation {
  what: string;
  mutant: unknown;
  /** Name of the state at fault; empty for the envelope. */
  state: string;
  says: RegExp;
}

const envelope = (what: string, changed: Record<string, unknown>, says: RegExp): Mutation => ({
  what,
  mutant: { ...structuredClone(flow), ...changed },
  state: '',
  says,
});
const inState = (what: string, state: string, mutant: FlowDefinition, says: RegExp): Mutation => ({
  what,
  mutant,
  state,
  says,
});
const condition = (what: string, key: string, value: unknown, says: RegExp): Mutation =>
  inState(
    what,
    'split_target',
    change(flow, 'split_target', ({ transitions }) => {
      Object.assign(transitions[1]?.conditions?.[0] ?? {}, { [key]: value });
    }),
    says,
  );
const stray: FlowState = { name: 'stray', type: 'say-play', transitions: [], properties: { say: 'x' } };

const MUTATIONS: Mutation[] = [
  envelope('no states', { states: [] }, /1 to 1000 states/),
  envelope('states that are no list', { states: {} }, /list of states/),
  envelope('an unknown key', { name: 'ladder' }, /unknown key of a flow/),
  envelope('flags without their key', { flags: {} }, /allow_concurrent_calls/),
  envelope('an unknown flag', { flags: { allow_concurrent_calls: true, x: true } }, /unknown flag/),
  envelope('concurrent calls refused', { flags: { allow_concurrent_calls: false } }, /must be true/),
  envelope('a start that does not exist', { initial_state: 'Start' }, /no state is named Start/),
  envelope('a description that is no text', { description: 7 }, /must be text/),
  { ...envelope('a start that is no trigger', { initial_state: 'greet' }, /not a trigger/), state: 'greet' },
  inState('a widget Studio has not', 'greet', retype(flow, 'greet', 'say-play', 'hang-up'), /no such widget type/),
  inState('a widget without a table', 'greet', retype(flow, 'greet', 'say-play', 'enqueue-call'), /cannot prove/),
  inState(
    'an event of another widget',
    'connect_target',
    retype(flow, 'connect_target', 'callCompleted', 'noAnswer'),
    /must be one of callCompleted, hangup/,
  ),
  inState(
    'an event listed twice',
    'report_completed',
    retype(flow, 'report_completed', 'failed', 'success'),
    /listed twice/,
  ),
  inState(
    'an event forgotten',
    'note_target',
    change(flow, 'note_target', (state) => void (state.transitions = [])),
    /next is missing/,
  ),
  inState(
    'an unknown key in a state',
    'greet',
    change(flow, 'greet', (state) => void Object.assign(state, { widget: 1 })),
    /unknown key/,
  ),
  inState(
    'an unknown key in a transition',
    'greet',
    change(flow, 'greet', ({ transitions }) => void Object.assign(transitions[0] ?? {}, { to: 'x' })),
    /unknown key/,
  ),
  inState(
    'a next that is no text',
    'greet',
    change(flow, 'greet', ({ transitions }) => void Object.assign(transitions[0] ?? {}, { next: 5 })),
    /event, next/,
  ),
  inState(
    'properties missing',
    'greet',
    change(flow, 'greet', (state) => void Reflect.deleteProperty(state, 'properties')),
    /JSON object/,
  ),
  inState(
    'headers on a request',
    'report_failed',
    setProperty(flow, 'report_failed', 'headers', {}),
    /no such property/,
  ),
  inState(
    'a request without url',
    'report_failed',
    setProperty(flow, 'report_failed', 'url', undefined),
    /needs this property/,
  ),
  inState(
    'a switch given as text',
    'report_failed',
    setProperty(flow, 'report_failed', 'add_twilio_auth', 'false'),
    /boolean expected/,
  ),
  inState(
    'a method Studio has not',
    'report_failed',
    setProperty(flow, 'report_failed', 'method', 'PUT'),
    /one of GET, POST/,
  ),
  inState(
    'a timeout given as text',
    'connect_target',
    setProperty(flow, 'connect_target', 'timeout', '20'),
    /integer expected/,
  ),
  inState(
    'Liquid in the timeout',
    'connect_target',
    setProperty(flow, 'connect_target', 'timeout', '{{flow.variables.dials}}'),
    /integer expected/,
  ),
  inState('a timeout of 0', 'connect_target', setProperty(flow, 'connect_target', 'timeout', 0), /from 1 to 600/),
  inState('a timeout over 600', 'fallback_1', setProperty(flow, 'fallback_1', 'timeout', 601), /from 1 to 600/),
  inState(
    'an unknown noun',
    'connect_target',
    setProperty(flow, 'connect_target', 'noun', 'phone'),
    /must be one of number/,
  ),
  inState('a loop of 100', 'say_sorry', setProperty(flow, 'say_sorry', 'loop', 100), /from 1 to 99/),
  inState(
    'words and a file',
    'say_sorry',
    setProperty(flow, 'say_sorry', 'play', 'https://x.example/a.mp3'),
    /exactly one/,
  ),
  inState('empty words', 'say_sorry', setProperty(flow, 'say_sorry', 'say', ' '), /not empty/),
  inState(
    'an input missing',
    'split_dials',
    setProperty(flow, 'split_dials', 'input', undefined),
    /needs this property/,
  ),
  inState(
    'variables without value',
    'note_target',
    setProperty(flow, 'note_target', 'variables', [{ key: 'a' }]),
    /key, value/,
  ),
  inState('an invalid position', 'greet', setProperty(flow, 'greet', 'offset', { x: '1', y: 0 }), /x, y/),
  inState(
    'a name used twice',
    'greet',
    retype(flow, 'say_sorry', '"name":"say_sorry"', '"name":"greet"'),
    /already named greet/,
  ),
  inState(
    'a next that does not exist',
    'report_failed',
    rewire(flow, 'report_failed', 'failed', 'nowhere'),
    /no state is named nowhere/,
  ),
  inState(
    'a widget that leads to itself',
    'report_failed',
    rewire(flow, 'report_failed', 'failed', 'report_failed'),
    /itself/,
  ),
  inState('a state nobody reaches', 'stray', add(flow, stray), /no path leads here/),
  inState(
    'a match without conditions',
    'split_target',
    change(flow, 'split_target', ({ transitions }) => void delete transitions[1]?.conditions),
    /needs a condition/,
  ),
  inState(
    'conditions on noMatch',
    'split_target',
    change(flow, 'split_target', ({ transitions }) => void Object.assign(transitions[0] ?? {}, { conditions: [] })),
    /only a match/,
  ),
  condition('a condition type Studio has not', 'type', 'is_null', /no such condition/),
  condition('a condition without arguments', 'arguments', [], /not empty/),
  condition('a condition without a value', 'value', undefined, /must be text/),
  condition('a condition without a name', 'friendly_name', undefined, /must be text/),
];

describe('the checker refuses what Studio would not import', () => {
  it.each(MUTATIONS)('$what', ({ mutant, state, says }) => {
    expect(checkFlow(mutant)).toContainEqual(
      expect.objectContaining({ state, message: expect.stringMatching(says) as string }),
    );
  });

  it.each([null, 7, 'flow', []])('%j, which is no flow at all', (value) => {
    expect(checkFlow(value)).toMatchObject([{ state: '', path: '#' }]);
  });
});
