import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onEachDatabase, sqlite, type DatabaseKind } from '../kit/databases.js';
import { says } from '../kit/twilio/index.js';
import { errorInWords } from '../../src/twilio/index.js';
import { twilioErrors as english } from '../../web/src/strings/en-twilio.js';
import { twilioErrors as spanish } from '../../web/src/strings/es-twilio.js';
import { SESSIONS, signIn } from '../kit/people.js';
import { Chat } from './chat.js';
import { TellingLine } from './kit.js';

const CALLER = '+14155551234';

let chat: Chat;
let url: string;
let opened: TellingLine | undefined;
beforeEach(async () => {
  chat = new Chat();
  url = await chat.open();
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
  await chat.close();
});

/** A line with two managers, of whom calls are told that nobody takes. */
async function open(kind: DatabaseKind = sqlite, environment: Record<string, string> = {}): Promise<TellingLine> {
  const telling = await TellingLine.open(kind, {
    environment: { ALERT_WEBHOOK_URL: url, ...SESSIONS, ...environment },
  });
  opened = telling;
  const { company } = telling.line;
  await company.person('Mia', 'manager', { phoneE164: '+14155550111', available: false });
  await company.person('Max', 'manager', { phoneE164: '+14155550112', available: false });
  return telling;
}

/** A call that nobody can be rung for. */
async function exhausted({ line }: TellingLine, callSid: string): Promise<number> {
  const { incidentId } = await line.call(callSid, CALLER).next();
  return incidentId;
}

const unreachable = async ({ line }: TellingLine) => {
  const { body } = await (await signIn(line, 'manager')).get('/api/messages/unreachable');
  return (body as { items: { userName: string; errorCode: number }[] }).items.map((item) => [
    item.userName,
    item.errorCode,
  ]);
};

onEachDatabase('a phone that text messages do not reach', (kind) => {
  it('is shown with its person until a message reaches it, and the alert goes the second way', async () => {
    const telling = await open(kind);
    telling.messages.undelivered = ({ to }) => (to === '+14155550111' ? 30_006 : null);
    const incidentId = await exhausted(telling, 'CA1');
    await telling.work();
    expect(chat.posted).toEqual([]);
    await telling.deliver();
    await telling.work();
    expect(await unreachable(telling)).toEqual([['Mia', 30_006]]);
    expect(chat.posted).toEqual([
      {
        text: expect.stringMatching(
          /^No text message could bring this: Everybody was tried, nobody answered: emergency call/,
        ),
        kind: 'exhausted',
        incidentId,
        messageId: expect.any(Number),
      },
    ]);
    const rows = await telling.rows();
    expect(rows.map(({ channel, status }) => [channel, status])).toEqual([
      ['sms', 'undelivered'],
      ['sms', 'delivered'],
      ['webhook', 'delivered'],
    ]);
    expect(await telling.told(incidentId)).toContainEqual([
      'message_sent',
      expect.objectContaining({ channel: 'webhook', kind: 'exhausted', messageId: rows[2]?.id }),
    ]);

    telling.messages.undelivered = () => null;
    await exhausted(telling, 'CA2');
    await telling.work();
    expect(chat.posted).toHaveLength(2);
    await telling.deliver();
    expect(await unreachable(telling)).toEqual([]);
    await exhausted(telling, 'CA3');
    await telling.work();
    await telling.deliver();
    await telling.work();
    expect(chat.posted).toHaveLength(2);
  });
});

describe('a message that our own number can not bring', () => {
  it.each([
    ['21606: the number takes no text messages, and Twilio refuses it at once', 21_606, 'failed'],
    ['30032: the toll-free number is not verified, and carriers drop it later', 30_032, 'undelivered'],
  ] as const)(
    '%s: the list names the code, the alert goes the second way, and no phone is marked',
    async (_, code, status) => {
      const telling = await open(sqlite, code === 21_606 ? { TWILIO_PHONE_NUMBER: '+14155550109' } : {});
      telling.messages.undelivered = () => code;
      const incidentId = await exhausted(telling, 'CA1');
      await telling.work();
      if (code === 30_032) await telling.deliver();
      await telling.work();
      const manager = await signIn(telling.line, 'manager');
      const { body } = await manager.get(`/api/messages?incidentId=${incidentId}`);
      const texts = (body as { items: { channel: string; status: string; error: string | null }[] }).items.filter(
        ({ channel }) => channel === 'sms',
      );
      expect(texts.map((item) => [item.status, item.error])).toEqual([
        [status, `Twilio ${code}`],
        [status, `Twilio ${code}`],
      ]);
      expect(chat.posted).toHaveLength(1);
      expect(await unreachable(telling)).toEqual([]);
      // What the page and the log say of it.
      expect(errorInWords(code)).toMatch(code === 21_606 ? /can not send text messages/ : /not verified/);
      for (const words of [english, spanish]) expect(words[code]).toEqual(expect.any(String));
    },
  );
});

