import { describe, expect, it } from 'vitest';
import { parseEnvironment } from './environment.js';

describe('what people paste with a value', () => {
  const silent = { WEBHOOK_SECRET: 'mR4v0Zt8qYw2Lk6N', JWT_SECRET: 'f3a9c05e7b1d8264e0b7a35c9d12f684' };
  /** What is told of each variable that is given here. */
  const warningsOf = (raw: Readonly<Record<string, string>>): readonly string[] => {
    const { warnings } = parseEnvironment({ ...silent, ...raw });
    return warnings.filter((warning) => Object.keys(raw).some((name) => warning.startsWith(`${name} `)));
  };

  it.each<[string, string]>([
    ['a line end', 'mR4v0Zt8qYw2Lk6N\n'],
    ['a line end of Windows', 'mR4v0Zt8qYw2Lk6N\r\n'],
    ['blanks', ' \tmR4v0Zt8qYw2Lk6N '],
    ['a blank without width', '\u200BmR4v0Zt8qYw2Lk6N\uFEFF'],
  ])('%s around it is left off', (_, value) => {
    const { webhookSecret, twilioAuthTokens, port } = parseEnvironment({
      WEBHOOK_SECRET: value,
      TWILIO_AUTH_TOKEN: value,
      PUBLIC_BASE_URL: ' https://h\n',
      PORT: ' 20 ',
    });
    expect([webhookSecret, twilioAuthTokens, port]).toEqual(['mR4v0Zt8qYw2Lk6N', ['mR4v0Zt8qYw2Lk6N'], 20]);
  });

  it('capitals count for nothing where a value is one of some words', () => {
    const written = {
      NODE_ENV: 'Test',
      LINE_FLOW: 'Line',
      LINE_LANGUAGE: 'ES',
      CLAIMED_USERS: 'Defer',
      MIGRATIONS: 'MANUAL',
    };
    const { lineFlow, lineLanguage, claimedUsers, migrateAtStart } = parseEnvironment({ ...silent, ...written });
    expect([lineFlow, lineLanguage, claimedUsers, migrateAtStart]).toEqual(['line', 'es', 'defer', false]);
  });

  it.each(['"mR4v0Zt8qYw2Lk6N"', "'mR4v0Zt8qYw2Lk6N'", '“mR4v0Zt8qYw2Lk6N”', '" mR4v0Zt8qYw2Lk6N\n"\n'])(
    'quotes around it are left off, which is said: %s',
    (value) => {
      expect(parseEnvironment({ WEBHOOK_SECRET: value }).webhookSecret).toBe('mR4v0Zt8qYw2Lk6N');
      expect(warningsOf({ WEBHOOK_SECRET: value })).toEqual(['WEBHOOK_SECRET has quotes around it: they are left off']);
    },
  );

  it.each([
    ['https://h', 'https://h', 0],
    ['https://h/', 'https://h', 0],
    ['https://h/base/', 'https://h/base', 0],
    ['https://h/apis', 'https://h/apis', 0],
    ['https://h/api', 'https://h', 1],
    ['https://h/api/', 'https://h', 1],
    ['https://h/base/API', 'https://h/base', 1],
    ['https://h/api/telephony/twiml/start', 'https://h', 1],
  ])('PUBLIC_BASE_URL=%s is %s', (value, expected, warnings) => {
    expect(parseEnvironment({ PUBLIC_BASE_URL: value }).publicBaseUrl).toBe(expected);
    expect(warningsOf({ PUBLIC_BASE_URL: value })).toHaveLength(warnings);
  });

  it.each([
    ['https://a.example.com, http://localhost:5173', ['https://a.example.com', 'http://localhost:5173'], 0],
    ['https://A.example.com/', ['https://a.example.com'], 0],
    ['*', [], 1],
    ['https://a.example.com,*,b.example.com', ['https://a.example.com'], 1],
    ['https://a.example.com/page', [], 1],
  ])('CORS_ORIGINS=%s is %j', (value, expected, warnings) => {
    expect(parseEnvironment({ CORS_ORIGINS: value }).corsOrigins).toEqual(expected);
    expect(warningsOf({ CORS_ORIGINS: value })).toHaveLength(warnings);
  });

  it('a missing JWT_SECRET is told, and one that is there is not', () => {
    expect(parseEnvironment({ WEBHOOK_SECRET: 'x' }).warnings.join()).toMatch(/JWT_SECRET is missing/);
    expect(parseEnvironment(silent).warnings.join()).not.toMatch(/missing/);
  });
});
