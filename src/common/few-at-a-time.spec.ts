import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { FewAtATime } from './few-at-a-time.js';

describe('FewAtATime', () => {
  it('runs as many at once as it may, keeps the order, and refuses those who would wait too long', async () => {
    const few = new FewAtATime({ atOnce: 2, waiting: 3 }, () => new Error('too many'));
    let running = 0;
    let most = 0;
    const done: number[] = [];
    const piece = (number: number) =>
      few.run(async () => {
        running += 1;
        most = Math.max(most, running);
        await pause(1);
        running -= 1;
        done.push(number);
      });
    const results = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7].map(piece));
    expect(results.map(({ status }) => status)).toEqual([...Array(5).fill('fulfilled'), 'rejected', 'rejected']);
    expect([most, done]).toEqual([2, [1, 2, 3, 4, 5]]);
  });

  it('goes on after work that failed', async () => {
    const few = new FewAtATime({ atOnce: 1, waiting: 1 }, () => new Error('too many'));
    const failed = few.run(() => Promise.reject(new Error('broken')));
    const next = few.run(() => Promise.resolve('done'));
    await expect(failed).rejects.toThrow('broken');
    expect(await next).toBe('done');
    expect(await few.run(() => Promise.resolve('again'))).toBe('again');
  });
});
