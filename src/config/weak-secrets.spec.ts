import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseEnvironment } from './environment.js';
import { weakSecrets } from './weak-secrets.js';

const STRONG = 'f3a9c05e7b1d8264e0b7a35c9d12f684';

describe('a secret that guards the line or its sessions', () => {
  it.each([
    'x'.repeat(64),
    'ab'.repeat(32),
    'secret'.repeat(8),
    '0123456789'.repeat(5),
    '0123456789abcdef0123456789abcdef',
    'abcdefghijklmnopqrstuvwxyzabcdefgh',
    'please-change-me-to-some-long-random-string',
    'your_jwt_secret_key_at_least_32_characters',
    'super-secret-webhook-token-for-production',
    'a-jwt-secret-of-the-tests-0123456789',
    'correct horse battery staple correct horse',
    'qwertyuiopasdfghjklzxcvbnm1234567890',
    'Password123456789Password123456789',
  ])('is easily guessed: %s', (secret) => {
    const found = weakSecrets({ WEBHOOK_SECRET: secret, JWT_SECRET: secret });
    expect(found).toEqual([
      expect.stringMatching(/^WEBHOOK_SECRET is easily guessed/),
      expect.stringMatching(/^JWT_SECRET is easily guessed/),
    ]);
    expect(found.join()).not.toContain(secret);
  });

  it('is short below 16 and 32 characters', () => {
    expect(weakSecrets({ WEBHOOK_SECRET: STRONG.slice(0, 15), JWT_SECRET: STRONG.slice(0, 31) })).toEqual([
      expect.stringMatching(/^WEBHOOK_SECRET is short: .* 16 characters/),
      expect.stringMatching(/^JWT_SECRET is short: .* 32 characters/),
    ]);
    expect(weakSecrets({ WEBHOOK_SECRET: STRONG.slice(0, 16), JWT_SECRET: STRONG })).toEqual([]);
  });

  it('is good as programs make them', () => {
    for (let count = 0; count < 500; count += 1) {
      for (const spelling of ['hex', 'base64', 'base64url'] as const) {
        const secret = randomBytes(32).toString(spelling);
        expect([secret, ...weakSecrets({ WEBHOOK_SECRET: secret, JWT_SECRET: secret })]).toEqual([secret]);
      }
    }
  });

  it('ends a start in production, and is a warning elsewhere', () => {
    const weak = { WEBHOOK_SECRET: 'studio', JWT_SECRET: 'x'.repeat(32) };
    expect(() => parseEnvironment({ NODE_ENV: 'production', ...weak })).toThrow(
      /WEBHOOK_SECRET is short.*\n.*JWT_SECRET is easily guessed/,
    );
    for (const NODE_ENV of ['development', 'test']) {
      expect(parseEnvironment({ NODE_ENV, ...weak }).warnings).toEqual([
        expect.stringMatching(/^WEBHOOK_SECRET is short.*production refuses it$/),
        expect.stringMatching(/^JWT_SECRET is easily guessed.*production refuses it$/),
      ]);
    }
    const strong = { WEBHOOK_SECRET: STRONG, JWT_SECRET: STRONG };
    expect(parseEnvironment({ NODE_ENV: 'production', ...strong }).warnings).toEqual([]);
  });
});
