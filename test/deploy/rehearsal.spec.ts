import { afterEach, beforeEach, expect, it } from 'vitest';
import { rehearse, reportOf, type StepResult } from '../../src/deploy/rehearsal/rehearse.js';
import { STEPS } from '../../src/deploy/rehearsal/steps.js';
import { ANN, Deployment } from './kit.js';

let account: Deployment;
beforeEach(async () => {
  account = await Deployment.open();
  await account.deploy();
});
afterEach(() => account.close());

const PARENT = `CA${'1'.repeat(32)}`;
const leg = (more: object) => ({
  sid: `CA${'2'.repeat(32)}`,
  parent_call_sid: PARENT,
  to: '+14155550177',
  status: 'completed',
  duration: '12',
  start_time: 'Mon, 23 Nov 2026 10:00:00 +0000',
  end_time: 'Mon, 23 Nov 2026 10:00:12 +0000',
  ...more,
});
const call = { ...leg({ sid: PARENT, to: '+14155550100' }), parent_call_sid: null };

/** Goes through the rehearsal; all steps but those named are skipped. */
async function go(...steps: readonly number[]): Promise<{ results: StepResult[]; told: string }> {
  const lines: string[] = [];
  let nth = 0;
  const ask = async (question: string): Promise<string> => {
    if (!question.startsWith('Press Enter')) return 'rang | well';
    nth += 1;
    return steps.includes(nth) ? '' : 's';
  };
  const now = () => new Date('2026-11-23T09:59:00Z');
  const results = await rehearse(account.tools(), { ask, now }, (line) => lines.push(line));
  return { results, told: lines.join('\n') };
}

it('a normal call is passed when a technician talked and Twilio logged no error', async () => {
  account.twilio.account.calls = [call, leg({})];
  const { results, told } = await go(1);
  expect(results[0]).toMatchObject({ verdict: 'passed', heard: 'rang | well' });
  expect(results.slice(1).every(({ verdict }) => verdict === 'skipped')).toBe(true);
  expect(told).toContain('leg to +1415***0177: completed, 12 s');
  expect(told).not.toContain('+14155550177');
  expect(results).toHaveLength(STEPS.length);
});

it('a normal call is failed when Twilio logged an error, or nobody was rung', async () => {
  account.twilio.account.calls = [call, leg({})];
  account.twilio.account.alerts = [{ errorCode: 11200, at: new Date('2026-11-23T10:00:05Z') }];
  expect((await go(1)).results[0]).toMatchObject({ verdict: 'failed', why: 'Twilio logged errors: 11200.' });
  account.twilio.account.calls = [];
  expect((await go(1)).results[0]).toMatchObject({ verdict: 'failed', why: 'No call came in.' });
});

it('the fallback is passed when one of the fallback numbers was rung', async () => {
  account.twilio.account.calls = [call, leg({})];
  expect((await go(2)).results[1]).toMatchObject({ verdict: 'failed', why: 'No fallback number was rung.' });
  account.twilio.account.calls = [call, leg({ to: ANN })];
  expect((await go(2, 6)).results.filter(({ verdict }) => verdict === 'passed')).toHaveLength(2);
});

it('a broadcast is measured: when the others ended after the first pick-up', async () => {
  const ended = { status: 'no-answer', duration: '0', end_time: 'Mon, 23 Nov 2026 10:00:03 +0000' };
  account.twilio.account.calls = [call, leg({}), leg(ended), leg(ended)];
  expect((await go(3)).results[2]).toMatchObject({
    verdict: 'unclear',
    why: expect.stringContaining('after 3 s and 3 s'),
  });
});

it('text messages are passed by their errors, and failed where the number is not registered', async () => {
  account.twilio.account.messages = [{ to: ANN, status: 'undelivered', error_code: 30006 }];
  expect((await go(8)).results[7]).toMatchObject({ verdict: 'passed' });
  account.twilio.account.messages.push({ to: ANN, status: 'undelivered', error_code: 30034 });
  expect((await go(8)).results[7]).toMatchObject({ verdict: 'failed' });
});

it('the report is a table, one row for each step', async () => {
  account.twilio.account.calls = [call, leg({})];
  const report = reportOf((await go(1)).results, new Date('2026-11-23T10:30:00Z'));
  expect(report).toContain('| A normal call | passed | ');
  expect(report).toContain(' | rang / well |');
  expect(report.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(STEPS.length + 2);
});
