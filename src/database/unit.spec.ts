import { describe, expect, it } from 'vitest';
import { Mutex } from './mutex.js';
import { toDatabase, toInstant } from './unit.js';

describe('instants in the database', () => {
  it.each(['2026-11-23T10:00:00.000Z', '2026-11-23T10:00:00.123Z', '2000-02-29T23:59:59.999Z'])('%s', (text) => {
    const stored = toDatabase(new Date(text));
    expect(stored).toBe(text.replace('T', ' ').replace('Z', ''));
    expect(toInstant(String(stored))).toEqual(new Date(text));
    expect(toInstant(new Date(text))).toEqual(new Date(text));
  });

  it.each([1, 'text', true, null])('%j is bound as it is', (value) => {
    expect(toDatabase(value)).toBe(value);
  });

  it('sort as text as they do in time', () => {
    const instants = ['2026-11-23T10:00:00.010Z', '2026-11-23T10:00:00.000Z', '2026-11-23T09:59:59.999Z'];
    const stored = instants.map((text) => String(toDatabase(new Date(text))));
    expect(stored.toSorted()).toEqual(stored.toReversed());
  });
});

describe('Mutex', () => {
  it('runs one task at a time, in the order in which they came, also after one has failed', async () => {
    const mutex = new Mutex();
    const seen: string[] = [];
    const task = (name: string, fails = false) =>
      mutex.run(async () => {
        seen.push(`${name} begins`);
        await new Promise(setImmediate);
        seen.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });

    const results = await Promise.allSettled([task('a'), task('b', true), task('c')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });
});
