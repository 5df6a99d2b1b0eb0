import { describe, expect, it } from 'vitest';

import { checkFlow, readFlow, type FlowDefinition } from '../../studio/index.js';
import { change, retype, rewire, setProperty } from './kit/mutate.js';
import { flowOf, post, say } from './kit/small-flows.js';

const flow = readFlow('ladder');
const rings = (number: string) => setProperty(flow, 'fallback_1', 'to', number);
const body = (text: string) => setProperty(flow, 'get_next_target', 'body', text);
const callerId = (text: string | undefined) => setProperty(flow, 'connect_target', 'caller_id', text);

/** What is wrong, the state at fault, the changed flow, what the checker must say. */
const MUTATIONS: [what: string, state: string, mutant: FlowDefinition, says: RegExp][] = [
  [
    'a number unquoted',
    'get_next_target',
    body('{"incidentId": {{flow.variables.incident_id}}}'),
    /when these are empty: flow.variables.incident_id/,
  ],
  [
    'a default of null',
    'get_next_target',
    body('{"a": {{flow.variables.incident_id | default: null}}}'),
    /not valid JSON/,
  ],
  [
    'JSON broken by one of two',
    'report_failed',
    setProperty(
      flow,
      'report_failed',
      'body',
      '{"a":"{{trigger.call.From}}","b":{% if trigger.call.To %}"x"{% endif %}}',
    ),
    /empty: trigger.call.To$/,
  ],
  [
    'JSON broken by two together',
    'get_next_target',
    body('{"a": {% if trigger.call.From %}1{% elsif trigger.call.To %}2{% endif %}}'),
    /empty: trigger.call.From, trigger.call.To$/,
  ],
  [
    'JSON broken by a value',
    'get_next_target',
    body('{"a": {% if trigger.call.From contains "sip" %}x{% else %}"y"{% endif %}}'),
    /when a value is sip:/,
  ],
  ['a body broken by hand', 'report_failed', retype(flow, 'report_failed', '\\"reason\\"', 'reason'), /not valid JSON/],
  ['no body at all', 'report_failed', setProperty(flow, 'report_failed', 'body', undefined), /needs a body/],
  [
    'Liquid left open',
    'report_failed',
    retype(flow, 'report_failed', '{{flow.variables.dial_status}}', '{{flow.variables.dial_status'),
    /not valid Liquid/,
  ],
  [
    'an unknown filter',
    'count_api_failure',
    retype(flow, 'count_api_failure', '| plus: 1', '| increment'),
    /not valid Liquid/,
  ],
  [
    'a widget misspelt',
    'split_result',
    retype(flow, 'split_result', 'widgets.connect_target', 'widgets.conect_target'),
    /no such widget/,
  ],
  [
    'a variable never set',
    'report_failed',
    retype(flow, 'report_failed', 'variables.dial_status', 'variables.dial_statsu'),
    /never set/,
  ],
  [
    'the duration of the caller’s call',
    'report_completed',
    retype(flow, 'report_completed', 'flow.variables.talk_seconds', 'trigger.call.CallDuration'),
    /does not exist for an incoming call/,
  ],
  [
    'request headers',
    'greet',
    setProperty(flow, 'greet', 'say', '{{trigger.request.headers.x}}'),
    /does not exist in an execution/,
  ],
  ['a global Studio has not', 'greet', setProperty(flow, 'greet', 'say', '{{call.from}}'), /does not exist in Studio/],
  [
    'http',
    'report_failed',
    retype(flow, 'report_failed', 'https://BACKEND', 'http://emergency.example'),
    /must be https/,
  ],
  ['no address', 'report_failed', setProperty(flow, 'report_failed', 'url', 'BACKEND/api'), /not a full address/],
  [
    'Twilio’s credentials sent elsewhere',
    'report_failed',
    setProperty(flow, 'report_failed', 'add_twilio_auth', true),
    /must be false/,
  ],
  ['failed not wired', 'get_next_target', rewire(flow, 'get_next_target', 'failed', undefined), /failed leads nowhere/],
  ['no timeout', 'connect_target', setProperty(flow, 'connect_target', 'timeout', undefined), /integer from 1 to 600/],
  ['the caller as caller ID', 'connect_target', callerId('{{trigger.call.From}}'), /withheld/],
  ['the contact as caller ID', 'connect_target', callerId('{{contact.channel.address}}'), /withheld/],
  ['no caller ID', 'connect_target', callerId(undefined), /is missing/],
  ['911', 'fallback_1', rings('911'), /emergency/],
  ['+112', 'fallback_1', rings('+112'), /emergency/],
  ['911 among others', 'fallback_1', rings('+14155550123,911'), /emergency/],
  ['nobody to ring', 'fallback_1', rings(''), /nobody to ring/],
  ['an incoming call leads nowhere', 'Trigger', rewire(flow, 'Trigger', 'incomingCall', undefined), /leads nowhere/],
  [
    'silence before the first request',
    'get_next_target',
    rewire(flow, 'Trigger', 'incomingCall', 'get_next_target'),
    /must say something/,
  ],
  [
    'an ending after the greeting',
    'report_failed',
    rewire(rewire(flow, 'report_failed', 'success', undefined), 'report_failed', 'failed', undefined),
    /without a word/,
  ],
  [
    'an ending when nobody is left',
    'split_target',
    rewire(flow, 'split_target', 'noMatch', undefined),
    /without a word/,
  ],
  [
    'an ending after the last fallback',
    'split_fallback_2',
    rewire(flow, 'split_fallback_2', 'noMatch', undefined),
    /without a word/,
  ],
  [
    'no answer taken for a connection',
    'report_completed',
    retype(flow, 'split_result', 'completed, answered', 'completed, busy'),
    /without a word/,
  ],
  [
    'the status of another widget',
    'report_completed',
    retype(flow, 'split_result', 'widgets.connect_target', 'widgets.fallback_1'),
    /without a word/,
  ],
  ['a dial nobody looks at', 'fallback_2', rewire(flow, 'fallback_2', 'callCompleted', undefined), /without a word/],
  [
    'an ending in the middle of the tries',
    'split_api_failure',
    rewire(flow, 'split_api_failure', 'noMatch', undefined),
    /without a word/,
  ],
  [
    'only touch tones at the end',
    'report_completed',
    change(flow, 'say_sorry', (state) => void (state.properties = { digits: '1' })),
    /without a word/,
  ],
];

