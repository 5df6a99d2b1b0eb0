import { describe, expect, it } from 'vitest';
import { parseEnvironment } from './environment.js';
import { EnvironmentError } from './environment-error.js';

const STRONG = 'f3a9c05e7b1d8264e0b7a35c9d12f684';

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
    keepAliveSeconds: 75,
    drainSeconds: 0,
    database: { kind: 'sqlite', path: 'data/ewf.sqlite' },
    migrateAtStart: true,
    twilioAuthTokens: [],
    webhookSecret: null,
    publicBaseUrl: null,
    jwtSecret: null,
    adminEmail: null,
    adminPassword: null,
    corsOrigins: [],
    apiDocs: 'open',
    trustedProxies: 'loopback, linklocal, uniquelocal',
    metricsToken: null,
    logLevel: 'info',
    claimedUsers: 'defer',
    businessTimeZone: 'UTC',
    twilioAccountSid: null,
    twilioPhoneNumber: null,
    twilioMessagingServiceSid: null,
    twilioLowBalance: 10,
    twilioApiUrl: null,
    lineFlow: 'line',
    lineLanguage: 'en',
    maxWaitSeconds: 240,
    maxParallelLegs: 10,
    fallbackNumbers: [],
    recordingRetentionDays: null,
    transcription: false,
    callerGate: false,
    technicianAmd: false,
    voiceFallbackUrl: null,
    standbyDir: 'data/standby',
    stepSettings: new Map(),
    messagesOff: new Set(),
    alertWebhookUrl: null,
    handoffReminderHour: 17,
    warnings: [
      'TWILIO_AUTH_TOKEN and WEBHOOK_SECRET are missing: every telephony request will get 401',
      'JWT_SECRET is missing: nobody can sign in',
    ],
  };
  const names = ['NODE_ENV', 'PORT', 'HOST', 'DATABASE_URL', 'MIGRATIONS', 'TWILIO_AUTH_TOKEN', 'WEBHOOK_SECRET'];
  names.push(
    'DATABASE_CA',
    'PUBLIC_BASE_URL',
    'JWT_SECRET',
    'LOG_LEVEL',
    'CLAIMED_USERS',
    'BUSINESS_TIME_ZONE',
    'METRICS_TOKEN',
    'CORS_ORIGINS',
    'TRUSTED_PROXIES',
    'API_DOCS',
    'TWILIO_ACCOUNT_SID',
    'TWILIO_PHONE_NUMBER',
    'TWILIO_API_URL',
    'LINE_FLOW',
    'LINE_LANGUAGE',
    'MAX_WAIT_SECONDS',
    'FALLBACK_NUMBERS',
    'RECORDING_RETENTION_DAYS',
    'TRANSCRIPTION',
    'CALLER_GATE',
    'TECHNICIAN_AMD',
    'VOICE_FALLBACK_URL',
    'STANDBY_DIR',
    'MESSAGES_OFF',
    'HANDOFF_REMINDER_HOUR',
    'ALERT_WEBHOOK_URL',
    'MAX_PARALLEL_LEGS',
    'TWILIO_LOW_BALANCE',
    'TWILIO_MESSAGING_SERVICE_SID',
    'KEEP_ALIVE_SECONDS',
    'DRAIN_SECONDS',
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
    [{ DATABASE_URL: 'mysql://u:p@h/d' }, { database: { kind: 'mysql', host: 'h', database: 'd' } }],
    [{ DATABASE_URL: 'mariadb://u:p@h/d' }, { database: { kind: 'mariadb', host: 'h', database: 'd' } }],
    [{ MIGRATIONS: 'manual' }, { migrateAtStart: false }],
    [
      { TWILIO_AUTH_TOKEN: 'one, two ,', PUBLIC_BASE_URL: 'https://h/base/' },
      { twilioAuthTokens: ['one', 'two'], publicBaseUrl: 'https://h/base' },
    ],
    [
      { NODE_ENV: 'production', WEBHOOK_SECRET: STRONG },
      { production: true, webhookSecret: STRONG, drainSeconds: 5 },
    ],
    [
      { NODE_ENV: 'production', WEBHOOK_SECRET: STRONG, DRAIN_SECONDS: '0', KEEP_ALIVE_SECONDS: '620' },
      { drainSeconds: 0, keepAliveSeconds: 620 },
    ],
    [{ DRAIN_SECONDS: '30' }, { drainSeconds: 30 }],
    [{ JWT_SECRET: 'x'.repeat(32) }, { jwtSecret: 'x'.repeat(32) }],
    [
      { ADMIN_EMAIL: ' no address ', ADMIN_PASSWORD: 'short' },
      { adminEmail: 'no address', adminPassword: 'short' },
    ],
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
    ['PORT', '3e3'],
    ['PORT', '0x0bb8'],
    ['KEEP_ALIVE_SECONDS', '20s'],
    ['MAX_WAIT_SECONDS', '1_000'],
    ['WEBHOOK_SECRET', 'two\nlines'],
    ['TWILIO_AUTH_TOKEN', 'a\u0000b', { PUBLIC_BASE_URL: 'https://host' }],
    ['KEEP_ALIVE_SECONDS', 'wrong-value'],
    ['KEEP_ALIVE_SECONDS', '-7'],
    ['DRAIN_SECONDS', 'wrong-value'],
    ['DRAIN_SECONDS', '-5'],
    ['DRAIN_SECONDS', '301'],
    ['DATABASE_URL', 'postgres://wrong:value@host/db'],
    ['DATABASE_URL', 'mysql://wrong:value@host'],
    ['DATABASE_URL', 'mysql://wrong value:99999999/db'],
    ['DATABASE_URL', 'mysql://u:wrong-value@host/db?charset=wrong'],
    ['DATABASE_CA', 'wrong-value', { DATABASE_URL: 'mysql://host/db?ssl-mode=VERIFY_CA' }],
    ['DATABASE_CA', 'wrong-value'],
    ['MIGRATIONS', 'wrong-value'],
    ['TWILIO_AUTH_TOKEN', 'wrong1,wrong2,wrong3', { PUBLIC_BASE_URL: 'https://host' }],
    ['PUBLIC_BASE_URL', 'wrong-value'],
    ['PUBLIC_BASE_URL', 'https://host?wrong=value'],
    ['PUBLIC_BASE_URL', 'https://user:wrong-value@host'],
    ['WEBHOOK_SECRET', 'wrong-value', { NODE_ENV: 'production' }],
    ['JWT_SECRET', 'wrong-value', { NODE_ENV: 'production', WEBHOOK_SECRET: STRONG }],
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
    ['FALLBACK_NUMBERS', '+14155550198,+14155550100', { TWILIO_PHONE_NUMBER: '+14155550100' }],
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

  it.each(['PORT', 'KEEP_ALIVE_SECONDS', 'DRAIN_SECONDS', 'MAX_WAIT_SECONDS'])(
    '%s that is no number is one sentence',
    (name) => {
      expect(problemsOf({ [name]: 'abc' })).toEqual([expect.stringMatching(`^${name} must be a whole number from`)]);
    },
  );

  it('all that is wrong is told at once', () => {
    const named = problemsOf({ PORT: 'x', LINE_FLOW: 'x', CLAIMED_USERS: 'x' }).map((problem) => problem.split(' ')[0]);
    expect(new Set(named)).toEqual(new Set(['PORT', 'LINE_FLOW', 'CLAIMED_USERS']));
  });
});
