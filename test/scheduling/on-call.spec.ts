import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Employee } from '../kit/company.js';
import { onEachDatabase } from '../kit/databases.js';
import { dailyRotation, openOffice, primaryTimeline, type Office } from './kit.js';

onEachDatabase('who is on call', (kind) => {
  let office: Office;
  let [ada, ben, cem]: Employee[] = [];
  beforeAll(async () => {
    office = await openOffice(kind);
    const { company } = office.line;
    [ada, ben, cem] = [
      await company.technician('Ada'),
      await company.technician('Ben'),
      await company.technician('Cem'),
    ];
  });
  afterAll(() => office.line.close());

  it('is by override, then shift, then rotation, in answers and in calls', async () => {
    const { line, manager, technician } = office;
    expect((await technician.get('/api/on-call')).body).toMatchObject({
      at: '2026-11-23T10:00:00.000Z',
      primary: null,
      secondary: null,
      source: { primary: null, secondary: null },
    });
    const call = async () => (await line.call().next()).nextPhoneE164;
    const times = { level: 'primary', startsAt: '2026-11-23T10:00:00Z', endsAt: '2026-11-23T11:00:00Z' };
    const steps: [string, object, Employee, string][] = [
      ['rotations', dailyRotation([ada!.id]), ada!, 'rotation'],
      ['shifts', { ...times, userId: ben!.id }, ben!, 'shift'],
      ['overrides', { ...times, userId: cem!.id }, cem!, 'override'],
    ];
    for (const [path, body, who, source] of steps) {
      const { id } = (await manager.send('POST', `/api/on-call/${path}`, body)).body as { id: number };
      expect((await technician.get('/api/on-call')).body).toMatchObject({
        primary: { userId: who.id, userName: who.name },
        source: { primary: { source, sourceId: id } },
      });
      expect(await call()).toBe(who.phone);
    }
    expect(await primaryTimeline(technician, '2026-11-23T09:00:00Z', '2026-11-23T12:00:00Z')).toEqual([
      `11-23T09 11-23T10 ${ada!.id} rotation`,
      `11-23T10 11-23T11 ${cem!.id} override`,
      `11-23T11 11-23T12 ${ada!.id} rotation`,
    ]);
  });

  it('is told as it would be without an override', async () => {
    const { manager, technician } = office;
    const times = { level: 'primary', startsAt: '2026-11-25T10:00:00Z', endsAt: '2026-11-25T11:00:00Z' };
    const add = async (userId: number) =>
      ((await manager.send('POST', '/api/on-call/overrides', { ...times, userId })).body as { id: number }).id;
    const [first, second] = [await add(ben!.id), await add(cem!.id)];
    const without = async (id: number) => {
      const stretch = 'from=2026-11-25T10:00:00Z&to=2026-11-25T11:00:00Z';
      const { body } = await technician.get(`/api/on-call/timeline?${stretch}&withoutOverride=${id}`);
      return (body as { primary: object[] }).primary;
    };
    expect(await without(first)).toMatchObject([{ userId: cem!.id, sourceId: second, others: [] }]);
    await manager.send('DELETE', `/api/on-call/overrides/${second}`);
    expect(await without(second)).toMatchObject([{ userId: ben!.id, sourceId: first }]);
    expect(await without(first)).toMatchObject([{ userId: ada!.id, source: 'rotation' }]);
  });

  it('does not depend on who is available', async () => {
    await office.line.company.change(ada!, { available: false });
    expect((await office.technician.get('/api/on-call?at=2026-11-24T10:00:00Z')).body).toMatchObject({
      primary: { userId: ada!.id },
    });
  });

  it.each([
    ['at=2026-11-23T10:00:00', 400, 'at', ''],
    ['from=tomorrow', 400, 'from', '/timeline'],
    ['withoutOverride=none', 400, 'withoutOverride', '/timeline'],
    ['from=2026-11-23T10:00:00Z&to=2026-11-23T10:00:00Z', 422, 'to', '/timeline'],
    ['from=2026-01-01T00:00:00Z&to=2027-02-06T00:00:00Z', 422, 'to', '/timeline'],
  ])('is not answered for %s', async (query, status, field, path) => {
    const refused = await office.technician.get(`/api/on-call${path}?${query}`);
    expect(refused).toMatchObject({ status, body: { details: [{ field }] } });
  });

  it('is answered for 400 days, and for an offset whose + the query lost', async () => {
    const { technician } = office;
    const whole = await technician.get('/api/on-call/timeline?from=2026-01-01T00:00:00Z&to=2027-02-05T00:00:00Z');
    expect(whole.status).toBe(200);
    expect((await technician.get('/api/on-call?at=2026-11-23T12:00:00+02:00')).body).toMatchObject({
      at: '2026-11-23T10:00:00.000Z',
    });
  });
});
