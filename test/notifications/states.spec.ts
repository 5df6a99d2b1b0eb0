import { afterEach, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { losesAnswer, says } from '../kit/twilio/index.js';
import { TellingLine } from './kit.js';

onEachDatabase('a message', (kind) => {
  let telling: TellingLine;
  afterEach(() => telling.close());

  /** A line on which somebody is rung. */
  const ring = async (environment: Readonly<Record<string, string>> = {}): Promise<string> => {
    telling = await TellingLine.open(kind, { environment });
    const ada = await telling.line.company.technician('Ada');
    await telling.line.company.onCall(ada, 'primary');
    await telling.line.call('CA1').next();
    return ada.phone;
  };
  /** What stands of the one message in its row, and in the trail of its call. */
  const found = async () => {
    const rows = await telling.rows();
    expect(rows).toHaveLength(1);
    const [{ status, tries, error, dueAt }] = rows as [(typeof rows)[0]];
    return { status, tries, error, dueAt, told: (await telling.told(1)).map(([type]) => type) };
  };

  it.each<[string, Readonly<Record<string, string>>]>([
    ['not configured', { TWILIO_ACCOUNT_SID: '' }],
    ['not configured', { TWILIO_PHONE_NUMBER: '' }],
    ['switched off', { MESSAGES_OFF: 'exhausted,ring' }],
  ])('is skipped: %s %j', async (error, environment) => {
    await ring(environment);
    await telling.work();
    expect(await found()).toEqual({ status: 'skipped', tries: 0, error, dueAt: null, told: ['message_skipped'] });
    const [row] = await telling.rows();
    const facts = { kind: 'ring', userId: row!.userId, messageId: row!.id, people: 1, error };
    expect(await telling.told(1)).toEqual([['message_skipped', facts]]);
    expect(telling.messages.sent).toEqual([]);
  });

  it('that several people do not get is told of once', async () => {
    telling = await TellingLine.open(kind, { environment: { MESSAGES_OFF: 'exhausted' } });
    const { company } = telling.line;
    for (const name of ['Mia', 'Max']) await company.person(name, 'manager', { available: false });
    await telling.line.call().next();
    await telling.work();
    const facts = { kind: 'exhausted', userId: null, messageId: null, people: 2, error: 'switched off' };
    expect(await telling.told(1)).toContainEqual(['message_skipped', facts]);
    expect((await telling.rows()).map(({ status }) => status)).toEqual(['skipped', 'skipped']);
  });

  it('that is refused has failed at once, with the number of the error', async () => {
    const phone = await ring();
    telling.messages.optedOut.add(phone);
    await telling.work();
    const failed = { status: 'failed', tries: 1, error: 'Twilio 21610', dueAt: null, told: ['message_failed'] };
    expect(await found()).toEqual(failed);
    telling.line.clock.advance(600);
    await telling.work();
    expect(await found()).toEqual(failed);
    expect(telling.twilio.requests).toHaveLength(1);
  });

  it('that is sent with wrong credentials has failed', async () => {
    await ring({ TWILIO_AUTH_TOKEN: 'another' });
    await telling.work();
    expect(await found()).toMatchObject({ status: 'failed', error: 'Twilio 20003' });
    expect(telling.twilio.refused).toBe(1);
  });

  it('that Twilio could not take is tried again, and sent once it can', async () => {
    await ring();
    const { clock } = telling.line;
    telling.messages.next(says(503, 20503), says(429, 20429));
    await telling.work();
    const first = { status: 'queued', tries: 1, error: 'Twilio 20503', told: [] };
    expect(await found()).toEqual({ ...first, dueAt: new Date(clock.now().getTime() + 2000) });
    clock.advance(1.9);
    await telling.work();
    expect(telling.twilio.requests).toHaveLength(1);
    clock.advance(0.1);
    await telling.work();
    const second = { status: 'queued', tries: 2, error: 'Twilio 20429', told: [] };
    expect(await found()).toEqual({ ...second, dueAt: new Date(clock.now().getTime() + 10_000) });
    clock.advance(10);
    await telling.work();
    expect(await found()).toEqual({ status: 'sent', tries: 3, error: null, dueAt: null, told: ['message_sent'] });
    expect(telling.messages.sent).toHaveLength(1);
  });

  it('that Twilio can not take is given up after five tries', async () => {
    telling = await TellingLine.open(kind, { environment: { MESSAGES_OFF: 'follow_up' } });
    const { company, clock } = telling.line;
    await company.person('Mia', 'manager', { available: false });
    telling.messages.always(says(500, 20500));
    await telling.line.call('CA1').next();
    for (const seconds of [0, 2, 10, 60, 300, 3600]) {
      clock.advance(seconds);
      await telling.work();
    }
    expect(await found()).toMatchObject({ status: 'failed', tries: 5, error: 'Twilio 20500', dueAt: null });
    expect((await telling.told(1)).map(([type]) => type)).toEqual(['message_skipped', 'message_failed']);
    expect(telling.twilio.requests).toHaveLength(5);
  });

  it('that can not leave is tried again', async () => {
    await ring({ TWILIO_API_URL: 'http://127.0.0.1:1' });
    await telling.work();
    expect(await found()).toMatchObject({ status: 'queued', tries: 1, error: 'not reached: ECONNREFUSED', told: [] });
  });

  it('has a connection of its own, which nothing else could end', async () => {
    await ring();
    telling.messages.next(says(503, 20503));
    await telling.work();
    telling.line.clock.advance(2);
    await telling.work();
    expect(await found()).toMatchObject({ status: 'sent', tries: 2 });
    expect(telling.twilio.connections).toBe(2);
  });

  it('whose answer is lost is not sent again', async () => {
    await ring();
    telling.messages.next(losesAnswer);
    await telling.work();
    telling.line.clock.advance(600);
    await telling.work();
    expect(await found()).toMatchObject({ status: 'failed', error: 'outcome unknown', told: ['message_failed'] });
    expect(telling.messages.sent).toHaveLength(1);
  });

  it('about a ring expires when it rings no more, however it was held up', async () => {
    await ring();
    telling.line.clock.advance(120);
    await telling.work();
    expect(await found()).toEqual({
      status: 'expired',
      tries: 0,
      error: 'too old',
      dueAt: null,
      told: ['message_expired'],
    });
    expect(telling.twilio.requests).toEqual([]);
  });

  it('about a ring expires between two tries', async () => {
    await ring();
    const { clock } = telling.line;
    telling.messages.always(says(503, 20503));
    for (const seconds of [0, 2, 10, 60]) {
      clock.advance(seconds);
      await telling.work();
    }
    expect((await found()).dueAt).toEqual(new Date('2026-11-23T10:02:00Z'));
    clock.set('2026-11-23T10:02:00Z');
    await telling.work();
    expect(await found()).toMatchObject({ status: 'expired', tries: 4, told: ['message_expired'] });
  });

  it('about anything else is of use for 12 hours', async () => {
    telling = await TellingLine.open(kind);
    await telling.line.company.person('Mia', 'manager', { available: false });
    for (const callSid of ['CA1', 'CA2']) {
      await telling.line.call(callSid).next();
      telling.line.clock.advance(1);
    }
    telling.line.clock.set('2026-11-23T22:00:00Z');
    await telling.work();
    expect((await telling.rows()).map(({ status }) => status)).toEqual(['expired', 'sent']);
  });

  it('to everybody is of use for 10 minutes', async () => {
    telling = await TellingLine.open(kind, { environment: { MESSAGES_OFF: 'exhausted,ring' } });
    const { company, clock } = telling.line;
    await company.person('Mia', 'manager');
    await company.ladder('business_hours', [{ name: 'broadcast', timeoutSeconds: 30, limit: null }]);
    for (const callSid of ['CA1', 'CA2']) {
      await telling.line.call(callSid).next();
      clock.advance(1);
    }
    clock.set('2026-11-23T10:10:00Z');
    await telling.work();
    const broadcasts = (await telling.rows()).filter(({ kind: about }) => about === 'broadcast');
    expect(broadcasts.map(({ status }) => status)).toEqual(['expired', 'sent']);
  });

  it('is skipped when it is switched off while it waits', async () => {
    await ring();
    telling.messages.next(says(503, 20503));
    await telling.work();
    await telling.restart({ MESSAGES_OFF: 'ring' });
    telling.line.clock.advance(2);
    await telling.work();
    expect(await found()).toMatchObject({
      status: 'skipped',
      tries: 1,
      error: 'switched off',
      told: ['message_skipped'],
    });
  });
});
