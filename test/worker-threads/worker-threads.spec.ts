import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { threadJob, WorkerThreads } from '../../src/worker-threads/index.js';
import type { breakDown, echo, endless, environment, greedy, refuse } from './jobs.js';

const MODULE = new URL('./jobs.js', import.meta.url);
const ECHO = threadJob<typeof echo>({ label: 'echo', module: MODULE, name: 'echo', seconds: 30 });
const ENDLESS = threadJob<typeof endless>({ label: 'endless', module: MODULE, name: 'endless', seconds: 1 });
const LONG = threadJob<typeof endless>({ label: 'long', module: MODULE, name: 'endless', seconds: 60 });
const GREEDY = threadJob<typeof greedy>({ label: 'greedy', module: MODULE, name: 'greedy', seconds: 60 });
const REFUSE = threadJob<typeof refuse>({ label: 'refuse', module: MODULE, name: 'refuse', seconds: 30 });
const BREAK = threadJob<typeof breakDown>({ label: 'break', module: MODULE, name: 'breakDown', seconds: 30 });
const ENVIRONMENT = threadJob<typeof environment>({
  label: 'environment',
  module: MODULE,
  name: 'environment',
  seconds: 30,
});

describe('worker threads', () => {
  const stays = new AbortController().signal;
  let threads: WorkerThreads;
  beforeAll(() => {
    threads = new WorkerThreads();
  });
  afterAll(() => threads.onModuleDestroy());

  const count = (job: string): object =>
    Object.fromEntries(
      threads.outcomes
        .all()
        .filter(({ kind }) => kind === job)
        .map(({ outcome, count: times }) => [outcome, times]),
    );

  it('copy plain values, dates, maps and sets', async () => {
    const value = { at: new Date(5), people: new Map([[1, { name: 'Ann' }]]), holidays: new Set(['2026-12-25']) };
    expect(await threads.run(ECHO, [value], stays)).toEqual(value);
    expect(count('echo')).toEqual({ done: 1 });
  });

  it('end a job that takes longer than it may, and go on', async () => {
    await expect(threads.run(ENDLESS, [], stays)).rejects.toMatchObject({
      status: 503,
      code: 'WORK_TOO_LONG',
      retryAfterSeconds: 30,
    });
    expect(count('endless')).toEqual({ too_long: 1 });
    expect(await threads.run(ECHO, [1], stays)).toBe(1);
  });

  it('end a job whose client goes away, also one that waits for a thread', async () => {
    const client = new AbortController();
    const jobs = [1, 2, 3].map(() => threads.run(LONG, [], client.signal));
    await pause(100);
    client.abort();
    for (const job of jobs) await expect(job).rejects.toMatchObject({ code: 'CLIENT_GONE' });
    await expect(threads.run(LONG, [], client.signal)).rejects.toMatchObject({ code: 'CLIENT_GONE' });
    expect(count('long')).toEqual({ client_gone: 4 });
    expect(await threads.run(ECHO, [2], stays)).toBe(2);
  });

  it('end a job that takes too much memory, and nothing else', async () => {
    await expect(threads.run(GREEDY, [], stays)).rejects.toMatchObject({ code: 'WORK_TOO_LONG' });
    expect(count('greedy')).toEqual({ too_large: 1 });
    expect(await threads.run(ECHO, [3], stays)).toBe(3);
  });

  it('hand an expected refusal on as it is, and fail with any other error', async () => {
    await expect(threads.run(REFUSE, [], stays)).rejects.toMatchObject({
      status: 422,
      code: 'UNPROCESSABLE',
      details: [{ field: 'ics', message: 'ics is too odd' }],
    });
    await expect(threads.run(BREAK, [], stays)).rejects.toThrow('broken');
    expect([count('refuse'), count('break')]).toEqual([{ rejected: 1 }, { failed: 1 }]);
  });

  it('turn away those who find the lane of a job full, and say when to come again', async () => {
    const client = new AbortController();
    const job = { ...LONG, label: 'narrow', lane: { atOnce: 1, inside: 2, retryAfterSeconds: 7 } };
    const inside = [1, 2].map(() => threads.run(job, [], client.signal));
    await expect(threads.run(job, [], stays)).rejects.toMatchObject({
      status: 503,
      code: 'TOO_MANY_READS',
      retryAfterSeconds: 7,
    });
    client.abort();
    for (const each of inside) await expect(each).rejects.toMatchObject({ code: 'CLIENT_GONE' });
    expect(count('narrow')).toEqual({ turned_away: 1, client_gone: 2 });
  });

  it('see no environment, so no secrets', async () => {
    expect(await threads.run(ENVIRONMENT, [], stays)).toEqual([]);
  });
});
