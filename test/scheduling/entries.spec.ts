import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { dailyRotation, openOffice, type Office } from './kit.js';

const SHIFT = { level: 'primary', startsAt: '2027-01-04T08:00:00+01:00', endsAt: '2027-01-05T08:00:00+01:00' };

onEachDatabase('rotations, shifts and overrides', (kind) => {
  let office: Office;
  let userId: number;
  beforeAll(async () => {
    office = await openOffice(kind);
    userId = office.technician.id;
  });
  afterAll(() => office.line.close());

  const bodies = (): [string, object, object, object][] => [
    ['shifts', { ...SHIFT, userId }, { startsAt: '2027-01-04T07:00:00.000Z' }, { level: 'secondary' }],
    ['overrides', { ...SHIFT, userId, reason: 'Ill' }, { reason: 'Ill' }, { reason: null }],
    ['rotations', dailyRotation([userId, userId]), { participants: [userId, userId] }, { handoffTime: '09:30' }],
  ];

  it.each([0, 1, 2])('are made, read, changed and deleted (%i)', async (which) => {
    const [path, body, shown, change] = bodies()[which]!;
    const { manager, technician } = office;
    const made = await manager.send('POST', `/api/on-call/${path}`, body);
    expect(made).toMatchObject({ status: 201, body: { id: expect.any(Number) as number, ...shown } });
    const one = `/api/on-call/${path}/${made.body.id}`;
    expect(await technician.get(one)).toEqual({ status: 200, body: made.body });
    expect((await technician.get(`/api/on-call/${path}`)).body).toMatchObject({ items: [made.body], total: 1 });
    expect(await manager.send('PATCH', one, change)).toEqual({ status: 200, body: { ...made.body, ...change } });
    expect((await technician.get(one)).body).toEqual({ ...made.body, ...change });
    expect(await manager.send('DELETE', one)).toEqual({ status: 204, body: null });
    expect(await technician.get(one)).toMatchObject({
      status: 404,
      body: { code: expect.stringMatching(/NOT_FOUND/) },
    });
    expect((await manager.send('DELETE', one)).status).toBe(404);
    expect((await manager.send('PATCH', one, change)).status).toBe(404);
  });

  it.each([0, 1, 2])('are written by admins and managers only (%i)', async (which) => {
    const [path, body, , change] = bodies()[which]!;
    const { admin, technician } = office;
    expect((await technician.send('POST', `/api/on-call/${path}`, body)).status).toBe(403);
    const { id } = (await admin.send('POST', `/api/on-call/${path}`, body)).body as { id: number };
    expect((await technician.send('PATCH', `/api/on-call/${path}/${id}`, change)).status).toBe(403);
    expect((await technician.send('DELETE', `/api/on-call/${path}/${id}`)).status).toBe(403);
    expect((await admin.send('PATCH', `/api/on-call/${path}/${id}`, change)).status).toBe(200);
    expect((await admin.send('DELETE', `/api/on-call/${path}/${id}`)).status).toBe(204);
  });

  it('are noted with who changed what, and make all processes read them anew', async () => {
    const { line, manager, admin } = office;
    const revision = async () => (await line.rows<{ revision: number }>('SELECT revision FROM roster_revision'))[0]!;
    const { revision: before } = await revision();
    const { id } = (await manager.send('POST', '/api/on-call/shifts', { ...SHIFT, userId })).body as { id: number };
    await admin.send('PATCH', `/api/on-call/shifts/${id}`, { level: 'secondary' });
    await manager.send('DELETE', `/api/on-call/shifts/${id}`);
    expect((await revision()).revision).toBe(before + 3);
    const rows = await line.rows<{ actor_user_id: number; before_value: string | null; after_value: string | null }>(
      "SELECT * FROM change_log WHERE entity = 'shift' AND entity_id = ? ORDER BY id",
      [String(id)],
    );
    const levelOf = (text: string | null) => (text === null ? null : (JSON.parse(text) as { level: string }).level);
    expect(rows.map((row) => [row.actor_user_id, levelOf(row.before_value), levelOf(row.after_value)])).toEqual([
      [manager.id, null, 'primary'],
      [admin.id, 'primary', 'secondary'],
      [manager.id, 'secondary', null],
    ]);
  });

  it.each<[string, object, number, string]>([
    ['shifts', { userId: 99_999 }, 422, 'userId'],
    ['shifts', { endsAt: SHIFT.startsAt }, 422, 'endsAt'],
    ['shifts', { startsAt: '2027-01-04T08:00:00' }, 400, 'startsAt'],
    ['shifts', { startsAt: '2027-02-30T08:00:00Z' }, 400, 'startsAt'],
    ['shifts', { endsAt: null }, 400, 'endsAt'],
    ['shifts', { level: 'tertiary' }, 400, 'level'],
    ['shifts', { colour: 'red' }, 400, 'colour'],
    ['overrides', { reason: 'a\u0000b' }, 400, 'reason'],
    ['rotations', { participants: [1, 99_999] }, 422, 'participants[1]'],
    ['rotations', { participants: [] }, 400, 'participants'],
    ['rotations', { participants: ['1'] }, 400, 'participants'],
    ['rotations', { timeZone: 'Mars/Olympus' }, 422, 'timeZone'],
    ['rotations', { period: 'weekly', interval: 53 }, 422, 'interval'],
    ['rotations', { interval: 0 }, 400, 'interval'],
    ['rotations', { handoffTime: '24:00' }, 400, 'handoffTime'],
    ['rotations', { handoffWeekday: 8 }, 400, 'handoffWeekday'],
    ['rotations', { startsOn: '2026-02-30' }, 400, 'startsOn'],
    ['rotations', { name: ' ' }, 400, 'name'],
  ])('of %s refuse %o with %i', async (path, wrong, status, field) => {
    const valid = path === 'rotations' ? dailyRotation([userId]) : { ...SHIFT, userId };
    const refused = await office.manager.send('POST', `/api/on-call/${path}`, { ...valid, ...wrong });
    expect(refused).toMatchObject({ status, body: { details: [{ field, message: expect.any(String) as string }] } });
    expect((await office.manager.get(`/api/on-call/${path}`)).body).toMatchObject({ total: 0 });
  });

  it('refuse null in a change, where a value is needed', async () => {
    const { id } = (await office.manager.send('POST', '/api/on-call/shifts', { ...SHIFT, userId })).body as {
      id: number;
    };
    const refused = await office.manager.send('PATCH', `/api/on-call/shifts/${id}`, { userId: null });
    expect(refused).toMatchObject({ status: 400, body: { details: [{ field: 'userId' }] } });
    await office.manager.send('DELETE', `/api/on-call/shifts/${id}`);
  });

  it('are listed by time, level and user', async () => {
    const { manager, line } = office;
    const other = await line.company.technician('Other');
    for (const [who, level, day] of [
      [userId, 'primary', '05'],
      [other.id, 'primary', '03'],
      [userId, 'secondary', '07'],
    ]) {
      const times = { startsAt: `2028-01-${day}T00:00:00Z`, endsAt: `2028-01-${day}T12:00:00Z` };
      await manager.send('POST', '/api/on-call/shifts', { userId: who, level, ...times });
    }
    const days = async (query: string) =>
      ((await manager.get(`/api/on-call/shifts?${query}`)).body as { items: { startsAt: string }[] }).items.map(
        ({ startsAt }) => startsAt.slice(8, 10),
      );
    expect(await days('')).toEqual(['03', '05', '07']);
    expect(await days('level=primary')).toEqual(['03', '05']);
    expect(await days(`userId=${userId}`)).toEqual(['05', '07']);
    expect(await days('from=2028-01-03T12:00:00Z&to=2028-01-07T00:00:00Z')).toEqual(['05']);
    expect(await days('page=2&pageSize=2')).toEqual(['07']);
  });
});
