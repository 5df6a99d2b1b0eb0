import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Employee } from '../kit/company.js';
import { onEachDatabase } from '../kit/databases.js';
import { signIn } from '../kit/people.js';
import { openOffice, type Office } from './kit.js';

/** A Wednesday, weeks after the rotations of these tests began. */
const NOW = '2027-01-13T10:00:00Z';

onEachDatabase('a rotation that has run for weeks', (kind) => {
  let office: Office;
  let people: Employee[] = [];
  beforeAll(async () => {
    office = await openOffice(kind);
    office.line.clock.set(NOW);
    office = { ...office, manager: await signIn(office.line, 'manager') };
    for (const name of ['Ada', 'Ben', 'Cem', 'Dan']) people.push(await office.line.company.technician(name));
  });
  afterAll(() => office.line.close());

  const idsOf = (names: string): number[] =>
    names.split(' ').map((name) => people.find((one) => one.name === name)!.id);
  const namesOf = (turns: readonly { userId: number }[]): string =>
    turns.map(({ userId }) => people.find(({ id }) => id === userId)?.name).join(' ');
  const start = async (names: string): Promise<string> => {
    const weekly = { period: 'weekly', interval: 1, handoffTime: '08:00', startsOn: '2026-11-23', timeZone: 'UTC' };
    const body = { name: 'Weeks', level: 'primary', ...weekly, participants: idsOf(names) };
    const { body: made } = await office.manager.send('POST', '/api/on-call/rotations', body);
    return `/api/on-call/rotations/${(made as { id: number }).id}`;
  };
  const onCall = async (): Promise<string | undefined> => {
    const { body } = await office.manager.get('/api/on-call');
    return (body as { primary: { userName: string } | null }).primary?.userName;
  };
  const called = async (): Promise<string | undefined> => {
    const call = office.line.call();
    const { nextPhoneE164, incidentId } = await call.next();
    await call.completed(incidentId);
    return people.find(({ phone }) => phone === nextPhoneE164)?.name;
  };

  it.each<[string, object, string, string, string]>([
    ['somebody is added at the end', { names: 'Ada Ben Cem Dan' }, 'Ben', 'Ben', 'Ben Cem Dan Ada'],
    ['somebody else is taken out', { names: 'Ben Cem' }, 'Ben', 'Ben', 'Ben Cem Ben Cem'],
    ['the order is another', { names: 'Cem Ben Ada' }, 'Ben', 'Ben', 'Ben Ada Cem Ben'],
    ['turns are longer', { interval: 2 }, 'Ben', 'Ben', 'Ben Cem Ada Ben'],
    ['turns are days', { period: 'daily', interval: 3 }, 'Ben', 'Ben', 'Ben Cem Ada Ben'],
    ['the person on call is taken out: the next takes over', { names: 'Ada Cem Dan' }, 'Ben', 'Cem', 'Cem Dan Ada Cem'],
    ['it starts on another day', { startsOn: '2027-01-12' }, 'Ben', 'Ada', 'Ada Ben Cem Ada'],
  ])(
    'says who is on call and who comes next before it is saved, and so it is, when %s',
    async (_, what, ...expected) => {
      const [before, after, next] = expected;
      const path = await start('Ada Ben Cem');
      const { names, ...rest } = what as { names?: string };
      const change = { ...rest, ...(names !== undefined && { participants: idsOf(names) }) };
      expect(await onCall()).toBe(before);
      const { status, body } = await office.manager.send('POST', `${path}/preview`, change);
      expect(status).toBe(200);
      const preview = body as { before: { userId: number }; after: { userId: number }; turns: { userId: number }[] };
      expect([namesOf([preview.before]), namesOf([preview.after]), namesOf(preview.turns.slice(0, 4))]).toEqual(
        expected,
      );
      expect(preview.turns).toHaveLength(8);
      expect(await onCall()).toBe(before);
      expect((await office.manager.send('PATCH', path, change)).status).toBe(200);
      expect([await onCall(), await called()]).toEqual([after, after]);
      const { body: unchanged } = await office.manager.send('POST', `${path}/preview`, {});
      expect(namesOf((unchanged as typeof preview).turns.slice(0, 4))).toBe(next);
      expect((await office.manager.send('PATCH', path, { name: 'Renamed' })).status).toBe(200);
      expect(await onCall()).toBe(after);
      await office.manager.send('DELETE', path);
    },
  );

  it('refuses a preview as it would refuse the change', async () => {
    const path = await start('Ada Ben Cem');
    const refused = async (change: object) => {
      const preview = await office.manager.send('POST', `${path}/preview`, change);
      const saved = await office.manager.send('PATCH', path, change);
      expect(preview.status).toBe(saved.status);
      return preview.status;
    };
    expect(await refused({ timeZone: 'Mars/Olympus' })).toBe(422);
    expect(await refused({ participants: [999_999] })).toBe(422);
    expect(await refused({ participants: [] })).toBe(400);
    expect((await office.manager.send('POST', '/api/on-call/rotations/99999/preview', {})).status).toBe(404);
    const technician = await signIn(office.line, 'technician');
    expect((await technician.send('POST', `${path}/preview`, {})).status).toBe(403);
  });
});
