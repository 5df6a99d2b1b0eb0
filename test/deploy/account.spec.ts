import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderFallback } from '../../studio/index.js';
import { FALLBACK_TEXTS } from '../../studio/fallback/texts.js';
import { sqlite } from '../kit/databases.js';
import { signIn } from '../kit/people.js';
import { SERVICE_SID, type StandInProfile } from '../kit/twilio/account.js';
import type { StudioStandIn } from '../kit/twilio-studio.js';
import { ANN, LINE } from './kit.js';
import { DeployedLine } from './self-test-kit.js';

let opened: DeployedLine | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(variables: Record<string, string> = {}): Promise<{ line: DeployedLine; twilio: StudioStandIn }> {
  const line = await DeployedLine.open(sqlite, variables);
  opened = line;
  return { line, twilio: line.account.twilio };
}

describe('the standing of the account', () => {
  it('is wrong while it is suspended, for no call comes in', async () => {
    const { line, twilio } = await open();
    twilio.account.status = 'suspended';
    expect(await line.check('account_standing')).toMatchObject({
      ok: false,
      message: 'The Twilio account is suspended: Twilio refuses every call before this service is asked.',
    });
  });

  it('is wrong while it is a trial, and says what a trial can not do', async () => {
    const { line, twilio } = await open();
    twilio.account.type = 'Trial';
    const { ok, message } = await line.check('account_standing');
    expect(ok).toBe(false);
    for (const word of ['verified numbers', '<Dial><Number>', 'no voice message', '5 s'])
      expect(message).toContain(word);
  });

  it.each([
    ['9.99', '10', false],
    ['10.00', '10', true],
    ['-3.00', '10', false],
    ['-3.00', '0', true],
  ])('with a balance of %s and TWILIO_LOW_BALANCE=%s is %s', async (balance, TWILIO_LOW_BALANCE, ok) => {
    const { line, twilio } = await open({ TWILIO_LOW_BALANCE });
    twilio.account.balance = { balance, currency: 'USD' };
    expect((await line.check('account_standing')).ok).toBe(ok);
  });

  it('is fine where Twilio tells no balance', async () => {
    const { line, twilio } = await open();
    twilio.account.balance = null;
    expect(await line.check('account_standing')).toMatchObject({ ok: true });
  });
});

describe('the calls at once', () => {
  const individual: StandInProfile = {
    policy: 'Primary Customer Profile of type Individual',
    status: 'twilio-approved',
  };
  const secondary: StandInProfile = {
    policy: 'Secondary Customer Profile of type Business',
    status: 'twilio-approved',
  };
  const underReview: StandInProfile = { policy: 'Primary Customer Profile of type Business', status: 'in-review' };

  it.each([
    ['without a profile', [], 'Without an approved Primary Customer Profile, this account may have 2 calls at once'],
    ['with a secondary one', [secondary], 'may have 2 calls at once: the caller and one technician'],
    ['with one under review', [underReview], 'may have 2 calls at once'],
    [
      'with an individual one',
      [individual],
      'With an Individual Customer Profile, this account may have 3 calls at once',
    ],
  ])('are limited %s', async (_, profiles, message) => {
    const { line, twilio } = await open();
    twilio.account.profiles = profiles;
    const check = await line.check('calls_at_once');
    expect(check).toMatchObject({ ok: false, message: expect.stringContaining(message) });
    expect(check.message).toContain('error 10004');
    expect(check.remedy).toMatch(/^Set MAX_PARALLEL_LEGS=[12]\. /);
  });

  it('are limited for a second caller where MAX_PARALLEL_LEGS fits', async () => {
    const { line, twilio } = await open({ MAX_PARALLEL_LEGS: '2' });
    twilio.account.profiles = [individual];
    const { ok, message } = await line.check('calls_at_once');
    expect([ok, message]).toEqual([false, expect.stringContaining('A second caller at the same time is refused.')]);
  });

  it('are not known of an account that may have been upgraded before the limits, and of a subaccount', async () => {
    const { line, twilio } = await open();
    twilio.account.profiles = [];
    twilio.account.createdAt = new Date('2025-06-01T00:00:00Z');
    expect(await line.check('calls_at_once')).toMatchObject({
      ok: null,
      message: expect.stringContaining('2026-02-03'),
    });
    twilio.account.owner = `AC${'f'.repeat(32)}`;
    expect(await line.check('calls_at_once')).toMatchObject({
      ok: null,
      message: expect.stringContaining('subaccount'),
    });
  });
});

describe('text messages', () => {
  it('of a number without SMS are wrong', async () => {
    const { line, twilio } = await open();
    for (const number of twilio.numbers) number.sms = false;
    expect(await line.check('text_messages')).toMatchObject({ ok: false, message: expect.stringContaining('21606') });
  });

  it.each([
    ['without a campaign', [], false, 'has no approved A2P 10DLC campaign (error 30034)'],
    ['with a campaign under review', ['IN_PROGRESS'], false, 'is under review'],
    ['with one that failed', ['FAILED'], false, 'error 30034'],
    ['with one that failed and one that is approved', ['FAILED', 'VERIFIED'], true, 'is registered'],
  ])('of a number %s', async (_, campaigns, ok, message) => {
    const { line, twilio } = await open();
    twilio.account.services = [{ sid: SERVICE_SID, senders: [LINE], campaigns }];
    expect(await line.check('text_messages')).toMatchObject({ ok, message: expect.stringContaining(message) });
  });

  it('of a number that is no sender of TWILIO_MESSAGING_SERVICE_SID are wrong', async () => {
    const { line, twilio } = await open({ TWILIO_MESSAGING_SERVICE_SID: SERVICE_SID });
    expect(await line.check('text_messages')).toMatchObject({ ok: true });
    twilio.account.services = [{ sid: SERVICE_SID, senders: [ANN], campaigns: ['VERIFIED'] }];
    expect(await line.check('text_messages')).toMatchObject({
      ok: false,
      message: expect.stringContaining('no sender'),
    });
  });

  it.each([
    ['+18005550199', 'TWILIO_APPROVED', true],
    ['+18005550199', 'TWILIO_REJECTED', false],
    ['+442079460018', null, true],
  ])('of %s with the verification %s', async (phone, status, ok) => {
    const { line, twilio } = await open({ TWILIO_PHONE_NUMBER: phone });
    const { sid } = twilio.addNumber(phone);
    if (status !== null) twilio.account.verifications = [{ sid, status }];
    expect((await line.check('text_messages')).ok).toBe(ok);
  });
});