describe('an alert', () => {
  it('is posted once of a call, however many phones miss it', async () => {
    const telling = await open();
    telling.messages.undelivered = () => 30_034;
    await exhausted(telling, 'CA1');
    await telling.work();
    await telling.deliver();
    await telling.work();
    expect(chat.posted).toHaveLength(1);
    // 30034 is about our own number: the phones are well.
    expect(await unreachable(telling)).toEqual([]);
  });

  it('is posted at once where Twilio takes no message for a phone that has sent STOP', async () => {
    const telling = await open();
    telling.messages.optedOut.add('+14155550111');
    await exhausted(telling, 'CA1');
    await telling.work();
    expect(chat.posted).toHaveLength(1);
    expect(await unreachable(telling)).toEqual([['Mia', 21_610]]);
  });

  it('is posted where no text message can be sent at all', async () => {
    const telling = await open(sqlite, { TWILIO_PHONE_NUMBER: '' });
    await exhausted(telling, 'CA1');
    await telling.work();
    expect(chat.posted.map(({ kind }) => kind)).toEqual(['exhausted']);
    expect((await telling.rows()).map(({ channel, status }) => [channel, status])).toEqual([
      ['sms', 'skipped'],
      ['sms', 'skipped'],
      ['webhook', 'delivered'],
    ]);
  });

  it('is tried again when it is not taken, and given up when it is refused', async () => {
    const telling = await open();
    telling.messages.always(says(400, 21_610));
    chat.answers = [500, 429];
    await exhausted(telling, 'CA1');
    await telling.work();
    telling.line.clock.advance(2);
    await telling.work();
    telling.line.clock.advance(10);
    await telling.work();
    expect(chat.posted).toHaveLength(1);
    chat.answers = [404];
    await exhausted(telling, 'CA2');
    await telling.work();
    const last = (await telling.rows()).at(-1);
    expect([last?.channel, last?.status, last?.error]).toEqual(['webhook', 'failed', 'ALERT_WEBHOOK_URL answers 404']);
    expect(JSON.stringify(await telling.rows())).not.toContain('/hooks/secret');
  });

  it('is not written without ALERT_WEBHOOK_URL, nor for a kind that is switched off', async () => {
    const telling = await open(sqlite, { ALERT_WEBHOOK_URL: '' });
    telling.messages.always(says(400, 21_610));
    await exhausted(telling, 'CA1');
    await telling.work();
    expect((await telling.rows()).map(({ channel }) => channel)).toEqual(['sms', 'sms']);
    await telling.restart({ ALERT_WEBHOOK_URL: url, MESSAGES_OFF: 'exhausted' });
    await exhausted(telling, 'CA2');
    await telling.work();
    expect(chat.posted).toEqual([]);
  });
});

describe('a test message to oneself', () => {
  it('waits until it has arrived, or not', async () => {
    const telling = await open();
    const person = await signIn(telling.line, 'technician', { phoneE164: '+14155550119' });
    const asked = person.send('POST', '/api/messages/test', {});
    await written(telling, 1);
    await telling.work();
    telling.messages.undelivered = () => 30_006;
    await telling.deliver();
    expect((await asked).body).toMatchObject({
      status: 'undelivered',
      error: 'Twilio 30006',
      message:
        'The message did not arrive: the phone is a landline, or its carrier can not be reached by text message.',
    });
    telling.line.clock.advance(60);
    telling.messages.undelivered = () => null;
    const again = person.send('POST', '/api/messages/test', {});
    await written(telling, 2);
    await telling.work();
    await telling.deliver();
    expect((await again).body).toMatchObject({ status: 'delivered', message: 'The message arrived at your phone.' });
  });

  it('is sent once in a minute, and to nobody without a phone', async () => {
    const telling = await open(sqlite, { TWILIO_PHONE_NUMBER: '' });
    const person = await signIn(telling.line, 'technician', { phoneE164: '+14155550119' });
    expect((await person.send('POST', '/api/messages/test', {})).body).toMatchObject({ status: 'skipped' });
    expect((await person.send('POST', '/api/messages/test', {})).body).toMatchObject({ status: 'skipped' });
    expect(await telling.rows()).toHaveLength(1);
    const without = await signIn(telling.line, 'technician');
    expect(await without.send('POST', '/api/messages/test', {})).toMatchObject({
      status: 409,
      body: { code: 'NO_PHONE' },
    });
  });
});

/** Waits until as many messages were written. */
async function written(telling: TellingLine, count: number): Promise<void> {
  while ((await telling.rows()).length < count) await new Promise((resolve) => setImmediate(resolve));
}
