import { describe, expect, it } from 'vitest';

import { checkFlow, readFlow, type FlowDefinition, type FlowName } from '../../studio/index.js';
import { change, retype, rewire, setProperty } from './kit/mutate.js';

const flows = { line: readFlow('line'), ladder: readFlow('ladder'), fallback: readFlow('fallback') } as const;
const { line, ladder } = flows;
const STUDIO = 'https://webhooks.twilio.com/v1/Accounts/AC1/Flows/FW1#rc=2&rp=all';

/** A flow without the match that has this name in one of its Splits. */
const withoutMatch = (flow: FlowDefinition, state: string, name: string): FlowDefinition =>
  change(flow, state, (split) => {
    const kept = split.transitions.filter(({ conditions = [] }) =>
      conditions.every((each) => each.friendly_name !== name),
    );
    if (kept.length === split.transitions.length) throw new Error(`${state} has no match ${name}`);
    split.transitions = kept;
  });
/** A flow whose fallback numbers are rung without TwiML before them. */
const withoutDocument = (flow: FlowDefinition): FlowDefinition =>
  rewire(rewire(flow, 'check_fallback', 'success', 'say_fallback'), 'fallback', 'fail', 'check_fallback');

/**
 * What Twilio really does that a definition can be wrong about: each mistake made in a flow that is shipped, the widget that is
 * at fault, and what the checker must say.
 */
const MISTAKES: [mistake: string, flow: FlowName, mutant: FlowDefinition, state: string, says: RegExp][] = [
  [
    'a Studio address takes over a call that is answered',
    'line',
    setProperty(line, 'fallback', 'url', STUDIO),
    'fallback',
    /Studio takes no call/,
  ],
  [
    'a Studio address takes over a call that is answered',
    'ladder',
    setProperty(ladder, 'fallback', 'url', STUDIO),
    'fallback',
    /Studio takes no call/,
  ],
  [
    'a lost connection is tried once',
    'line',
    retype(line, 'line', '#rc=2&rp=all', ''),
    'line',
    /lacks connection overrides/,
  ],
  [
    'a reset is not tried again',
    'line',
    retype(line, 'line', 'rp=all', 'rp=ct,rt,5xx'),
    'line',
    /lacks connection overrides/,
  ],
  [
    'ten silent seconds, and ten again',
    'line',
    rewire(line, 'check', 'failed', 'check_again'),
    'check',
    /nothing is said before check_again/,
  ],
  [
    'ten silent seconds before every dial',
    'ladder',
    rewire(ladder, 'split_api_failure', 'noMatch', 'get_next_target'),
    'get_next_target',
    /nothing is said before get_next_target/,
  ],
  [
    'ten silent seconds of a report, and ten of the request',
    'ladder',
    rewire(ladder, 'report_failed', 'failed', 'split_dials'),
    'report_failed',
    /nothing is said before get_next_target/,
  ],
  [
    'a text compared as a number',
    'ladder',
    retype(ladder, 'split_dials', ' | plus: 0', ''),
    'split_dials',
    /write \| plus: 0/,
  ],
  [
    'a comparison that may not hold for a text',
    'ladder',
    withoutMatch(ladder, 'split_api_failure', 'third failure, as text'),
    'split_api_failure',
    /tests for equality/,
  ],
  [
    'a phone that becomes a number in a variable',
    'ladder',
    retype(ladder, 'note_target', 'tel:', ''),
    'note_target',
    /write tel: before it/,
  ],
  [
    'a fallback number that becomes a number in a variable',
    'ladder',
    retype(ladder, 'note_fallback_2', 'tel:', ''),
    'note_fallback_2',
    /write tel: before it/,
  ],
  [
    'a voicemail that ends the fallback',
    'line',
    withoutDocument(line),
    'fallback_1',
    /a voicemail that picks up ends the fallback/,
  ],
  [
    'a voicemail that ends the fallback',
    'ladder',
    withoutDocument(ladder),
    'fallback_1',
    /a voicemail that picks up ends the fallback/,
  ],
  [
    'a voicemail that ends the fallback',
    'fallback',
    flows.fallback,
    'fallback_1',
    /a voicemail that picks up ends the fallback/,
  ],
  [
    'a talk booked as given up, where no status is told',
    'ladder',
    withoutMatch(ladder, 'split_ended', 'nobody says how it ended'),
    'split_ended',
    /the status may be empty/,
  ],
  [
    'an empty status that goes the way of any other',
    'ladder',
    retype(ladder, 'split_ended', 'report_unknown', 'report_abandoned'),
    'split_ended',
    /the status may be empty/,
  ],
  [
    'a report of how it ended before anybody looks',
    'ladder',
    rewire(ladder, 'connect_target', 'hangup', 'report_answered'),
    'connect_target',
    /reports before anybody looks/,
  ],
  [
    'a widget that outlives its execution',
    'line',
    setProperty(line, 'line', 'timeout', '14401'),
    'line',
    /from 0 to 14400/,
  ],
  [
    'a call that stays with a service that does not come back',
    'line',
    rewire(line, 'line', 'timeout', 'say_fallback'),
    'line',
    /not even by say_fallback/,
  ],
  [
    'the caller, perhaps withheld, as caller ID',
    'ladder',
    setProperty(ladder, 'connect_target', 'caller_id', '{{trigger.call.From}}'),
    'connect_target',
    /withheld/,
  ],
  [
    'the length of a call that Studio does not know',
    'ladder',
    retype(ladder, 'report_completed', 'flow.variables.talk_seconds', 'trigger.call.CallDuration'),
    'report_completed',
    /does not exist for an incoming call/,
  ],
  [
    'a blocked caller who hears that nobody could be reached',
    'ladder',
    withoutMatch(ladder, 'split_target', 'nobody is rung for this call'),
    'get_next_target',
    /no match is for stepName completed/,
  ],
  [
    'a caller whom somebody has taken, and who is told that nobody is there',
    'ladder',
    withoutMatch(ladder, 'split_target', 'somebody who called in takes the caller'),
    'get_next_target',
    /stepName answered must lead to a TwiML Redirect/,
  ],
  [
    'somebody who calls in, and is counted as a failure of the service',
    'ladder',
    withoutMatch(ladder, 'split_response', 'somebody of the company, while a caller waits'),
    'get_next_target',
    /stepName call_in must lead to a TwiML Redirect/,
  ],
  [
    'a verdict about the caller’s number that nobody passes on',
    'line',
    retype(line, 'line', '&stir={{trigger.call.StirVerstat}}', ''),
    'line',
    /the verdict about the caller's number is lost/,
  ],
  [
    'a verdict about the caller’s number that nobody passes on',
    'ladder',
    retype(ladder, 'call_in', '&stir={{trigger.call.StirVerstat}}', ''),
    'call_in',
    /the verdict about the caller's number is lost/,
  ],
];

describe('the checker names each thing in which Twilio is not as one would like', () => {
  it.each(MISTAKES)('%s, in the flow %s', (_mistake, name, mutant, state, says) => {
    expect(checkFlow(mutant)).toContainEqual(
      expect.objectContaining({ state, message: expect.stringMatching(says) as string }),
    );
    const shipped = checkFlow(flows[name], { withoutDocument: name === 'fallback' });
    expect(shipped).toEqual([]);
  });
});
