import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Line, MONDAY_MORNING } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';

onEachDatabase('search', (kind) => {
  let line: Line;
  let admin: SignedInPerson;
  let incidentId: number | null;
  beforeAll(async () => {
    line = await Line.open(kind, { start: MONDAY_MORNING, environment: SESSIONS });
    admin = await signIn(line, 'admin', { name: 'Olga' });
    for (const user of [
      { name: 'Élodie Müller-Łuczak', phoneE164: '+14155550178', email: 'elodie@example.com' },
      { name: 'Bert', phoneE164: '+442079460018' },
      { name: 'Straße 50%_off' },
    ]) {
      expect((await admin.send('POST', '/api/users', { role: 'technician', ...user })).status).toBe(201);
    }
    // Before anybody is on call, so that nobody is offered to it.
    await line.call('CA00000000000000000000000000000002', 'sip:50%_off@example.com').next();
    const elodie = (
      await line.rows<{ id: number }>('SELECT id FROM users WHERE email = ?', ['elodie@example.com'])
    )[0]!;
    const day = { startsAt: '2026-11-23T00:00:00Z', endsAt: '2026-11-24T00:00:00Z' };
    const shift = { userId: elodie.id, level: 'primary', ...day };
    expect((await admin.send('POST', '/api/on-call/shifts', shift)).status).toBe(201);
    const call = line.call('CA00000000000000000000000000000001', '+14155550199');
    incidentId = (await call.next()).incidentId;
  });
  afterAll(() => line.close());

  const ELODIE = 'Élodie Müller-Łuczak';
  describe.each([
    ['Élodie', ELODIE],
    ['élodie', ELODIE],
    ['elodie', ELODIE],
    ['E\u0301LODIE', ELODIE],
    ['  MULLER-luczak ', ELODIE],
    ['(415) 555-0178', ELODIE],
    ['415 555 0178', ELODIE],
    ['+1 415.555.0178', ELODIE],
    ['555‑0178', ELODIE],
    ['ELODIE@EXAMPLE', ELODIE],
    ['020 7946 0018', 'Bert'],
    ['+44 (0)20 7946 0018', 'Bert'],
    ['strasse', 'Straße 50%_off'],
    ['50%_OFF', 'Straße 50%_off'],
    ['50__off', null],
    ['%', 'Straße 50%_off'],
    ['nobody', null],
  ])('of people for %s', (q, name) => {
    it(`finds ${name ?? 'nobody'}`, async () => {
      const { body } = await admin.get(`/api/users?q=${encodeURIComponent(q)}`);
      const { items, total } = body as { items: { name: string }[]; total: number };
      expect(items.map((user) => user.name)).toEqual(name === null ? [] : [name]);
      expect(total).toBe(items.length);
    });
  });

  it.each(['Élodie', 'élodie', 'ELODIE', 'muller', '(415) 555-0199', '415.555.0199', '+1 (415) 555-0199', '0199'])(
    'of incidents finds the one of %s',
    async (q) => {
      const { body } = await admin.get(`/api/incidents?q=${encodeURIComponent(q)}`);
      expect((body as { items: { id: number }[] }).items.map(({ id }) => id)).toEqual([incidentId]);
    },
  );

  it.each(['50%_off@', '50%_OFF'])('of incidents takes %s as it is written', async (q) => {
    const { body } = await admin.get(`/api/incidents?q=${encodeURIComponent(q)}`);
    expect((body as { items: { callerPhone: string }[] }).items).toMatchObject([
      { callerPhone: 'sip:50%_off@example.com' },
    ]);
  });

  it('of people counts pages over what is found', async () => {
    const { body } = await admin.get('/api/users?q=e&page=2&pageSize=1');
    expect(body).toMatchObject({ page: 2, pageSize: 1, total: 4, items: [{}] });
  });
});
