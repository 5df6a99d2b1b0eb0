import { describe, expect, it } from 'vitest';
import { etagOf } from './etag.js';

describe('etagOf', () => {
  it('is a strong entity tag: 22 characters in quotes', () => {
    expect(etagOf({ members: [1, 2] })).toMatch(/^"[\w-]{22}"$/);
  });

  it('is the same for the same content, in whatever order its members are named', () => {
    const at = '2026-11-23T10:00:00.000Z';
    expect(etagOf({ a: 1, b: { c: 2, d: at } })).toBe(etagOf({ b: { d: new Date(at), c: 2 }, a: 1 }));
  });

  it.each([
    [{ members: [1, 2] }, { members: [2, 1] }],
    [{ limit: null }, { limit: 0 }],
    [{ name: '1' }, { name: 1 }],
    [{}, []],
  ])('differs for %j and %j', (one, other) => {
    expect(etagOf(one)).not.toBe(etagOf(other));
  });
});
