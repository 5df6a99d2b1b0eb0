import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { checkFlow } from '../../studio/index.js';

/** A flow as it was shipped before it was held against what Twilio really does. */
function yesterday(name: 'line' | 'ladder' | 'fallback'): unknown {
  const file = new URL(`fixtures/yesterday-${name}.flow.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

const OVERRIDES = /lacks connection overrides/;
const SILENCE = /nothing is said before .* asks once more/;
const NUMBERS = /write \| plus: 0/;
const EQUALITY = /nothing beside it tests for equality/;
const PHONES = /write tel: before it/;
const HANG_UP = /the status may be empty/;
const BLOCKED = /no match is for stepName completed/;
const VERDICT = /the verdict about the caller's number is lost/;
const VOICEMAIL = /a voicemail that picks up ends the fallback/;

describe('the checker refuses the flows of yesterday, with a reason for each thing that a definition shows', () => {
  it.each([
    ['line', 'line', OVERRIDES],
    ['line', 'check', SILENCE],
    ['line', 'split_api_failure', NUMBERS],
    ['line', 'split_api_failure', EQUALITY],
    ['line', 'line', VERDICT],
    ['line', 'fallback_1', VOICEMAIL],
    ['ladder', 'get_next_target', BLOCKED],
    ['ladder', 'get_next_target', SILENCE],
    ['ladder', 'report_failed', SILENCE],
    ['ladder', 'split_api_failure', NUMBERS],
    ['ladder', 'split_dials', NUMBERS],
    ['ladder', 'split_dials', EQUALITY],
    ['ladder', 'note_target', PHONES],
    ['ladder', 'note_fallback_1', PHONES],
    ['ladder', 'fallback_1', VOICEMAIL],
    ['ladder', 'split_ended', HANG_UP],
    ['fallback', 'fallback_1', VOICEMAIL],
  ] as const)('in the flow %s, of the widget %s: %s', (flow, state, says) => {
    expect(checkFlow(yesterday(flow))).toContainEqual(
      expect.objectContaining({ state, message: expect.stringMatching(says) as string }),
    );
  });

  it('and finds nothing else in them', () => {
    const all = [OVERRIDES, SILENCE, NUMBERS, EQUALITY, PHONES, VOICEMAIL, HANG_UP, BLOCKED, VERDICT];
    const found = (['line', 'ladder', 'fallback'] as const).flatMap((flow) => checkFlow(yesterday(flow)));
    expect(found.filter(({ message }) => !all.some((each) => each.test(message)))).toEqual([]);
  });
});
