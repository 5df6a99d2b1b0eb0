import { afterEach, beforeEach, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import type { Employee } from '../kit/company.js';
import { signIn, type SignedInPerson } from '../kit/people.js';
import { dailyRotation, openOffice, primaryTimeline, type Office } from './kit.js';

/** The clock of these tests begins on Monday, 23 November 2026, 10:00 in UTC. */
onEachDatabase('the past', (kind) => {
  let office: Office;
  let manager: SignedInPerson;
  let ada: Employee;
  let ben: Employee;
  beforeEach(async () => {
    office = await openOffice(kind);
    ({ manager } = office);
    ada = await office.line.company.technician('Ada');
    ben = await office.line.company.technician('Ben');
  });
  afterEach(() => office.line.close());

  /** Moves the clock; sessions end meanwhile, so somebody signs in anew. */
  const travel = async (instant: string): Promise<void> => {
    office.line.clock.set(instant);
    manager = await signIn(office.line, 'manager');
  };
  const post = async (path: string, body: object): Promise<string> => {
    const { status, body: made } = await manager.send('POST', `/api/on-call/${path}`, body);
    expect(status).toBe(201);
    return `/api/on-call/${path}/${(made as { id: number }).id}`;
  };
  const shift = (who: Employee, startsAt: string, endsAt: string) => ({
    userId: who.id,
    level: 'primary',
    startsAt,
    endsAt,
  });
  const week = () => primaryTimeline(manager, '2026-11-23T10:00:00Z', '2026-11-28T00:00:00Z');

  it('stays when a rotation is changed, and when it is deleted', async () => {
    const path = await post('rotations', dailyRotation([ada.id, ben.id]));
    await travel('2026-11-25T10:00:00Z');
    const until = ['11-23T10 11-24T00', '11-24T00 11-25T00', '11-25T00 11-25T10'];
    const was = [ada.id, ben.id, ada.id].map((id, index) => `${until[index]} ${id} rotation`);
    expect((await manager.send('PATCH', path, { participants: [ben.id] })).status).toBe(200);
    expect(await week()).toEqual([...was, `11-25T10 11-28T00 ${ben.id} rotation`]);
    await travel('2026-11-26T10:00:00Z');
    expect((await manager.send('DELETE', path)).status).toBe(204);
    expect(await week()).toEqual([...was, `11-25T10 11-26T10 ${ben.id} rotation`, '11-26T10 11-28T00 null null']);
    const then = await manager.get('/api/on-call?at=2026-11-23T12:00:00Z');
    const id = Number(path.split('/').at(-1));
    expect(then.body).toMatchObject({
      primary: { userId: ada.id, userName: 'Ada' },
      source: { primary: { source: 'rotation', sourceId: id }, secondary: null },
    });
  });

  it.each(['shifts', 'overrides'])('of running %s is cut at now', async (path) => {
    const source = path.slice(0, -1);
    const one = await post(path, shift(ada, '2026-11-23T10:00:00Z', '2026-11-27T00:00:00Z'));
    await travel('2026-11-24T06:00:00Z');
    expect((await manager.send('PATCH', one, { userId: ben.id })).status).toBe(200);
    await travel('2026-11-25T06:00:00Z');
    expect((await manager.send('DELETE', one)).status).toBe(204);
    expect(await week()).toEqual([
      `11-23T10 11-24T06 ${ada.id} ${source}`,
      `11-24T06 11-25T06 ${ben.id} ${source}`,
      '11-25T06 11-28T00 null null',
    ]);
  });

  it('can not be rewritten: what has ended is neither changed nor forgotten', async () => {
    const one = await post('shifts', shift(ada, '2026-11-23T10:00:00Z', '2026-11-24T00:00:00Z'));
    await travel('2026-11-25T10:00:00Z');
    const before = await week();
    expect(before[0]).toBe(`11-23T10 11-24T00 ${ada.id} shift`);
    expect(await manager.send('PATCH', one, { userId: ben.id })).toMatchObject({
      status: 409,
      body: { code: 'ALREADY_OVER' },
    });
    expect((await manager.send('DELETE', one)).status).toBe(204);
    expect(await week()).toEqual(before);
  });

  it('can not be shortened either: an end that has passed is refused', async () => {
    const one = await post('shifts', shift(ada, '2026-11-23T10:00:00Z', '2026-11-24T00:00:00Z'));
    await travel('2026-11-23T20:00:00Z');
    const refused = await manager.send('PATCH', one, { endsAt: '2026-11-23T12:00:00Z' });
    expect(refused).toMatchObject({ status: 422, body: { details: [{ field: 'endsAt' }] } });
  });

  it.each(['shifts', 'overrides'])('can not be added to by %s that have ended', async (path) => {
    const refused = await manager.send(
      'POST',
      `/api/on-call/${path}`,
      shift(ada, '2026-11-23T08:00:00Z', '2026-11-23T10:00:00Z'),
    );
    expect(refused).toMatchObject({ status: 422, body: { details: [{ field: 'endsAt' }] } });
    expect((await manager.get(`/api/on-call/${path}`)).body).toMatchObject({ total: 0 });
  });

  it('is completed, and never altered, by what is written about it later', async () => {
    await post('shifts', shift(ada, '2026-11-23T10:00:00Z', '2026-11-24T00:00:00Z'));
    await travel('2026-11-26T00:00:00Z');
    await post('overrides', shift(ben, '2026-11-23T10:00:00Z', '2026-11-27T00:00:00Z'));
    expect(await week()).toEqual([
      `11-23T10 11-24T00 ${ada.id} shift`,
      `11-24T00 11-27T00 ${ben.id} override`,
      '11-27T00 11-28T00 null null',
    ]);
  });

  it('does not ring: a call finds the person who is on call now', async () => {
    const { line } = office;
    const path = await post('rotations', dailyRotation([ada.id]));
    expect((await line.call().next()).nextPhoneE164).toBe(ada.phone);
    await manager.send('PATCH', path, { participants: [ben.id] });
    expect((await line.call().next()).nextPhoneE164).toBe(ben.phone);
    await post('shifts', shift(ada, '2026-11-23T09:00:00Z', '2026-11-24T00:00:00Z'));
    line.clock.advance(60);
    expect((await line.call().next()).nextPhoneE164).toBe(ada.phone);
  });
});
