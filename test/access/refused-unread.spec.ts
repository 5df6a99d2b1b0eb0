import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AccessEvent, AccessRecords } from '../../src/access/records/access-records.service.js';
import { RefusedUnread } from '../../src/access/records/refused-unread.service.js';

const MINUTE = 60_000;
let recorded: AccessEvent[];
let refused: RefusedUnread;

beforeEach(() => {
  vi.useFakeTimers();
  recorded = [];
  const records: Pick<AccessRecords, 'record'> = {
    record: (event) => {
      recorded.push(event);
      return Promise.resolve();
    },
  };
  refused = new RefusedUnread(records as AccessRecords);
});
afterEach(() => {
  vi.useRealTimers();
});

const sum = (): number => recorded.reduce((all, { times = 1 }) => all + times, 0);

it('A flood from one address is one record at once, and one a minute, which has all that were refused', () => {
  for (let minute = 0; minute < 3; minute += 1) {
    for (let nth = 0; nth < 1000; nth += 1) refused.note('203.0.113.1:5000');
    expect(recorded).toHaveLength(minute + 1);
    vi.advanceTimersByTime(MINUTE);
  }
  expect(recorded).toHaveLength(4);
  expect(sum()).toBe(3000);
  expect(recorded[0]).toEqual({ kind: 'rate_limited', userId: null, address: '203.0.113.1', times: 1 });
});

it('A flood from many addresses is few records, whose last one has no address', () => {
  for (let nth = 0; nth < 5000; nth += 1) refused.note(`2001:db8::${nth.toString(16)}`);
  vi.advanceTimersByTime(MINUTE);
  expect(recorded.length).toBeLessThanOrEqual(22);
  expect(sum()).toBe(5000);
  expect(recorded.at(-1)).toMatchObject({ address: null });
});

it('Nothing is left to run when it is quiet again', () => {
  refused.note('203.0.113.1');
  vi.advanceTimersByTime(MINUTE);
  expect(vi.getTimerCount()).toBe(0);
  refused.note('203.0.113.1');
  expect(recorded).toHaveLength(2);
});

it('A stop writes what was counted', async () => {
  refused.note('203.0.113.1');
  refused.note('203.0.113.1');
  await refused.onModuleDestroy();
  expect([sum(), vi.getTimerCount()]).toEqual([2, 0]);
});
