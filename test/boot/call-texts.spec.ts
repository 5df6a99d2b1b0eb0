import { describe, expect, it, vi } from 'vitest';
import { parseEnvironment } from '../../src/config/index.js';
import { LocalApi } from '../../src/demo/local-api.js';
import type { TextOutcome } from '../../src/demo/text-outcomes.js';
import { sqlite } from '../kit/databases.js';
import { freePort } from '../kit/servers/port.js';
import { Line, SECRET } from '../kit/line.js';
import { Worker } from '../notifications/kit.js';

const OF_AN_ACCOUNT = {
  TWILIO_AUTH_TOKEN: 'a-token',
  PUBLIC_BASE_URL: 'https://line.example.com',
  WEBHOOK_SECRET: SECRET,
  TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
};

describe('text messages about a call that is played', () => {
  it.each<[TextOutcome, string, string | null]>([
    ['delivered', 'delivered', null],
    ['landline', 'undelivered', 'Twilio 30006'],
    ['toll-free', 'undelivered', 'Twilio 30032'],
    ['no-sms', 'failed', 'Twilio 21606'],
  ])('%s: they become %s', async (outcome, status, error) => {
    const TWILIO_API_URL = `http://127.0.0.1:${await freePort()}`;
    const environment = { ...OF_AN_ACCOUNT, TWILIO_API_URL, TWILIO_PHONE_NUMBER: '+14155550100' };
    const line = await Line.open(sqlite, { environment });
    const told: string[] = [];
    const known = { ...environment, JWT_SECRET: 'j'.repeat(40) };
    const api = await LocalApi.open(parseEnvironment(known), line.url, outcome, (each) => told.push(each));
    await line.company.person('Mia', 'manager', { phoneE164: '+14155550111', available: false });
    await line.call('CA1').next();
    await Worker.of(line).work();
    const rows = () => line.rows<{ status: string; error: string | null }>('SELECT `status`, `error` FROM `messages`');
    await vi.waitFor(async () => expect(await rows()).toMatchObject([{ status, error }]), { timeout: 5000 });
    expect(told).toEqual([expect.stringContaining('SMS  to +14155550111')]);
    await api?.twilio.close();
    await line.close();
  });

  it('are not played twice at one address: the second call is told why', async () => {
    const environment = parseEnvironment({
      ...OF_AN_ACCOUNT,
      JWT_SECRET: 'j'.repeat(40),
      TWILIO_API_URL: `http://127.0.0.1:${await freePort()}`,
    });
    const open = () => LocalApi.open(environment, 'http://127.0.0.1:3000', 'delivered', () => undefined);
    const api = await open();
    await expect(open()).rejects.toThrow('another `npm run call`: wait until it has ended');
    await api?.twilio.close();
  });
});
