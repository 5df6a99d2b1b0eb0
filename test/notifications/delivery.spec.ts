import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { onEachDatabase, sqlite } from '../kit/databases.js';
import { SECRET } from '../kit/line.js';
import { Gate, losesAnswer, type SentMessage } from '../kit/twilio/index.js';
import { TellingLine, Worker } from './kit.js';

let calls = 0;

/** Rings somebody, which sends a message; that message. */
async function send(telling: TellingLine): Promise<SentMessage> {
  calls += 1;
  const { line, messages } = telling;
  const call = line.call(`CAdelivery${calls}`);
  const target = await call.next();
  await telling.work();
  await call.answered(target);
  await call.completed(target.incidentId);
  return messages.sent.at(-1)!;
}

onEachDatabase('what Twilio reports of a message', (kind) => {
  let telling: TellingLine;
  beforeAll(async () => {
    telling = await TellingLine.open(kind);
    await telling.line.company.onCall(await telling.line.company.technician('Ada'), 'primary');
  });
  afterAll(() => telling.close());

  const statusOf = async ({ sid }: SentMessage) => {
    const row = (await telling.rows()).find(({ twilioSid }) => twilioSid === sid);
    return [row?.status, row?.error];
  };

  it.each([
    [['queued', 'sent', 'delivered'], 'delivered', null],
    [['delivered', 'sent', 'queued'], 'delivered', null],
    [['delivered', 'undelivered', 'delivered'], 'delivered', null],
    [['undelivered', 'delivered'], 'delivered', null],
    [['sent', 'sent', 'undelivered', 'sent'], 'undelivered', 'Twilio 30003'],
    [['failed'], 'undelivered', 'Twilio 30003'],
    [['read'], 'delivered', null],
    [['sent'], 'sent', null],
    [['a word of tomorrow'], 'sent', null],
  ])('%j makes it %s', async (reports, status, error) => {
    const message = await send(telling);
    for (const each of reports) expect(await telling.report(message, each, { ErrorCode: '30003' })).toBe(204);
    expect(await statusOf(message)).toEqual([status, error]);
  });

  it('may come before the answer: it is sent, and told once', async () => {
    const gate = new Gate();
    const { line, messages } = telling;
    messages.next(gate.fate);
    const before = messages.sent.length;
    const { incidentId } = await line.call('CAearly').next();
    const worker = Worker.of(line);
    await worker.begin();
    await messages.arrived(before + 1);
    const message = messages.sent.at(-1)!;
    expect(await telling.report(message, 'delivered')).toBe(204);
    gate.open();
    await worker.idle();
    expect(await statusOf(message)).toEqual(['delivered', null]);
    expect((await telling.told(incidentId)).map(([type]) => type)).toEqual(['message_sent']);
    await line.call('CAearly').completed(incidentId);
    await telling.work();
  });

  it('proves a message sent whose answer was lost', async () => {
    telling.messages.next(losesAnswer);
    const message = await send(telling);
    const { incidentId, ...lost } = (await telling.rows()).findLast((row) => row.kind === 'ring')!;
    expect(lost).toMatchObject({ status: 'failed', error: 'outcome unknown', twilioSid: null });
    await telling.report(message, 'sent');
    expect(await statusOf(message)).toEqual(['sent', null]);
    expect((await telling.told(incidentId!)).map(([type]) => type)).toEqual(['message_failed', 'message_sent']);
  });

  it('of another message than the one that was sent changes nothing', async () => {
    const message = await send(telling);
    expect(await telling.report({ ...message, sid: `SM${'f'.repeat(32)}` }, 'delivered')).toBe(204);
    expect(await statusOf(message)).toEqual(['sent', null]);
  });
});

describe('the endpoint of status callbacks', () => {
  let telling: TellingLine;
  let message: SentMessage;
  beforeAll(async () => {
    telling = await TellingLine.open(sqlite);
    await telling.line.company.onCall(await telling.line.company.technician('Ada'), 'primary');
    message = await send(telling);
  });
  afterAll(() => telling.close());
  let before: string;
  beforeEach(async () => {
    before = JSON.stringify(await telling.rows());
  });

  const post = (body: string, headers: Record<string, string>, query = '?message=1') =>
    fetch(`${telling.line.url}/api/notifications/status${query}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body,
    });
  const form = 'MessageSid=SM1&MessageStatus=delivered';
  const bearer = { Authorization: `Bearer ${SECRET}` };

  it.each<[string, number, string, Record<string, string>, string?]>([
    ['no credential', 401, form, {}],
    ['a wrong signature', 401, form, { 'X-Twilio-Signature': 'AAAA' }],
    ['a wrong secret', 401, form, { Authorization: 'Bearer other' }],
    ['no MessageSid', 400, 'MessageStatus=delivered', bearer],
    ['no MessageStatus', 400, 'MessageSid=SM1', bearer],
    ['JSON', 400, JSON.stringify({ MessageSid: 'SM1' }), { ...bearer, 'Content-Type': 'application/json' }],
    ['no message', 400, form, bearer, ''],
    ['a message that is no number', 400, form, bearer, '?message=one'],
    ['a message that is not there', 404, form, bearer, '?message=999'],
    ['a status that everything has', 204, 'MessageSid=SM1&MessageStatus=constructor', bearer],
  ])('answers %s with %i, and nothing is changed', async (_, status, body, headers, query) => {
    const response = await post(body, headers, query);
    expect(response.status).toBe(status);
    if (status === 401) expect(response.headers.get('www-authenticate')).toBe('Basic realm="telephony"');
    expect(JSON.stringify(await telling.rows())).toBe(before);
  });

  it('takes a signature over all that was sent, and over nothing else', async () => {
    const forged = { ...message, statusCallback: message.statusCallback.replace('message=1', 'message=1&more=1') };
    expect(await telling.report({ ...message, to: '+14155550177' }, 'sent')).toBe(204);
    expect(await telling.report(forged, 'delivered')).toBe(400);
    expect(JSON.stringify(await telling.rows())).toBe(before);
    expect(await telling.report(message, 'delivered')).toBe(204);
    expect(JSON.stringify(await telling.rows())).not.toBe(before);
  });
});
