import { describe, expect, it } from 'vitest';
import { ThreadDelay } from './thread-delay.js';

describe('ThreadDelay', () => {
  it('is busy when three of ten seconds are lost in delays that callers notice, until they are over', () => {
    const delay = new ThreadDelay();
    for (const at of [1000, 2000]) delay.note(at, 1400);
    expect(delay.isBusy(2000)).toBe(false);
    delay.note(3000, 200);
    delay.note(4000, 600);
    expect(delay.isBusy(4000)).toBe(true);
    expect(delay.longest(4000)).toBe(1400);
    expect(delay.isBusy(11_500)).toBe(false);
    expect(delay.longest(14_500)).toBe(0);
  });

  it('is not busy for a single delay, or for many that nobody notices', () => {
    const delay = new ThreadDelay();
    delay.note(1000, 5000);
    expect(delay.isBusy(1000)).toBe(false);
    for (let at = 11_000; at < 21_000; at += 250) delay.note(at, 400);
    expect(delay.isBusy(21_000)).toBe(false);
  });
});
