import { describe, expect, it } from 'vitest';
import { rangSeconds, waitedSeconds } from './rang';

const at = (seconds: number): string => new Date(seconds * 1000).toISOString();
type Attempt = Parameters<typeof rangSeconds>[0];
const attempt = (status: string, endedAt: number | null, timeoutSeconds = 30): Attempt =>
  ({ status, offeredAt: at(100), endedAt: endedAt === null ? null : at(endedAt), timeoutSeconds }) as Attempt;

describe('for how long a phone rang', () => {
  it.each([
    ['no answer, heard of when it was over', attempt('no-answer', 130), null, 30],
    ['no answer, heard of late', attempt('no-answer', 400), null, 30],
    ['busy at once', attempt('busy', 101), null, 1],
    ['still ringing', attempt('pending', null), null, 20],
    ['still ringing past its time', attempt('pending', null, 15), null, 15],
    ['answered: until the answer and no longer', attempt('answered', 900), 112, 12],
    ['picked up and asked for a key beyond its time', attempt('machine_or_no_key', 145), null, 45],
    ['never heard of', attempt('unconfirmed', 500), null, null],
    ['over, nobody knows when', attempt('failed', null), null, null],
    ['a clock that went back', attempt('busy', 99), null, 0],
  ])('%s', (_, rung, answeredAt, expected) => {
    expect(rangSeconds(rung, { answeredAt: answeredAt === null ? null : at(answeredAt) }, 120_000)).toBe(expected);
  });
});

describe('for how long a caller waited', () => {
  it.each([
    ['answered: until the answer, not until the end of the talk', 160, 900, 60],
    ['nobody answered: until the end', null, 246, 146],
    ['not over: until now', null, null, 300],
  ])('%s', (_, answeredAt, endedAt, expected) => {
    const times = { createdAt: at(100), answeredAt: answeredAt && at(answeredAt), endedAt: endedAt && at(endedAt) };
    const { createdAt } = times;
    expect(
      waitedSeconds({ createdAt, answeredAt: times.answeredAt || null, endedAt: times.endedAt || null }, 400_000),
    ).toBe(expected);
  });
});
