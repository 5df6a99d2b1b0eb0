import { describe, expect, it } from 'vitest';
import { replayOf } from './idempotency.js';

const NOW = new Date('2026-11-23T10:00:00Z');
const keyOf = (endpoint: string, idempotencyToken: string): string | undefined =>
  replayOf({ requestId: 'any', endpoint, idempotencyToken, signature: null }, NOW)?.key;

describe('replayOf', () => {
  it('without a token there is nothing to look for', () => {
    expect(replayOf({ requestId: 'any', endpoint: 'answered', idempotencyToken: null, signature: null }, NOW)).toBe(
      null,
    );
  });

  it('looks back for an hour', () => {
    const replay = replayOf({ requestId: 'any', endpoint: 'answered', idempotencyToken: 'one', signature: null }, NOW);
    expect(replay?.since).toEqual(new Date('2026-11-23T09:00:00Z'));
  });

  it('has one key for a token and an endpoint, which fits its column and does not show the token', () => {
    const keys = [keyOf('answered', 'one'), keyOf('answered', 'two'), keyOf('completed', 'one')];
    expect(new Set(keys).size).toBe(3);
    expect(keyOf('answered', 'one')).toBe(keys[0]);
    for (const key of [...keys, keyOf('answered', 'x'.repeat(10_000))]) expect(key).toMatch(/^[\da-f]{64}$/);
  });
});
