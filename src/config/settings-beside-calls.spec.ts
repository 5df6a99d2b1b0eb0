import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseEnvironment } from './environment.js';
import { SETTINGS_BESIDE_CALLS } from './settings-beside-calls.js';
import { trustedProxies } from './trusted-proxies.js';

const SECRETS = { WEBHOOK_SECRET: 'mR4v0Zt8qYw2Lk6N', JWT_SECRET: 'f3a9c05e7b1d8264e0b7a35c9d12f684' };

describe('a setting that only concerns what is beside calls', () => {
  it.each<[string, string, object]>([
    ['ADMIN_EMAIL', 'boss@\nexample.com', { adminEmail: null }],
    ['ADMIN_PASSWORD', 'abc\ndefghij-Quokka', { adminPassword: null }],
    ['ADMIN_PASSWORD', 'abc\u0000defghij-Quokka', { adminPassword: null }],
    ['API_DOCS', 'yes', { apiDocs: 'signed-in' }],
    ['API_DOCS', 'op\nen', { apiDocs: 'signed-in' }],
    ['CORS_ORIGINS', 'https://a.example.com\n,https://b.example.com', { corsOrigins: [] }],
    ['HANDOFF_REMINDER_HOUR', '1e1', { handoffReminderHour: 17 }],
    ['HANDOFF_REMINDER_HOUR', '24', { handoffReminderHour: 17 }],
    ['HANDOFF_REMINDER_HOUR', '1\t7', { handoffReminderHour: 17 }],
    ['LOG_LEVEL', 'verbose', { logLevel: 'info' }],
    ['LOG_LEVEL', 'in\nfo', { logLevel: 'info' }],
    ['MESSAGES_OFF', 'rings', { messagesOff: new Set() }],
    ['MESSAGES_OFF', 'ring, rings', { messagesOff: new Set(['ring']) }],
    ['MESSAGES_OFF', 'ring,\nbroadcast', { messagesOff: new Set() }],
    ['METRICS_TOKEN', 'one\ntwo', { metricsToken: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    ['RECORDING_RETENTION_DAYS', '1e3', { recordingRetentionDays: null }],
    ['RECORDING_RETENTION_DAYS', '3651', { recordingRetentionDays: null }],
    ['TRANSCRIPTION', 'yes', { transcription: false }],
    ['TRUSTED_PROXIES', '10.0.0.1\n10.0.0.2', { trustedProxies: 'none' }],
  ])('%s=%j is a warning that names it and not its value, and something else is taken', (name, value, expected) => {
    for (const NODE_ENV of ['production', 'development']) {
      const environment = parseEnvironment({ NODE_ENV, ...SECRETS, [name]: value });
      expect(environment).toMatchObject(expected);
      expect(environment.warnings).toEqual([expect.stringMatching(`^${name} `)]);
      expect(environment.warnings.join()).not.toContain(value);
    }
  });

  it('that has no value of its own to fall back to lets fewer in, and not more', () => {
    const first = parseEnvironment({ METRICS_TOKEN: 'one\ntwo' }).metricsToken;
    expect(first).not.toBe(parseEnvironment({ METRICS_TOKEN: 'one\ntwo' }).metricsToken);
    expect(parseEnvironment({ API_DOCS: 'yes' }).apiDocs).toBe('signed-in');
    expect(parseEnvironment({}).apiDocs).toBe('open');
  });

  it.each(['docs/operations.md', '.env.example'])('is named in %s, and no other is', (path) => {
    const text = readFileSync(path, 'utf8').replaceAll('\n# ', '\n');
    const [, list = ''] = /Only a warning, for they are beside calls: (.*?)\.\s/s.exec(text) ?? [];
    expect(list.match(/[A-Z_]{3,}/g)?.toSorted()).toEqual(Object.keys(SETTINGS_BESIDE_CALLS).toSorted());
  });

  it.each(['PORT', 'DATABASE_URL', 'BUSINESS_TIME_ZONE', 'WEBHOOK_SECRET', 'CLAIMED_USERS'])(
    'is not one that calls depend on: %s of two lines stops the start',
    (name) => expect(() => parseEnvironment({ [name]: 'one\ntwo' })).toThrow(name),
  );
});

describe('TRUSTED_PROXIES', () => {
  const warningsOf = (value: string): readonly string[] =>
    parseEnvironment({ ...SECRETS, TRUSTED_PROXIES: value }).warnings;

  it.each(['10.0.0.0/99', 'proxy.example.com', '1.2.3', 'loopbak', '10.0.0.0/8/8', '10.0.0.0/', '*'])(
    'trusts no %s, says so, and trusts what else is named',
    (entry) => {
      const value = `203.0.113.7, ${entry}`;
      const [warning, ...more] = warningsOf(value);
      expect(warning).toMatch(/^TRUSTED_PROXIES: .* is neither an IP address nor a network nor one of the names/);
      expect(warning).toContain(entry);
      expect(more).toEqual([]);
      const isTrusted = trustedProxies(value);
      expect(['203.0.113.7', '10.0.0.1', '127.0.0.1', '::1'].map(isTrusted)).toEqual([true, false, false, false]);
    },
  );

  it.each(['0.0.0.0/0', '::/0', '0.0.0.0/1, 128.0.0.0/1', '::ffff:0.0.0.0/96', '2000::/3', 'loopback, 64.0.0.0/2'])(
    '%s is so wide that everybody could choose their address, which is said',
    (value) => {
      expect(warningsOf(value)).toEqual([expect.stringMatching(/^TRUSTED_PROXIES: .* everybody .*choose/)]);
    },
  );

  it.each(['loopback, linklocal, uniquelocal', '10.0.0.0/8, fc00::/7, fe80::/10', '104.16.0.0/13, 2400:cb00::/32'])(
    '%s is not',
    (value) => expect(warningsOf(value)).toEqual([]),
  );
});
