import { afterEach, expect, it } from 'vitest';
import { AccountMessages } from '../../src/notifications/alerts/account-messages.service.js';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { AccountState } from '../kit/twilio/account.js';
import { ACCOUNT_SID, MessagesResource, TwilioStandIn, type Resource } from '../kit/twilio/index.js';
import { UnitOfWork } from '../../src/database/index.js';
import { Message } from '../../src/notifications/index.js';

const HOUR = 3600;

/** The account itself as a part of the stand-in for Twilio's API. */
class AccountResource implements Resource {
  readonly state = new AccountState(ACCOUNT_SID);
  isDown = false;
  readonly routes = ['', '/Balance'].map((part) => ({
    method: 'GET' as const,
    host: 'api.twilio.com',
    path: `/2010-04-01/Accounts/${part === '' ? '{AccountSid}.json' : `{AccountSid}${part}.json`}`,
    answer: ({ path, query }: { path: string; query: URLSearchParams }) =>
      (this.isDown ? null : this.state.answer('GET', `api.twilio.com${path}`, query)) ?? { status: 500, body: {} },
  }));
}

let line: Line;
let twilio: TwilioStandIn;
let account: AccountResource;
afterEach(async () => {
  await line.close();
  await twilio.close();
});

async function open(environment: Record<string, string> = {}): Promise<void> {
  account = new AccountResource();
  twilio = await TwilioStandIn.start(new MessagesResource(), account);
  const ALERT_WEBHOOK_URL = 'http://127.0.0.1:9/hook';
  line = await Line.open(sqlite, { environment: { ...twilio.environment, ALERT_WEBHOOK_URL, ...environment } });
  await line.company.person('Mia', 'manager', { phoneE164: '+14155550111' });
}

const look = () => line.app.get(AccountMessages).write();
const ready = async () => {
  const response = await fetch(`${line.url}/health/ready`);
  const { status, errors } = (await response.json()) as { status: string; errors: { code: string; message: string }[] };
  return { http: response.status, status, errors: errors.filter(({ code }) => code === 'TWILIO_ACCOUNT') };
};
const rows = () => line.app.get(UnitOfWork).run((unit) => unit.manager.find(Message, { order: { id: 'ASC' } }));

it('a suspended account degrades readiness, and managers are told once a day, by both ways', async () => {
  await open();
  expect(await look()).toBe(0);
  account.state.status = 'suspended';
  line.clock.advance(HOUR - 1);
  expect(await look()).toBe(0);
  line.clock.advance(1);
  expect(await look()).toBe(2);
  expect((await rows()).map(({ kind, channel, body }) => [kind, channel, body])).toEqual([
    ['account', 'sms', 'Emergency line: the Twilio account is suspended, no call comes in (25.00 USD).'],
    ['account', 'webhook', expect.stringContaining('the Twilio account is suspended')],
  ]);
  expect(await ready()).toMatchObject({
    http: 200,
    status: 'degraded',
    errors: [{ code: 'TWILIO_ACCOUNT', message: expect.stringContaining('suspended') }],
  });
  line.clock.advance(HOUR);
  expect(await look()).toBe(0);
  account.state.status = 'active';
  line.clock.advance(HOUR);
  await look();
  expect((await ready()).errors).toEqual([]);
});

it('a low balance is told, and one that Twilio does not tell is not', async () => {
  await open();
  account.state.balance = { balance: '9.5', currency: 'EUR' };
  expect(await look()).toBe(2);
  expect((await ready()).errors[0]?.message).toBe('The balance of the Twilio account is low: 9.50 EUR.');
});

it('what could not be looked at is looked at again in five minutes, and what was known stays', async () => {
  await open();
  account.state.status = 'suspended';
  await look();
  account.isDown = true;
  line.clock.advance(HOUR);
  await look();
  expect((await ready()).errors).toHaveLength(1);
  account.isDown = false;
  account.state.status = 'active';
  line.clock.advance(300);
  await look();
  expect((await ready()).errors).toEqual([]);
});

it('without an account nothing is asked', async () => {
  await open({ TWILIO_ACCOUNT_SID: '' });
  expect(await look()).toBe(0);
  expect(twilio.requests).toEqual([]);
});
