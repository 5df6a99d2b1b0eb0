import { describe, expect, it } from 'vitest';
import { EnvironmentError, parseEnvironment } from './environment.js';

type Raw = Readonly<Record<string, string>>;

function problemsOf(raw: Raw): readonly string[] {
  try {
    parseEnvironment(raw);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
}

describe('an environment that says nothing', () => {
  const usual = {
    production: false,
    port: 3000,
    host: '0.0.0.0',
    database: { kind: 'sqlite', path: 'data/ewf.sqlite' },
    migrateAtStart: true,
    twilioAuthTokens: [],
    webhookSecret: null,
    publicBaseUrl: null,
    jwtSecret: null,
    firstAdmin: null,
    corsOrigins: [],
    metricsToken: null,
    logLevel: 'info',
    claimedUsers: 'defer',
    businessTimeZone: 'UTC',
  };
  const names = ['NODE_ENV', 'PORT', 'HOST', 'DATABASE_URL', 'MIGRATIONS', 'TWILIO_AUTH_TOKEN', 'WEBHOOK_SECRET'];
  names.push(
    'PUBLIC_BASE_URL',
    'JWT_SECRET',
    'LOG_LEVEL',
    'CLAIMED_USERS',
    'BUSINESS_TIME_ZONE',
    'METRICS_TOKEN',
    'CORS_ORIGINS',
  );

  it('has the usual values', () => {
    expect(parseEnvironment({})).toEqual(usual);
  });

  it.each(names)('an empty or blank %s is not set', (name) => {
    expect(parseEnvironment({ [name]: '' })).toEqual(usual);
    expect(parseEnvironment({ [name]: ' \n' })).toEqual(usual);
  });
});

describe('what is read', () => {
  it.each<[Raw, object]>([
    [{ PORT: '0' }, { port: 0 }],
    [{ DATABASE_URL: 'sqlite:///var/lib/ewf.sqlite' }, { database: { kind: 'sqlite', path: '/var/lib/ewf.sqlite' } }],
    [{ DATABASE_URL: 'mysql://u:p@h/d' }, { database: { kind: 'mysql', url: 'mysql://u:p@h/d' } }],
    [{ DATABASE_URL: 'mariadb://u:p@h/d' }, { database: { kind: 'mariadb', url: 'mariadb://u:p@h/d' } }],
    [{ MIGRATIONS: 'manual' }, { migrateAtStart: false }],
    [
      { TWILIO_AUTH_TOKEN: 'one, two ,', PUBLIC_BASE_URL: 'https://h/base/' },
      { twilioAuthTokens: ['one', 'two'], publicBaseUrl: 'https://h/base' },
    ],
    [
      { NODE_ENV: 'production', WEBHOOK_SECRET: 's' },
      { production: true, webhookSecret: 's' },
    ],
    [{ JWT_SECRET: 'x'.repeat(32) }, { jwtSecret: 'x'.repeat(32) }],
    [
      { LOG_LEVEL: 'silent', CLAIMED_USERS: 'ignore' },
      { logLevel: 'silent', claimedUsers: 'ignore' },
    ],
    [{ BUSINESS_TIME_ZONE: 'Europe/Berlin' }, { businessTimeZone: 'Europe/Berlin' }],
  ])('%j', (raw, expected) => {
    expect(parseEnvironment(raw)).toMatchObject(expected);
  });
});

describe('a wrong value is refused by the name of its variable, and not printed', () => {
  it.each<[string, string, Raw?]>([
    ['NODE_ENV', 'wrong-value'],
    ['PORT', 'wrong-value'],
    ['PORT', '65536'],
    ['PORT', '-1234'],
    ['PORT', '80.5'],
    ['DATABASE_URL', 'postgres://wrong:value@host/db'],
    ['DATABASE_URL', 'mysql://wrong:value@host'],
    ['DATABASE_URL', 'mysql://wrong value:99999999/db'],
    ['MIGRATIONS', 'wrong-value'],
    ['TWILIO_AUTH_TOKEN', 'wrong1,wrong2,wrong3', { PUBLIC_BASE_URL: 'https://host' }],
    ['PUBLIC_BASE_URL', 'wrong-value'],
    ['PUBLIC_BASE_URL', 'https://host?wrong=value'],
    ['PUBLIC_BASE_URL', 'https://user:wrong-value@host'],
    ['JWT_SECRET', 'wrong-value'],
    ['ADMIN_EMAIL', 'wrong-value', { ADMIN_PASSWORD: 'long enough' }],
    ['ADMIN_PASSWORD', 'wrong', { ADMIN_EMAIL: 'boss@example.com' }],
    ['LOG_LEVEL', 'wrong-value'],
    ['CLAIMED_USERS', 'wrong-value'],
    ['BUSINESS_TIME_ZONE', 'wrong-value'],
  ])('%s', (name, value, more = {}) => {
    const problems = problemsOf({ [name]: value, ...more });
    expect(problems).not.toEqual([]);
    for (const problem of problems) expect(problem.split(' ')[0]).toBe(name);
    expect(problems.join()).not.toContain(value);
    expect(problems.join()).not.toContain('wrong');
  });

  it.each<[string, Raw]>([
    ['PUBLIC_BASE_URL', { TWILIO_AUTH_TOKEN: 'token' }],
    ['TWILIO_AUTH_TOKEN', { NODE_ENV: 'production' }],
    ['TWILIO_AUTH_TOKEN', { NODE_ENV: 'production', WEBHOOK_SECRET: '', TWILIO_AUTH_TOKEN: ' , ' }],
    ['DATABASE_URL', { DATABASE_URL: 'sqlite:' }],
  ])('a missing one too: %s in %j', (name, raw) => {
    expect(problemsOf(raw).map((problem) => problem.split(' ')[0])).toEqual([name]);
  });

  it('all that is wrong is told at once', () => {
    const named = problemsOf({ PORT: 'x', LOG_LEVEL: 'x', CLAIMED_USERS: 'x' }).map((problem) => problem.split(' ')[0]);
    expect(new Set(named)).toEqual(new Set(['PORT', 'LOG_LEVEL', 'CLAIMED_USERS']));
  });
});
