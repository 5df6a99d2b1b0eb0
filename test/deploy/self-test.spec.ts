import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Outside } from '../../src/deploy/self-test/outside.service.js';
import { onEachDatabase, sqlite, type DatabaseKind } from '../kit/databases.js';
import { signIn } from '../kit/people.js';
import { SECRET } from '../kit/line.js';
import { DeployedLine } from './self-test-kit.js';

let deployed: DeployedLine | undefined;
afterEach(async () => {
  await deployed?.close();
  deployed = undefined;
});

async function open(kind: DatabaseKind, variables: Record<string, string> = {}): Promise<DeployedLine> {
  deployed = await DeployedLine.open(kind, variables);
  return deployed;
}

onEachDatabase('the self-test', (kind) => {
  it('of a line that is deployed is green, and asks what Twilio would ask', async () => {
    const self = await open(kind);
    const { state } = self.account.twilio;
    const answer = await self.all();
    // Whether a flow of Studio saves a call that was answered, nobody can ask.
    expect(answer.checks.filter(({ ok }) => ok !== true).map(({ name }) => name)).toEqual(['fallback_address']);
    expect(answer.ok).toBe(true);
    expect(answer.checks.map(({ message }) => message)).toEqual([
      'PUBLIC_BASE_URL is https://line.example.com.',
      'TWILIO_AUTH_TOKEN and WEBHOOK_SECRET are set.',
      'A request as Twilio sends it comes in by PUBLIC_BASE_URL.',
      'Twilio takes our credentials; the account has 3 phone numbers.',
      'The account is active and upgraded; its balance is 25.00 USD.',
      'A Business Customer Profile is approved: there is no limit of calls at once.',
      '+1415***0100 points at our flows.',
      'EWF emergency line and EWF fallback are published as they should be.',
      'Calls are allowed to CA, GB.',
      'All 2 published fallback numbers are of active people.',
      'The fallback is a flow of Studio: it takes calls that still ring; whether it takes one that was answered, only a rehearsal tells.',
      '+1415***0100 is registered for text messages.',
      'Our credentials open the recordings of voice messages.',
      'Twilio logged no error in the last 24 hours.',
    ]);
    expect(self.front.seen).toMatchObject([{ signed: true, body: `{"callSid":"CA${'0'.repeat(32)}"}` }]);
    expect(self.front.seen[0]?.url).toMatch(/^https:\/\/line\.example\.com\/api\/telephony\/twiml\/check\?bodySHA256=/);
    expect(self.account.twilio.state).toBe(state);
  });
});

describe('who may ask', () => {
  it('is an admin with a session, and nobody with a credential of telephony', async () => {
    const self = await open(sqlite);
    expect((await self.admin.get('/api/telephony/self-test')).status).toBe(200);
    for (const role of ['manager', 'technician'] as const) {
      expect((await (await signIn(self.line, role)).get('/api/telephony/self-test')).status).toBe(403);
    }
    const secret = { headers: { Authorization: `Bearer ${SECRET}` } };
    expect((await fetch(`${self.line.url}/api/telephony/self-test`, secret)).status).toBe(401);
  });
});

describe('a check that fails itself', () => {
  it('is a red line, and the others are as they were', async () => {
    const self = await open(sqlite);
    await self.line.dataSource.query('DROP TABLE `on_call_shifts`');
    const { ok, checks } = await self.all();
    expect(ok).toBe(false);
    const red = checks.filter((check) => check.ok === false);
    expect(red.map(({ name, message }) => [name, message])).toEqual([
      ['geographic_permissions', 'This check itself has failed.'],
      ['fallback_numbers', 'This check itself has failed.'],
    ]);
  });
});

describe('without an account', () => {
  it('nothing is asked of Twilio, and nothing is wrong about that', async () => {
    const self = await open(sqlite, { TWILIO_ACCOUNT_SID: '' });
    const { ok, checks } = await self.all();
    expect(ok).toBe(true);
    expect(new Set(checks.slice(3).map((check) => check.ok))).toEqual(new Set([null]));
  });

  it('and without a token, the secret is what our request carries', async () => {
    const self = await open(sqlite, { TWILIO_ACCOUNT_SID: '', TWILIO_AUTH_TOKEN: '' });
    expect(await self.check('reachable')).toMatchObject({ ok: true });
    const pair = Buffer.from(`studio:${SECRET}`).toString('base64');
    expect(self.front.seen[0]?.authorization).toBe(`Basic ${pair}`);
  });
});

describe('a request out and back in', () => {
  it.each<[string, Record<string, string>]>([
    ['signature', { WEBHOOK_SECRET: '' }],
    ['secret', { TWILIO_AUTH_TOKEN: '', TWILIO_ACCOUNT_SID: '' }],
  ])('is let in by the service’s own endpoint for its %s', async (_, variables) => {
    const self = await open(sqlite, variables);
    self.behind = self.line.url;
    expect(await self.check('reachable')).toMatchObject({ ok: true });
  });

  it('is not let in by an instance that has another token', async () => {
    const other = await DeployedLine.open(sqlite, { WEBHOOK_SECRET: '', TWILIO_AUTH_TOKEN: 'another-token' });
    const self = await open(sqlite, { WEBHOOK_SECRET: '' });
    self.behind = other.line.url;
    expect(await self.check('reachable')).toMatchObject({ ok: false, message: expect.stringContaining('401') });
    await other.close();
  });

  it('is given up when no answer comes in time', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    expect(await new Outside().post({ url, headers: {}, body: '' }, 50)).toBe('no answer in time');
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
  });
});
