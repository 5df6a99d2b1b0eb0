import { afterEach, describe, expect, it } from 'vitest';
import { sqlite, type DatabaseKind } from '../kit/databases.js';
import { ADA, BOB, DeployedLine } from './self-test-kit.js';

let deployed: DeployedLine | undefined;
afterEach(async () => {
  await deployed?.close();
  deployed = undefined;
});

async function open(kind: DatabaseKind, variables: Record<string, string> = {}): Promise<DeployedLine> {
  deployed = await DeployedLine.open(kind, variables);
  return deployed;
}

describe('a line of the self-test is red', () => {
  it('without PUBLIC_BASE_URL, and what needs it is not asked', async () => {
    const self = await open(sqlite, { PUBLIC_BASE_URL: '', TWILIO_AUTH_TOKEN: '', TWILIO_ACCOUNT_SID: '' });
    expect(await self.check('public_base_url')).toMatchObject({ ok: false, message: 'PUBLIC_BASE_URL is not set.' });
    expect(await self.check('reachable')).toMatchObject({
      ok: null,
      message: 'Not asked: PUBLIC_BASE_URL is not set.',
    });
  });

  it('when PUBLIC_BASE_URL is not https', async () => {
    const self = await open(sqlite, { PUBLIC_BASE_URL: 'http://line.example.com' });
    expect(await self.check('public_base_url')).toMatchObject({ ok: false, remedy: expect.stringContaining('https') });
  });

  it('without a secret', async () => {
    const nothing = { WEBHOOK_SECRET: '', TWILIO_AUTH_TOKEN: '', TWILIO_ACCOUNT_SID: '' };
    const self = await open(sqlite, nothing);
    expect(await self.check('secrets')).toMatchObject({ ok: false });
    expect(await self.check('reachable')).toMatchObject({
      ok: null,
      message: 'Not asked: there is no credential to ask with.',
    });
  });

  it.each([
    [401, 'PUBLIC_BASE_URL answers 401: the service behind it does not take our credential.'],
    [404, 'PUBLIC_BASE_URL answers 404: what is behind it knows no /api/telephony/twiml/check.'],
    [301, 'PUBLIC_BASE_URL answers 301: it sends us elsewhere, and a signature does not come along.'],
    [502, 'PUBLIC_BASE_URL answers 502, and not as this service does.'],
    [200, 'PUBLIC_BASE_URL answers 200, and not as this service does.'],
  ])('when PUBLIC_BASE_URL answers %i with something else', async (status, message) => {
    const self = await open(sqlite);
    self.front.answer = { status, body: '<h1>Welcome</h1>' };
    expect(await self.check('reachable')).toMatchObject({ ok: false, message, remedy: expect.any(String) });
  });

  it('when nobody answers at PUBLIC_BASE_URL', async () => {
    const self = await open(sqlite);
    await self.front.close();
    expect(await self.check('reachable')).toMatchObject({
      ok: false,
      message: 'PUBLIC_BASE_URL can not be reached (ECONNREFUSED).',
    });
  });

  it('when the credentials are wrong; what would be asked with them is not', async () => {
    const self = await open(sqlite, { TWILIO_AUTH_TOKEN: 'wrong' });
    const { checks } = await self.all();
    const twilioChecks = checks.slice(3);
    expect(twilioChecks[0]).toMatchObject({
      name: 'twilio_account',
      ok: false,
      message: expect.stringContaining('Twilio does not take the credentials (401, error 20003: Authenticate)'),
    });
    for (const { ok, message } of twilioChecks.slice(1)) {
      expect({ ok, message }).toEqual({ ok: null, message: 'Not asked: Twilio is not reached.' });
    }
  });

  it.each<[string, Record<string, string>, string]>([
    ['is not set', { TWILIO_PHONE_NUMBER: '' }, 'TWILIO_PHONE_NUMBER is not set.'],
    ['is somebody else’s', { TWILIO_PHONE_NUMBER: '+14155550190' }, '+1415***0190 is no number of the account.'],
    ['takes no calls', { TWILIO_PHONE_NUMBER: '+441632960001' }, '+4416***0001 can not take calls.'],
    [
      'points elsewhere',
      { TWILIO_PHONE_NUMBER: '+14155550199' },
      '+1415***0199 does not point at our flows: "a call comes in", "call status changes", "primary handler fails", "a message comes in".',
    ],
    [
      'is set up for the other flow',
      { LINE_FLOW: 'ladder' },
      '+1415***0100 does not point at our flows: "a call comes in", "call status changes".',
    ],
  ])('when the number %s', async (_, variables, message) => {
    const self = await open(sqlite, variables);
    expect(await self.check('phone_number')).toMatchObject({ ok: false, message, remedy: expect.any(String) });
  });

  it('when somebody else has published', async () => {
    const self = await open(sqlite);
    const flow = self.account.twilio.flows[1]!;
    const definition = JSON.parse(
      JSON.stringify(flow.revisions[0]!.definition).replace('"loop":2', '"loop":9'),
    ) as unknown;
    self.account.twilio.addRevision(flow, { status: 'published', definition, commitMessage: null });
    expect(await self.check('published_flows')).toMatchObject({
      ok: false,
      message: 'EWF emergency line differs: say_sorry.loop: 9 → 2.',
      remedy: 'Run "npm run studio -- deploy".',
    });
  });

  it('when a flow is not there', async () => {
    const self = await open(sqlite, { LINE_FLOW: 'ladder' });
    expect(await self.check('published_flows')).toMatchObject({
      ok: false,
      message: 'EWF emergency ladder is not published.',
    });
  });

  it('when our address is another now', async () => {
    const self = await open(sqlite, { PUBLIC_BASE_URL: 'https://moved.example.com' });
    const { ok, message } = await self.check('published_flows');
    expect(ok).toBe(false);
    expect(message).toContain('check.url: "https://line.example.com/');
  });

  it('when somebody lives where Twilio may not call', async () => {
    const self = await open(sqlite);
    for (const phoneE164 of ['+34912345678', '+34912345679']) await self.line.company.technician('Eva', { phoneE164 });
    await self.line.company.technician('Iria', { phoneE164: '+35314160000' });
    await self.line.company.technician('Gone', { phoneE164: '+33142685300', active: false });
    expect(await self.check('geographic_permissions')).toMatchObject({
      ok: false,
      message: 'Twilio does not call ES (2 phones), IE (1 phone) from this account.',
    });
  });

  it('when a published fallback number is nobody’s any more', async () => {
    const self = await open(sqlite);
    const [ada] = await self.line.rows<{ id: number }>("SELECT id FROM users WHERE name = 'Ada'");
    await self.line.company.change({ id: ada!.id, name: 'Ada', phone: ADA }, { active: false });
    expect(await self.check('fallback_numbers')).toMatchObject({
      ok: false,
      message: 'Published as fallback, and not of active people: +1416***0101.',
    });
  });

  it('when FALLBACK_NUMBERS are others now', async () => {
    const self = await open(sqlite, { FALLBACK_NUMBERS: BOB });
    expect(await self.check('fallback_numbers')).toMatchObject({
      ok: false,
      message: 'Published as fallback, and not in FALLBACK_NUMBERS: +1416***0101.',
    });
  });

  it('when Twilio breaks down in the middle, and shows no secret', async () => {
    const self = await open(sqlite);
    const asked = self.account.twilio.asked.length;
    self.account.twilio.fails = () => self.account.twilio.asked.length > asked + 2;
    const answer = await self.all();
    expect(answer.ok).toBe(false);
    expect(answer.checks).toHaveLength(14);
    expect(JSON.stringify(answer)).not.toContain(self.account.twilio.authToken);
  });
});