describe('the error log', () => {
  it('is told in plain words, most frequent first, of the last 24 hours only', async () => {
    const { line, twilio } = await open();
    const now = line.line.clock.now().getTime();
    const ago = (hours: number) => new Date(now - hours * 3_600_000);
    twilio.account.alerts = [
      ...[1, 2, 3].map((hours) => ({ errorCode: 11205, at: ago(hours) })),
      { errorCode: 10004, at: ago(4) },
      { errorCode: 99999, at: ago(5) },
      { errorCode: 30034, at: ago(25) },
    ];
    const { ok, message } = await line.check('error_log');
    expect(ok).toBe(false);
    expect(message).toContain('11205 (3 times): the service could not be connected to');
    expect(message).toContain('10004: too many calls at once for this account');
    expect(message).toContain('99999: see twilio.com/docs/api/errors/99999.');
    expect(message).not.toContain('30034');
    expect(message.indexOf('11205')).toBeLessThan(message.indexOf('10004'));
  });
});

describe('recordings', () => {
  it('are wrong where our credentials do not open them', async () => {
    const { line, twilio } = await open();
    twilio.account.givesRecordings = false;
    expect(await line.check('recordings')).toMatchObject({ ok: false, message: expect.stringContaining('403') });
  });
});

describe('the fallback', () => {
  const TWIML = '<Response><Dial><Number>+1</Number><Number>+2</Number></Dial></Response>';
  let host: Server;
  let answer = { status: 200, body: TWIML };
  beforeEach(async () => {
    host = createServer((_, response) => response.writeHead(answer.status).end(answer.body));
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => host.close(resolve)));

  it.each([
    ['rings two phones', 200, TWIML, true, 'The fallback is reached and rings 2 phones.'],
    ['rings nobody', 200, '<Response><Say>Hello</Say></Response>', false, 'The fallback is reached, and rings nobody.'],
    ['is a page', 200, '<h1>Welcome</h1>', false, 'What the fallback answers is no TwiML.'],
    ['is gone', 404, '', false, 'The fallback answers 404.'],
  ])('that %s', async (_, status, body, ok, message) => {
    const { line, twilio } = await open();
    answer = { status, body };
    const number = twilio.numbers.find(({ phoneNumber }) => phoneNumber === LINE)!;
    number.fields['VoiceFallbackUrl'] = `http://127.0.0.1:${(host.address() as AddressInfo).port}/fallback.xml`;
    expect(await line.check('fallback_address')).toMatchObject({ ok, message });
  });

  it('that does not say that this is not the public emergency number, where that is set', async () => {
    const { line, twilio } = await open();
    const number = twilio.numbers.find(({ phoneNumber }) => phoneNumber === LINE)!;
    number.fields['VoiceFallbackUrl'] = `http://127.0.0.1:${(host.address() as AddressInfo).port}/fallback.xml`;
    const texts = { languages: ['en'], emergencyNumber: '911', texts: { en: {}, es: {} } };
    expect((await (await signIn(line.line, 'admin')).send('PUT', '/api/line-texts', texts)).status).toBe(200);
    answer = { status: 200, body: TWIML };
    expect(await line.check('fallback_address')).toMatchObject({
      ok: false,
      message: expect.stringContaining('This is not 9 1 1.'),
      remedy: expect.stringContaining('npm run studio -- fallback'),
    });
    const greeting = `This is not 9 1 1. ${FALLBACK_TEXTS.en.greeting}`;
    answer = { status: 200, body: renderFallback({ numbers: [LINE], line: LINE, greeting })['fallback.xml'] ?? '' };
    expect(await line.check('fallback_address')).toMatchObject({ ok: true });
  });

  it('that is not set is wrong', async () => {
    const { line, twilio } = await open();
    twilio.numbers.find(({ phoneNumber }) => phoneNumber === LINE)!.fields['VoiceFallbackUrl'] = '';
    expect(await line.check('fallback_address')).toMatchObject({ ok: false });
  });
});

describe('deploying', () => {
  it('tells first how the account stands', async () => {
    const { line, twilio } = await open();
    twilio.account.profiles = [];
    const told = await line.account.deploy({ dryRun: true });
    expect(told[0]).toBe('The account:');
    expect(told[1]).toBe('  ok: The account is active and upgraded; its balance is 25.00 USD.');
    expect(told[2]).toMatch(/^ {2}WRONG: Without an approved Primary Customer Profile/);
    expect(told[3]).toMatch(/^ {4}Set MAX_PARALLEL_LEGS=1\./);
  });
});
