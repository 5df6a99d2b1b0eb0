import { describe, expect, it } from 'vitest';

import { scriptedPhones, runFlow } from '../../studio/index.js';
import { flowOf, say, split } from './kit/small-flows.js';

/** The word said at the end of a Split on a literal input: `yes` on a match, `no` otherwise. */
async function splitOn(input: string, ...matches: [string, string, string?][]): Promise<string | undefined> {
  const flow = flowOf(split('ask', input, 'no', ...matches), say('yes', undefined, 'yes'), say('no', undefined, 'no'));
  const options = { callSid: 'CA1', from: '+14155550100', to: '+14155550199', phones: scriptedPhones({}) };
  return (await runFlow(flow, options)).heard[0];
}

describe('the conditions of a Split', () => {
  it.each([
    ['equal_to', ' Completed ', 'completed', 'yes'],
    ['equal_to', 'complete', 'completed', 'no'],
    ['not_equal_to', 'busy', 'completed', 'yes'],
    ['not_equal_to', 'BUSY', ' busy', 'no'],
    ['matches_any_of', 'Answered', 'completed, answered', 'yes'],
    ['matches_any_of', 'answer', 'completed, answered', 'no'],
    ['does_not_match_any_of', 'busy', 'completed, answered', 'yes'],
    ['does_not_match_any_of', 'answered', 'completed, answered', 'no'],
    ['is_blank', '  ', 'Is Blank', 'yes'],
    ['is_blank', 'x', 'Is Blank', 'no'],
    ['is_not_blank', 'x', 'Is Not Blank', 'yes'],
    ['is_not_blank', '', 'Is Not Blank', 'no'],
    ['regex', '+14155550100', '\\+1\\d{10}', 'yes'],
    ['regex', 'x+14155550100', '\\+1\\d{10}', 'no'],
    ['regex', 'ab', 'a|b', 'no'],
    ['contains', 'No-Answer', 'answer', 'yes'],
    ['contains', 'busy', 'answer', 'no'],
    ['does_not_contain', 'busy', 'answer', 'yes'],
    ['does_not_contain', 'no-answer', 'ANSWER', 'no'],
    ['starts_with', 'SIP:ann', 'sip:', 'yes'],
    ['starts_with', 'client:sip:', 'sip:', 'no'],
    ['does_not_start_with', 'client:ann', 'sip:', 'yes'],
    ['does_not_start_with', 'sip:ann', 'sip:', 'no'],
    ['less_than', '{{ "9" | plus: 0 }}', '10', 'yes'],
    ['less_than', '{{ "10" | plus: 0 }}', '9', 'no'],
    ['less_than', '9', '10', 'no'],
    ['less_than', '', '9', 'no'],
    ['greater_than', '{{ "10" | plus: 0 }}', '9', 'yes'],
    ['greater_than', '{{ "2" | plus: 0 }}', '2', 'no'],
    ['greater_than', '10', '9', 'no'],
    ['greater_than', '{{ flow.flow_sid }}', '2', 'no'],
    ['is_before_time', '08:59', '09:00', 'yes'],
    ['is_before_time', '09:00', '09:00', 'no'],
    ['is_after_time', '17:30', '17:00', 'yes'],
    ['is_after_time', 'late', '17:00', 'no'],
    ['is_before_date', '2026-11-22', '2026-11-23', 'yes'],
    ['is_before_date', '2026-11-23', '2026-11-23', 'no'],
    ['is_after_date', '2026-12-01', '2026-11-23', 'yes'],
    ['is_after_date', 'tomorrow', '2026-11-23', 'no'],
  ])('%s: %j against %j', async (type, input, value, heard) => {
    expect(await splitOn(input, [type, value, 'yes'])).toBe(heard);
  });

  it('are tried in order, the first that holds decides', async () => {
    expect(await splitOn('a', ['equal_to', 'b', 'no'], ['equal_to', 'a', 'yes'], ['is_not_blank', '', 'no'])).toBe(
      'yes',
    );
  });

  it('end the flow on a match that leads nowhere', async () => {
    expect(await splitOn('a', ['equal_to', 'b', 'yes'], ['equal_to', 'a'])).toBeUndefined();
  });

  it('refuse a type that Studio has not', async () => {
    await expect(splitOn('a', ['is_null', '', 'yes'])).rejects.toThrow('Studio has no condition type is_null');
  });
});
