import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { SharedSecret, TwilioSignature } from '../../src/twilio/webhooks/index.js';
import { basic, bearer, JSON_TYPE, PUBLIC_BASE_URL, sign, withBodyHash } from './signing.js';

const SECRET = 'open sesame';

describe('credentials are compared in constant time', () => {
  let compare: MockInstance<typeof crypto.timingSafeEqual>;

  beforeEach(() => {
    compare = vi.spyOn(crypto, 'timingSafeEqual');
    syncBuiltinESMExports();
  });

  afterEach(() => {
    compare.mockRestore();
    syncBuiltinESMExports();
  });

  it.each([
    ['the right Bearer', bearer(SECRET), true],
    ['a Bearer that differs at the end', bearer('open sesamE'), false],
    ['a Bearer that differs at the start', bearer('Open sesame'), false],
    ['a shorter Bearer', bearer('o'), false],
    ['a longer Bearer', bearer(SECRET.repeat(100)), false],
    ['the right password', basic(SECRET), true],
    ['another password', basic('open'), false],
    ['an empty password', basic(''), false],
  ])('%s', (_, authorization, expected) => {
    expect(new SharedSecret(SECRET).accepts(authorization)).toBe(expected);
    expect(compare).toHaveBeenCalled();
    expect(compare.mock.results.some(({ value }) => value === true)).toBe(expected);
    for (const [given, wanted] of compare.mock.calls) expect([given.byteLength, wanted.byteLength]).toEqual([32, 32]);
  });

  it.each([
    ['the right signature', 'a', true],
    ['a wrong signature', 'b', false],
  ])('%s', (_, token, expected) => {
    const body = '{"callSid":"CA12"}';
    const originalUrl = withBodyHash('/api/telephony/next-target', body);
    const signature = sign(token, PUBLIC_BASE_URL + originalUrl);
    const verifier = new TwilioSignature(['a'], PUBLIC_BASE_URL);
    const request = { originalUrl, signature, contentType: JSON_TYPE, rawBody: Buffer.from(body) };
    expect(verifier.verifies(request)).toBe(expected);
    expect(compare).toHaveBeenCalled();
  });
});
