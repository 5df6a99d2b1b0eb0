import { describe, expect, it } from 'vitest';
import { secretsEqual } from './secure-compare.js';

describe('secretsEqual', () => {
  it.each([
    ['secret', 'secret', true],
    ['Secret', 'secret', false],
    ['secret ', 'secret', false],
    ['', 'secret', false],
    ['secret', '', false],
    ['', '', false],
    ['sécret', 'sécret', true],
    ['x'.repeat(10_000), 'x'.repeat(10_000), true],
  ])('%j against %j: %s', (given, expected, equal) => {
    expect(secretsEqual(given, expected)).toBe(equal);
  });
});
