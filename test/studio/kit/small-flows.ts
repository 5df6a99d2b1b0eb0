import type { FlowDefinition, FlowState, SplitCondition } from '../../../studio/index.js';
import { PUBLIC } from './backend.js';

/** A flow of a trigger and the given states; the call goes to the first of them. */
export function flowOf(...states: [FlowState, ...FlowState[]]): FlowDefinition {
  const trigger: FlowState = {
    name: 'Trigger',
    type: 'trigger',
    transitions: [{ event: 'incomingCall', next: states[0].name }],
    properties: {},
  };
  return { initial_state: 'Trigger', flags: { allow_concurrent_calls: true }, states: [trigger, ...states] };
}

function to(event: string, next?: string) {
  return next === undefined ? { event } : { event, next };
}

/** Says its words; `words of NAME` when none are given. */
export function say(name: string, next?: string, words = `words of ${name}`): FlowState {
  return { name, type: 'say-play', transitions: [to('audioComplete', next)], properties: { say: words, loop: 1 } };
}

/** Posts an empty JSON object, unless other properties are given. */
export function post(name: string, properties: Record<string, unknown>, success?: string, failed?: string): FlowState {
  return {
    name,
    type: 'make-http-request',
    transitions: [to('success', success), to('failed', failed)],
    properties: {
      method: 'POST',
      content_type: 'application/json',
      url: `${PUBLIC}/hook`,
      body: '{}',
      add_twilio_auth: false,
      ...properties,
    },
  };
}

/** Sets flow variables from texts that may hold Liquid. */
export function set(name: string, variables: Record<string, string>, next?: string): FlowState {
  const list = Object.entries(variables).map(([key, value]) => ({ key, value }));
  return { name, type: 'set-variables', transitions: [to('next', next)], properties: { variables: list } };
}

/** Rings with our own number as caller ID for 20 s, unless other properties are given. */
export function connect(name: string, properties: Record<string, unknown>, done?: string, hangup?: string): FlowState {
  return {
    name,
    type: 'connect-call-to',
    transitions: [to('callCompleted', done), to('hangup', hangup)],
    properties: { noun: 'number', caller_id: '{{flow.channel.address}}', timeout: 20, ...properties },
  };
}

/** Hands the call to the TwiML of `/start`, unless other properties are given; a return leads to `back`. */
export function redirect(
  name: string,
  properties: Record<string, unknown> = {},
  back?: string,
  late?: string,
  fail?: string,
): FlowState {
  return {
    name,
    type: 'add-twiml-redirect',
    transitions: [to('return', back), to('timeout', late), to('fail', fail)],
    properties: { method: 'POST', url: `${PUBLIC}/start`, timeout: '14400', ...properties },
  };
}

/** A Split on one input; each match is `[condition type, value, next]`. */
export function split(
  name: string,
  input: string,
  noMatch: string,
  ...matches: [string, string, string?][]
): FlowState {
  const condition = (type: string, value: string): SplitCondition => ({
    friendly_name: `${type} ${value}`,
    arguments: [input],
    type,
    value,
  });
  return {
    name,
    type: 'split-based-on',
    transitions: [
      to('noMatch', noMatch),
      ...matches.map(([type, value, next]) => ({ ...to('match', next), conditions: [condition(type, value)] })),
    ],
    properties: { input },
  };
}
