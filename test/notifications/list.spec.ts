import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { signIn, SESSIONS, type SignedInPerson } from '../kit/people.js';
import { says } from '../kit/twilio/index.js';
import { TellingLine } from './kit.js';

interface Item {
  readonly id: number;
  readonly kind: string;
  readonly status: string;
  readonly phoneE164: string;
  readonly text: string;
}

onEachDatabase('the list of messages', (kind) => {
  let telling: TellingLine;
  let manager: SignedInPerson;
  let technician: SignedInPerson;
  beforeAll(async () => {
    telling = await TellingLine.open(kind, { environment: { ...SESSIONS, MESSAGES_OFF: 'broadcast' } });
    const { line, messages } = telling;
    manager = await signIn(line, 'manager', { name: 'Mia', phoneE164: '+14155550190' });
    technician = await signIn(line, 'technician', { name: 'Ada', phoneE164: '+14155550191' });
    await line.company.change({ id: technician.id, name: 'Ada', phone: '' }, { available: false });
    for (let call = 1; call <= 3; call += 1) {
      await line.call(`CA${call}`, '+14155551234').tryEveryone();
      await telling.work();
      line.clock.advance(60);
    }
    messages.next(says(400, 21610));
    await line.call('CA4', '+14155551234').next();
    await telling.work();
  });
  afterAll(() => telling.close());

  const items = async (query = '', who = manager): Promise<Item[]> => {
    const { status, body } = await who.get(`/api/messages${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return (body as { items: Item[] }).items;
  };

  it('tells everything about each, newest first', async () => {
    const all = await items();
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toSorted((one, other) => other - one));
    const [row] = (await telling.rows()).filter(({ status }) => status === 'sent');
    expect(all.find(({ id }) => id === row!.id)).toEqual({
      id: row!.id,
      kind: 'ring',
      channel: 'sms',
      status: 'sent',
      userId: manager.id,
      userName: 'Mia',
      phoneE164: '+14155550190',
      text: row!.body,
      incidentId: 1,
      tries: 1,
      error: null,
      twilioSid: row!.twilioSid,
      createdAt: '2026-11-23T10:00:00.000Z',
      sentAt: '2026-11-23T10:00:00.000Z',
      updatedAt: '2026-11-23T10:00:00.000Z',
      resendOf: null,
      resentAs: null,
    });
  });

  it('shows technicians no full number, of nobody', async () => {
    const seen = await items('', technician);
    expect(seen.length).toBeGreaterThan(3);
    expect(JSON.stringify(seen)).not.toMatch(/\+1415555\d{4}/);
    expect(seen.find(({ kind: what }) => what === 'ring')).toMatchObject({
      phoneE164: '+1415***0190',
      text: expect.stringContaining('from +1415***1234'),
    });
  });

  it.each([
    ['?status=failed', ({ status }: Item) => status === 'failed', 1],
    ['?kind=exhausted', (item: Item) => item.kind === 'exhausted', 3],
    ['?incidentId=2', ({ text }: Item) => text.includes('call 2 '), 2],
    ['?incidentId=2&kind=ring&status=sent', ({ text }: Item) => text.includes('call 2 '), 1],
    ['?from=2026-11-23T10:02:00Z', ({ text }: Item) => /call [34] /.test(text), 3],
    ['?to=2026-11-23T10:01:00Z', ({ text }: Item) => text.includes('call 1 '), 2],
    ['?incidentId=99', () => true, 0],
  ])('finds %s', async (query, isWanted, count) => {
    const found = await items(query);
    expect(found).toHaveLength(count);
    expect(found.every(isWanted)).toBe(true);
  });

  it('goes through all of them, page by page', async () => {
    const all = (await items()).map(({ id }) => id);
    const paged: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await manager.get(`/api/messages?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      const page = body as { items: Item[]; nextCursor: string | null };
      expect(page.items.length).toBeGreaterThan(0);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
  });

  it.each(['?cursor=nothing', '?status=lost', '?kind=call', '?limit=0', '?incidentId=x', '?from=today', '?x=1'])(
    'refuses %s',
    async (query) => {
      const { status, body } = await manager.get(`/api/messages${query}`);
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: 'BAD_REQUEST', details: [{ field: /^\?(\w+)/.exec(query)![1] }] });
    },
  );

  it('is counted by status, for the last 24 hours', async () => {
    const counts = { queued: 0, sending: 0, sent: 6, delivered: 0, undelivered: 0, failed: 1, skipped: 0, expired: 0 };
    expect((await technician.get('/api/messages/summary')).body).toEqual({
      since: '2026-11-22T10:03:00.000Z',
      counts,
    });
    telling.line.clock.set('2026-11-24T10:02:30Z');
    const { body } = await (await signIn(telling.line, 'technician')).get('/api/messages/summary');
    expect(body).toMatchObject({ counts: { sent: 0, failed: 1 } });
  });
});