describe('the checker refuses what would lose a caller or a report', () => {
  it.each(MUTATIONS)('%s', (_what, state, mutant, says) => {
    expect(checkFlow(mutant)).toContainEqual(
      expect.objectContaining({ state, message: expect.stringMatching(says) as string }),
    );
  });

  it('takes a greeting for the last word only when nothing came after it', () => {
    const lost = checkFlow(flowOf(say('greet', 'report'), post('report', {})));
    expect(lost).toMatchObject([{ state: 'report', message: expect.stringMatching(/without a word/) as string }]);
    expect(checkFlow(flowOf(say('greet')))).toEqual([]);
  });

  it('lets a number stand without quotes when its absence is provided for', () => {
    const number = '{% if flow.variables.incident_id %}{{flow.variables.incident_id}}{% else %}null{% endif %}';
    expect(checkFlow(body(`{"incidentId": ${number}}`))).not.toContainEqual(
      expect.objectContaining({ path: '#/states/2/properties/body' }),
    );
  });

  it('lets a user name and a password in an address through', () => {
    expect(checkFlow(retype(flow, 'report_failed', 'https://BACKEND', 'https://studio:secret@x.example'))).toEqual([]);
  });

  it('knows Twilio’s own addresses', () => {
    const twilio = retype(flow, 'report_failed', 'https://BACKEND', 'https://api.twilio.com');
    expect(checkFlow(setProperty(twilio, 'report_failed', 'add_twilio_auth', true))).toEqual([]);
  });
});
