import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { afterEach, describe, expect, it } from 'vitest';
import { onEachDatabase, sqlite, type DatabaseKind } from '../kit/databases.js';
import { SESSIONS, signIn } from '../kit/people.js';
import { AUTH_TOKEN, PUBLIC_BASE_URL } from '../kit/twilio/index.js';
import { TellingLine } from './kit.js';

const ADA = '+14155550111';
const STRANGER = '+14155550177';
const PATH = '/api/notifications/sms';

let opened: TellingLine | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(kind: DatabaseKind = sqlite, environment = {}): Promise<TellingLine> {
  const telling = await TellingLine.open(kind, { environment: { ...SESSIONS, ...environment } });
  opened = telling;
  await telling.line.company.onCall(await telling.line.company.technician('Ada', { phoneE164: ADA }), 'primary');
  return telling;
}

let sent = 0;

/** Sends a text message to the line as Twilio tells it, signed; what it is answered. */
async function text(
  { line }: TellingLine,
  From: string,
  Body: string,
  MessageSid = `SM${(sent += 1)}`,
  more: Readonly<Record<string, string>> = {},
) {
  const fields = { MessageSid, From, To: '+14155550100', Body, NumMedia: '0', ...more };
  const response = await fetch(`${line.url}${PATH}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Twilio-Signature': getExpectedTwilioSignature(AUTH_TOKEN, `${PUBLIC_BASE_URL}${PATH}`, fields),
    },
    body: new URLSearchParams(fields),
  });
  const [, reply = null] = /<Message>(.*)<\/Message>/.exec(await response.text()) ?? [];
  return { status: response.status, reply };
}

onEachDatabase('a text message to the line', (kind) => {
  it('of a technician acknowledges the newest message to them, once, in the trail of its call', async () => {
    const telling = await open(kind);
    const { incidentId } = await telling.line.call('CA1').next();
    await telling.work();
    expect(await text(telling, ADA, ' Ok! ', 'SMone')).toEqual({
      status: 200,
      reply: `Thank you. Noted for call ${incidentId}.`,
    });
    expect(await text(telling, ADA, ' Ok! ', 'SMone')).toEqual({
      status: 200,
      reply: `Thank you. Noted for call ${incidentId}.`,
    });
    const told = (await telling.told(incidentId)).filter(([type]) => type === 'message_acknowledged');
    const [message] = await telling.rows();
    expect(told).toEqual([['message_acknowledged', { userId: message?.userId, messageId: message?.id }]]);
  });

  it('of anybody else is kept and told that the line takes calls only, once an hour', async () => {
    const telling = await open(kind);
    const reply = 'This number takes calls only. In an emergency, call +14155550100.';
    expect(await text(telling, STRANGER, 'Water in the cellar <now> & rising')).toEqual({ status: 200, reply });
    expect((await text(telling, STRANGER, 'Hello?')).reply).toBeNull();
    telling.line.clock.advance(3601);
    expect((await text(telling, STRANGER, 'Hello?')).reply).toBe(reply);
    const { body } = await (await signIn(telling.line, 'manager')).get('/api/messages/received');
    const { items } = body as { items: { from: string; text: string; userId: number | null; reply: string | null }[] };
    expect(items.map((item) => item.text).toSorted()).toEqual([
      'Hello?',
      'Hello?',
      'Water in the cellar <now> & rising',
    ]);
    expect(items[0]).toMatchObject({ from: STRANGER, userId: null, reply });
  });
});

describe('what a technician texts', () => {
  it.each([
    ['1', 'There is no call to acknowledge.'],
    ['CALL', 'Call +14155550100 from this phone: it offers you the caller who waits.'],
    ['where are you?', 'Answer 1 or OK to acknowledge, CALL to reach a caller who waits.'],
    ['STOP', null],
    ['START', null],
  ])('%s is answered %s', async (body, reply) => {
    expect((await text(await open(), ADA, body)).reply).toBe(reply);
  });

  it('is answered what is true of the flow and the account: when a caller comes to them, or that none does', async () => {
    const ladder = await open(sqlite, { LINE_FLOW: 'ladder' });
    const whileRinging = 'it offers you the caller who waits, if nobody else answers first.';
    expect((await text(ladder, ADA, 'call')).reply).toBe(`Call +14155550100 from this phone: ${whileRinging}`);
    await ladder.close();
    const withoutAccount = await open(sqlite, { TWILIO_ACCOUNT_SID: '' });
    expect((await text(withoutAccount, ADA, 'call')).reply).toMatch(/^The line can not give you a caller who waits\./);
    expect((await text(withoutAccount, ADA, 'hm')).reply).toBe('Answer 1 or OK to acknowledge.');
  });

  it('STOP and START mark and clear their phone', async () => {
    const telling = await open();
    const marked = async () => {
      const { body } = await (await signIn(telling.line, 'manager')).get('/api/messages/unreachable');
      return (body as { items: { errorCode: number }[] }).items.map(({ errorCode }) => errorCode);
    };
    await text(telling, ADA, 'Stop.');
    expect(await marked()).toEqual([21_610]);
    for (const other of ['hello', 'ok', '1', 'CALL']) await text(telling, ADA, other);
    expect(await marked()).toEqual([21_610]);
    await text(telling, ADA, 'start');
    expect(await marked()).toEqual([]);
    for (const start of ['Yes', 'UNSTOP']) {
      await text(telling, ADA, 'Stop.');
      await text(telling, ADA, start);
      expect(await marked()).toEqual([]);
    }
  });

  it('A word of the account’s own for STOP, START or HELP is what Twilio took it for, and is answered by Twilio alone', async () => {
    const telling = await open();
    const marked = async () =>
      ((await (await signIn(telling.line, 'manager')).get('/api/messages/unreachable')).body as { items: object[] })
        .items;
    const own = (word: string, OptOutType: string, from = ADA) => text(telling, from, word, undefined, { OptOutType });
    expect((await own('ALTO', 'STOP')).reply).toBeNull();
    expect(await marked()).toMatchObject([{ errorCode: 21_610 }]);
    expect((await own('AYUDA', 'HELP')).reply).toBeNull();
    expect(await marked()).toHaveLength(1);
    expect((await own('VOLVER', 'START')).reply).toBeNull();
    expect(await marked()).toEqual([]);
    expect((await own('HELP', 'HELP', STRANGER)).reply).toBeNull();
  });

  it('Any text clears a phone that was not reached for another reason than a STOP', async () => {
    const telling = await open();
    await telling.line.rows('INSERT INTO unreachable_phones (phone_e164, error_code, since) VALUES (?, ?, ?)', [
      ADA,
      30_003,
      '2026-11-23 00:00:00.000',
    ]);
    await text(telling, ADA, 'hello');
    expect(await telling.line.rows('SELECT phone_e164 FROM unreachable_phones')).toEqual([]);
  });

  it('is not taken without a signature, nor without what it must have', async () => {
    const telling = await open();
    const unsigned = await fetch(`${telling.line.url}${PATH}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ MessageSid: 'SM1', From: ADA, Body: 'ok' }),
    });
    expect(unsigned.status).toBe(401);
    expect((await text(telling, '', 'ok')).status).toBe(400);
  });
});
