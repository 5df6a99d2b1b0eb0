import { afterEach, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { MONDAY_NIGHT } from '../kit/line.js';
import { eventsOf } from '../kit/look.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { TellingLine, Worker } from '../notifications/kit.js';

const CALLER = '+14155551234';

onEachDatabase('callers whom nobody has spoken to', (kind) => {
  let telling: TellingLine;
  afterEach(() => telling.close());

  const open = async (): Promise<SignedInPerson> => {
    telling = await TellingLine.open(kind, { start: MONDAY_NIGHT, environment: SESSIONS });
    return signIn(telling.line, 'manager', { name: 'Mia', phoneE164: '+14155550701' });
  };
  const technician = (name: string, phoneE164: string) => signIn(telling.line, 'technician', { name, phoneE164 });
  /** A call whose ladder is walked with nobody picking up; its incident. */
  const exhaust = async (callSid = 'CA1', caller = CALLER): Promise<number> => {
    await telling.line.call(callSid, caller).tryEveryone();
    const [row] = await telling.line.rows<{ id: number }>('SELECT id FROM incidents WHERE call_sid = ?', [callSid]);
    await telling.work();
    return Number(row?.id);
  };
  const changes = async (id: number): Promise<unknown[]> =>
    (await eventsOf(telling.line, id))
      .filter(({ type }) => type === 'follow_up_changed')
      .map(({ data }) => (data as { facts: { change: string } }).facts.change);
  const list = async (by: SignedInPerson, query = '') => (await by.get(`/api/follow-ups${query}`)).body;
  const reminders = () => telling.messages.to('+14155550701').filter(({ body }) => body.includes('Reminder'));

  it('A call that exhausts the ladder opens a follow-up with the caller, the reason and how long the caller waited', async () => {
    const mia = await open();
    const id = await exhaust();
    telling.line.clock.advance(30);
    await telling.line.call('CA1').completed(id, null);
    const [item] = (await list(mia, '?open=true')).items;
    expect(item).toEqual({
      incidentId: id,
      callerPhone: CALLER,
      canBeCalled: true,
      reason: 'exhausted',
      since: '2026-11-23T23:00:00.000Z',
      waitedSeconds: 30,
      takenBy: null,
      takenAt: null,
      doneBy: null,
      doneAt: null,
      answeredInIncidentId: null,
      note: null,
    });
    expect(await changes(id)).toEqual(['opened']);
  });

  it('A caller who hangs up before anybody answers is to be called back, one who is answered is not', async () => {
    const mia = await open();
    const first = telling.line.call('CA1', 'anonymous');
    await first.completed((await first.next()).incidentId, null);
    const second = telling.line.call('CA2');
    const target = await second.next();
    await second.answered(target);
    await telling.work();
    expect((await list(mia)).items).toMatchObject([{ incidentId: 1, reason: 'abandoned', canBeCalled: false }]);
  });

  it('Somebody who takes a follow-up has it alone, until somebody takes it over', async () => {
    const mia = await open();
    const ada = await technician('Ada', '+14155550702');
    const ben = await technician('Ben', '+14155550703');
    const id = await exhaust();
    const take = (by: SignedInPerson, body?: object) => by.send('POST', `/api/follow-ups/${id}/take`, body);
    const taken = await take(ada);
    expect(taken).toMatchObject({ status: 200, body: { takenBy: { userId: ada.id, userName: 'Ada' }, doneAt: null } });
    expect((await take(ada)).body).toEqual(taken.body);
    expect(await take(ben)).toMatchObject({ status: 409, body: { code: 'FOLLOW_UP_TAKEN' } });
    expect(await take(ben, { takeOver: 'yes' })).toMatchObject({
      status: 400,
      body: { details: [{ field: 'takeOver' }] },
    });
    expect(await take(ben, { takeOver: true })).toMatchObject({ status: 200, body: { takenBy: { userName: 'Ben' } } });
    expect(await changes(id)).toEqual(['opened', 'taken', 'taken_over']);
    const { body } = await mia.get('/api/audit?entity=follow_up');
    expect(body.items).toMatchObject([
      { actorUserId: ben.id, entityId: String(id), before: { takenBy: ada.id }, after: { takenBy: ben.id } },
      { actorUserId: ada.id, before: { takenBy: null }, after: { takenBy: ada.id } },
    ]);
    expect(await mia.send('POST', '/api/follow-ups/99/take')).toMatchObject({
      status: 404,
      body: { code: 'FOLLOW_UP_NOT_FOUND' },
    });
  });

  it('Of two who take a follow-up at once one has it', async () => {
    await open();
    const people = [await technician('Ada', '+14155550702'), await technician('Ben', '+14155550703')];
    const id = await exhaust();
    const replies = await Promise.all(people.map((by) => by.send('POST', `/api/follow-ups/${id}/take`)));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  it('A follow-up is closed with a note by the one who has it or a manager, and once', async () => {
    const mia = await open();
    const ada = await technician('Ada', '+14155550702');
    const id = await exhaust();
    const done = (by: SignedInPerson, body?: object) => by.send('POST', `/api/follow-ups/${id}/done`, body);
    expect(await done(ada, { note: 'Not mine' })).toMatchObject({ status: 409, body: { code: 'FOLLOW_UP_NOT_TAKEN' } });
    await ada.send('POST', `/api/follow-ups/${id}/take`);
    expect(await done(ada, { note: 'x'.repeat(501) })).toMatchObject({
      status: 400,
      body: { details: [{ field: 'note' }] },
    });
    telling.line.clock.advance(60);
    expect(await done(ada, { note: 'Burst pipe, on my way' })).toMatchObject({
      status: 200,
      body: { note: 'Burst pipe, on my way', doneBy: { userName: 'Ada' }, doneAt: '2026-11-23T23:01:00.000Z' },
    });
    expect((await done(ada)).status).toBe(200);
    expect((await done(ada, { note: 'Another note' })).body).toMatchObject({ note: 'Burst pipe, on my way' });
    expect(await done(mia)).toMatchObject({ status: 409, body: { code: 'FOLLOW_UP_DONE' } });
    expect(await mia.send('POST', `/api/follow-ups/${id}/take`)).toMatchObject({ status: 409 });
    expect((await list(mia, '?open=true')).items).toEqual([]);
    expect((await list(mia, '?open=false')).items).toHaveLength(1);
    expect(await changes(id)).toEqual(['opened', 'taken', 'done']);
  });

  it('A note may come after the follow-up was closed without one', async () => {
    const mia = await open();
    const id = await exhaust();
    await mia.send('POST', `/api/follow-ups/${id}/done`, {});
    const later = await mia.send('POST', `/api/follow-ups/${id}/done`, { note: 'Called, all is well' });
    expect(later).toMatchObject({ status: 200, body: { note: 'Called, all is well', doneBy: { userName: 'Mia' } } });
    expect((await list(mia)).items).toMatchObject([{ note: 'Called, all is well' }]);
  });

  it('The list is read page by page, newest first', async () => {
    const mia = await open();
    for (const sid of ['CA1', 'CA2', 'CA3']) await exhaust(sid, `+141555599${sid.slice(2)}0`);
    const first = await list(mia, '?limit=2');
    expect(first.items.map((item: { incidentId: number }) => item.incidentId)).toEqual([3, 2]);
    const second = await list(mia, `?limit=2&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ items: [{ incidentId: 1 }], nextCursor: null });
  });

  it('Managers are reminded every five minutes and six times at most, also after a restart and with two instances', async () => {
    await open();
    await exhaust();
    expect(reminders()).toHaveLength(0);
    for (let number = 1; number <= 8; number += 1) {
      telling.line.clock.advance(299);
      await telling.work();
      telling.line.clock.advance(1);
      if (number === 3) await telling.restart(SESSIONS);
      await Promise.all([Worker.of(telling.line).work(), Worker.another(telling.line).work()]);
      expect(reminders()).toHaveLength(Math.min(number, 6));
    }
    expect(reminders()[0]?.body).toBe(
      'Nobody has taken it yet: emergency call 1 from +14155551234 (Mon 23 Nov 23:00). Reminder 1 of 6. ' +
        'https://line.example.com/follow-ups',
    );
  });

  it('Nobody is reminded of a follow-up that somebody has taken', async () => {
    const mia = await open();
    const id = await exhaust();
    telling.line.clock.advance(300);
    await telling.work();
    expect(reminders()).toHaveLength(1);
    await mia.send('POST', `/api/follow-ups/${id}/take`);
    telling.line.clock.advance(3600);
    await telling.work();
    expect(reminders()).toHaveLength(1);
  });

  it.each([
    ['deactivated', (mia: SignedInPerson, id: number) => mia.send('PATCH', `/api/users/${id}`, { active: false })],
    ['deleted', (_: SignedInPerson, id: number) => deleted(id)],
  ])('A follow-up of a person who is %s is open for all again, and managers are reminded', async (_, leave) => {
    const mia = await open();
    const ada = await technician('Ada', '+14155550702');
    const id = await exhaust();
    await ada.send('POST', `/api/follow-ups/${id}/take`);
    await leave(mia, ada.id);
    telling.line.clock.advance(300);
    await telling.work();
    expect((await list(mia)).items).toMatchObject([{ incidentId: id, takenBy: null, takenAt: null, doneAt: null }]);
    expect(await changes(id)).toEqual(['opened', 'taken', 'given_back']);
    await telling.work();
    expect(reminders()).toHaveLength(1);
  });
  const deleted = (id: number) =>
    telling.line.rows('UPDATE users SET deleted_at = ?, active = 0 WHERE id = ?', ['2026-11-23 23:00:00.000', id]);

  it('A caller who calls again and is answered needs no call back', async () => {
    const mia = await open();
    const ada = await telling.line.company.technician('Ada');
    const id = await exhaust();
    telling.line.clock.advance(120);
    await telling.line.company.onCall(ada, 'primary');
    const again = telling.line.call('CA2');
    const target = await again.next();
    expect(target.nextPhoneE164).toBe(ada.phone);
    await again.answered(target);
    await telling.work();
    expect((await list(mia)).items).toMatchObject([
      { incidentId: id, doneBy: null, answeredInIncidentId: target.incidentId, doneAt: '2026-11-23T23:02:00.000Z' },
    ]);
    expect(await changes(id)).toEqual(['opened', 'answered']);
  });

  it('What becomes of a follow-up keeps no call alive', async () => {
    const mia = await open();
    const id = await exhaust();
    telling.line.clock.advance(9 * 60);
    await mia.send('POST', `/api/follow-ups/${id}/take`);
    telling.line.clock.advance(61);
    expect(await telling.line.sweep()).toBe(1);
  });
});
