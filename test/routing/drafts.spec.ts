import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';

onEachDatabase('what a change would do', (kind) => {
  let line: Line;
  let manager: SignedInPerson;
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS });
    manager = await signIn(line, 'manager', { name: 'Max', phoneE164: '+14155550801' });
    const ada = await line.company.technician('Ada');
    await line.company.onCall(ada, 'primary', '2026-11-23T00:00:00Z', '2026-12-23T00:00:00Z');
  });
  afterAll(() => line.close());

  const revision = () => line.rows('SELECT revision FROM roster_revision');

  it('a ladder: who would be called, and the gaps it opens and closes; nothing is written', async () => {
    const before = await revision();
    const steps = [{ name: 'secondary', timeoutSeconds: 30 }];
    const { status, body } = await manager.send('POST', '/api/ladders/business_hours/preview', { steps });
    expect(status).toBe(200);
    expect(body).toMatchObject({ at: '2026-11-23T10:00:00.000Z', after: [{ name: 'secondary', candidates: [] }] });
    const { before: now, opened } = body as {
      before: { name: string; candidates: object[] }[];
      opened: { step: string | null }[];
    };
    expect(now.find(({ name }) => name === 'primary_oncall')?.candidates).toMatchObject([
      { userName: 'Ada', order: 1 },
    ]);
    expect(opened.some(({ step }) => step === null)).toBe(true);
    expect(await revision()).toEqual(before);
    const preview = await manager.get('/api/routing/preview');
    expect((preview.body as { steps: object[] }).steps).toContainEqual(
      expect.objectContaining({ name: 'primary_oncall' }),
    );
  });

  it('a ladder is looked at when calls take it next', async () => {
    const steps = [{ name: 'manager', timeoutSeconds: 20 }];
    const { body } = await manager.send('POST', '/api/ladders/after_hours/preview', { steps });
    expect(body).toMatchObject({ at: '2026-11-23T17:00:00.000Z', after: [{ candidates: [{ userName: 'Max' }] }] });
  });

  it('hours: the stretches that calls take another ladder in', async () => {
    const weekly = [1, 2, 3, 4, 5].map((weekday) => ({
      weekday,
      opens: '08:00',
      closes: weekday === 3 ? '19:30' : '17:00',
    }));
    const holidays = [{ date: '2026-11-26', name: 'Thanksgiving' }];
    const draft = { timeZone: 'UTC', weekly, holidays };
    const { status, body } = await manager.send('POST', '/api/business-hours/preview', draft);
    expect(status).toBe(200);
    expect((body as { changes: object[] }).changes).toEqual([
      {
        from: '2026-11-25T17:00:00.000Z',
        to: '2026-11-25T19:30:00.000Z',
        before: 'after_hours',
        after: 'business_hours',
      },
      {
        from: '2026-11-26T08:00:00.000Z',
        to: '2026-11-26T17:00:00.000Z',
        before: 'business_hours',
        after: 'after_hours',
      },
    ]);
    expect((await manager.get('/api/business-hours')).body).toMatchObject({ holidays: [] });
  });

  it('is refused as the change itself would be, and is not for technicians', async () => {
    const steps = [{ name: 'nobody_knows_it', timeoutSeconds: 20 }];
    expect((await manager.send('POST', '/api/ladders/after_hours/preview', { steps })).status).toBe(422);
    expect((await manager.send('POST', '/api/ladders/other/preview', { steps })).status).toBe(404);
    const hours = { timeZone: 'Mars', weekly: [], holidays: [] };
    expect((await manager.send('POST', '/api/business-hours/preview', hours)).status).toBe(422);
    const technician = await signIn(line, 'technician');
    expect((await technician.send('POST', '/api/business-hours/preview', { ...hours, timeZone: 'UTC' })).status).toBe(
      403,
    );
  });

  it('a rotation: its next eight turns, over a change of the clocks', async () => {
    const rotation = {
      name: 'Weeks',
      level: 'primary',
      timeZone: 'America/Los_Angeles',
      period: 'weekly',
      interval: 1,
      handoffTime: '08:00',
      handoffWeekday: 1,
      startsOn: '2027-02-22',
      participants: [1, 2],
    };
    const { body } = await manager.send('POST', '/api/on-call/rotations/preview', rotation);
    const { turns } = body as { turns: { userId: number; startsAt: string }[] };
    expect(turns.map(({ userId }) => userId)).toEqual([1, 2, 1, 2, 1, 2, 1, 2]);
    expect(turns.slice(2, 4).map(({ startsAt }) => startsAt)).toEqual([
      '2027-03-08T16:00:00.000Z',
      '2027-03-15T15:00:00.000Z',
    ]);
    const wrong = { ...rotation, timeZone: 'Mars' };
    expect((await manager.send('POST', '/api/on-call/rotations/preview', wrong)).status).toBe(422);
  });

  it('figures come in parts too, and tell who had a turn of a step last', async () => {
    const call = line.call('CA-figures');
    const target = await call.next();
    line.clock.advance(10);
    await call.answered(target);
    const query = 'from=2026-11-22T00:00:00Z&to=2026-11-24T00:00:00Z&parts=2';
    const { body } = await manager.get(`/api/metrics/series?${query}`);
    expect(body).toMatchObject({
      parts: [
        { to: '2026-11-23T00:00:00.000Z', incidents: 0, timeToAnswerSeconds: { p50: null } },
        { incidents: 1, answered: 1, timeToAnswerSeconds: { p50: 10 } },
      ],
    });
    const last = await manager.get('/api/metrics/last-offers?step=primary_oncall');
    expect(last.body).toMatchObject({ items: [{ offeredAt: '2026-11-23T10:00:00.000Z' }] });
  });
});
