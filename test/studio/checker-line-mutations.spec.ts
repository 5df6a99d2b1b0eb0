import { describe, expect, it } from 'vitest';

import { checkFlow, readFlow, type FlowDefinition, type FlowState } from '../../studio/index.js';
import { add, change, retype, rewire, setProperty } from './kit/mutate.js';
import { post, say } from './kit/small-flows.js';

const flow = readFlow('line');
const fallback = readFlow('fallback');
const url = (address: string) => setProperty(flow, 'line', 'url', address);
const timeout = (value: unknown) => setProperty(flow, 'line', 'timeout', value);
const accepts = (outcomes: string) => retype(flow, 'split_outcome', 'answered, ended', outcomes);
/** The line in which the callers whom the service gave up meet another widget first. */
const meets = (state: FlowState) => add(rewire(flow, 'split_outcome', 'noMatch', state.name), state);

const studioFallback = setProperty(
  flow,
  'fallback',
  'url',
  `https://webhooks.twilio.com/v1/Accounts/AC1/Flows/FW1#rc=2&rp=all`,
);

/** What is wrong, the state at fault, the changed flow, what the checker must say. */
const MUTATIONS: [what: string, state: string, mutant: FlowDefinition, says: RegExp][] = [
  ['a timeout that is a number', 'line', timeout(14_400), /number found, string expected/],
  ['a timeout over four hours', 'line', timeout('14401'), /whole number from 0 to 14400/],
  ['a timeout below nothing', 'line', timeout('-1'), /whole number from 0 to 14400/],
  ['a timeout that is a variable', 'line', timeout('{{flow.variables.t}}'), /whole number from 0 to 14400/],
  ['no address', 'line', setProperty(flow, 'line', 'url', undefined), /needs this property/],
  ['half an address', 'line', url('/api/telephony/twiml/start'), /not a full address/],
  ['http', 'line', url('http://BACKEND/start'), /must be https/],
  ['Liquid in the host', 'line', url('https://{{flow.flow_sid}}.example/start'), /belongs in the query/],
  ['a tag in the path', 'line', url('https://x.example/{% if flow.sid %}a{% endif %}?a=b'), /belongs in the query/],
  ['the caller in the address', 'line', url('https://BACKEND/start?from={{trigger.call.From}}'), /phone number/],
  ['our number in the address', 'line', url('https://BACKEND/start?to={{flow.channel.address}}'), /phone number/],
  ['Liquid left open', 'line', url('https://BACKEND/start?flow={{flow.flow_sid'), /not valid Liquid/],
  ['a method Studio has not', 'line', setProperty(flow, 'line', 'method', 'PUT'), /one of GET, POST/],
  ['a property Studio has not', 'line', setProperty(flow, 'line', 'body', '{}'), /no such property/],
  ['the event of a function', 'line', retype(flow, 'line', '"fail"', '"failed"'), /one of return, timeout, fail/],
  [
    'an event forgotten',
    'line',
    change(flow, 'line', (state) => void state.transitions.splice(1, 1)),
    /timeout is missing/,
  ],
  ['a word after the timeout', 'line', rewire(flow, 'line', 'timeout', 'say_fallback'), /not even by say_fallback/],
  ['a dial after the timeout', 'line', rewire(flow, 'line', 'timeout', 'fallback_1'), /not even by fallback_1/],
  ['an ending after fail', 'line', rewire(flow, 'line', 'fail', undefined), /after fail without ringing a fallback/],
  ['only a word after fail', 'say_sorry', rewire(flow, 'line', 'fail', 'say_sorry'), /without ringing a fallback/],
  ['an outcome nobody looks at', 'line', rewire(flow, 'line', 'return', undefined), /after return without ringing/],
  ['only a word after return', 'say_sorry', rewire(flow, 'line', 'return', 'say_sorry'), /without ringing a fallback/],
  ['an ending for the failed', 'split_outcome', rewire(flow, 'split_outcome', 'noMatch', undefined), /noMatch without/],
  ['only a word for the failed', 'say_fallback', rewire(flow, 'say_fallback', 'audioComplete', undefined), /fallback/],
  ['failed taken for seen to', 'split_outcome', accepts('answered, ended, failed'), /after match without ringing/],
  ['nothing taken for seen to', 'split_outcome', accepts('answered, '), /after match without ringing/],
  [
    'everything but failed taken for seen to',
    'split_outcome',
    retype(accepts('failed'), 'split_outcome', 'matches_any_of', 'not_equal_to'),
    /after match without ringing/,
  ],
  [
    'the outcome of another widget',
    'split_outcome',
    retype(flow, 'split_outcome', 'widgets.line', 'widgets.check'),
    /after match without ringing/,
  ],
  [
    'a report in the place of a ring',
    'report',
    meets(post('report', { url: 'https://BACKEND/x' })),
    /without ringing a fallback/,
  ],
  ['a check that is not looked at', 'split_check', rewire(flow, 'split_check', 'noMatch', undefined), /without a word/],
  [
    'an ending in the middle of the tries',
    'split_check_again',
    rewire(flow, 'split_check_again', 'noMatch', undefined),
    /without a word/,
  ],
  [
    'an ending after the last fallback',
    'split_fallback_2',
    rewire(flow, 'split_fallback_2', 'noMatch', undefined),
    /without a word/,
  ],
  [
    'silence before the check',
    'check',
    rewire(flow, 'Trigger', 'incomingCall', 'check'),
    /the first widget must say something/,
  ],
  [
    'a body that breaks',
    'check',
    retype(flow, 'check', '\\"{{trigger.call.CallSid}}\\"', '{{trigger.call.CallSid}}'),
    /not valid JSON/,
  ],
  [
    'an address without overrides',
    'line',
    url('https://BACKEND/api/telephony/twiml/start?flow={{flow.flow_sid}}'),
    /lacks connection overrides/,
  ],
  [
    'overrides that forget a break',
    'line',
    url('https://BACKEND/start#rc=2&rp=ct,rt,5xx'),
    /lacks connection overrides/,
  ],
  ['overrides that repeat nothing', 'line', url('https://BACKEND/start#rc=0&rp=all'), /lacks connection overrides/],
  ['overrides Twilio has not', 'line', url('https://BACKEND/start#rc=9&rp=all'), /rc is a whole number from 0 to 5/],
  [
    'overrides on an HTTP Request',
    'check',
    setProperty(flow, 'check', 'url', 'https://BACKEND/api/telephony/twiml/check#rc=2'),
    /must have no fragment/,
  ],
  [
    'no word between the tries',
    'check',
    rewire(flow, 'check', 'failed', 'check_again'),
    /nothing is said before check_again/,
  ],
  [
    'no word before the fallback is asked for',
    'check_again',
    rewire(flow, 'check_again', 'failed', 'check_fallback'),
    /nothing is said before check_fallback/,
  ],
  ['a Studio flow as fallback', 'fallback', studioFallback, /Studio takes no call that is answered already/],
  [
    'a fallback that any voicemail ends',
    'fallback_1',
    rewire(flow, 'fallback', 'fail', 'check'),
    /a voicemail that picks up/,
  ],
  [
    'fallback: an ending after the last number',
    'split_fallback_2',
    rewire(fallback, 'split_fallback_2', 'noMatch', undefined),
    /without a word/,
  ],
  [
    'fallback: the status of another widget',
    'split_fallback_2',
    retype(fallback, 'split_fallback_2', 'widgets.fallback_2', 'widgets.fallback_1'),
    /without a word/,
  ],
  [
    'fallback: a dial nobody looks at',
    'fallback_2',
    rewire(fallback, 'fallback_2', 'callCompleted', undefined),
    /without a word/,
  ],
  ['fallback: 911', 'fallback_1', setProperty(fallback, 'fallback_1', 'to', '911'), /emergency/],
  [
    'fallback: the caller as caller ID',
    'fallback_1',
    setProperty(fallback, 'fallback_1', 'caller_id', '{{trigger.call.From}}'),
    /withheld/,
  ],
];

describe('the checker refuses a line that would lose a caller', () => {
  it.each(MUTATIONS)('%s', (_what, state, mutant, says) => {
    expect(checkFlow(mutant)).toContainEqual(
      expect.objectContaining({ state, message: expect.stringMatching(says) as string }),
    );
  });

  it.each(['0', '14400'])('lets a call stay away for %s s', (seconds) => {
    expect(checkFlow(timeout(seconds))).toEqual([]);
  });

  it('takes each settled outcome for itself', () => {
    const one = retype(accepts('ended'), 'split_outcome', 'matches_any_of', 'equal_to');
    expect(checkFlow(one)).toEqual([]);
  });

  it('lets a report follow a timeout, and a word those whom the service has seen to', () => {
    const report = post('report', { url: 'https://BACKEND/x' });
    const reported = add(rewire(flow, 'line', 'timeout', 'report'), report);
    expect(checkFlow(reported)).toEqual([]);
    expect(checkFlow(add(rewire(reported, 'split_outcome', 'match', 'bye'), say('bye')))).toEqual([]);
  });
});
