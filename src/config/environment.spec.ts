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
    twilioAccountSid: null,
    twilioPhoneNumber: null,
    twilioApiUrl: null,
    lineFlow: 'line',
    lineLanguage: 'en',
    maxWaitSeconds: 240,
    fallbackNumbers: [],
    standbyDir: 'data/standby',
    messagesOff: new Set(),
    handoffReminderHour: 17,
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
    'TWILIO_ACCOUNT_SID',
    'TWILIO_PHONE_NUMBER',
    'TWILIO_API_URL',
    'LINE_FLOW',
    'LINE_LANGUAGE',
    'MAX_WAIT_SECONDS',
    'FALLBACK_NUMBERS',
    'STANDBY_DIR',
    'MESSAGES_OFF',
    'HANDOFF_REMINDER_HOUR',
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
    [
      { TWILIO_PHONE_NUMBER: '+14155550100', TWILIO_API_URL: 'http://127.0.0.1:1234/' },
      { twilioPhoneNumber: '+14155550100', twilioApiUrl: 'http://127.0.0.1:1234' },
    ],
    [
      { LINE_FLOW: 'ladder', LINE_LANGUAGE: 'es', MAX_WAIT_SECONDS: '90', HANDOFF_REMINDER_HOUR: '0' },
      { lineFlow: 'ladder', lineLanguage: 'es', maxWaitSeconds: 90, handoffReminderHour: 0 },
    ],
    [
      { FALLBACK_NUMBERS: '+14155550198, +14155550199', MESSAGES_OFF: 'ring, coverage_gaps' },
      { fallbackNumbers: ['+14155550198', '+14155550199'], messagesOff: new Set(['ring', 'coverage_gaps']) },
    ],
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
    ['TWILIO_ACCOUNT_SID', 'wrong-value', { TWILIO_AUTH_TOKEN: 'token', PUBLIC_BASE_URL: 'https://host' }],
    ['TWILIO_PHONE_NUMBER', '4155550199'],
    ['TWILIO_API_URL', 'wrong-value'],
    ['LINE_FLOW', 'wrong-value'],
    ['LINE_LANGUAGE', 'wrong-value'],
    ['MAX_WAIT_SECONDS', '29'],
    ['MAX_WAIT_SECONDS', 'wrong-value'],
    ['FALLBACK_NUMBERS', '+14155550198,wrong-value'],
    ['FALLBACK_NUMBERS', Array.from({ length: 6 }, (_, index) => `+1415555019${index}`).join()],
    ['MESSAGES_OFF', 'ring,wrong-value'],
    ['HANDOFF_REMINDER_HOUR', '24'],
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
    ['TWILIO_AUTH_TOKEN', { TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}` }],
  ])('a missing one too: %s in %j', (name, raw) => {
    expect(problemsOf(raw).map((problem) => problem.split(' ')[0])).toEqual([name]);
  });

  it('all that is wrong is told at once', () => {
    const named = problemsOf({ PORT: 'x', LOG_LEVEL: 'x', CLAIMED_USERS: 'x' }).map((problem) => problem.split(' ')[0]);
    expect(new Set(named)).toEqual(new Set(['PORT', 'LOG_LEVEL', 'CLAIMED_USERS']));
  });
});
