import { afterAll, beforeAll, expect, it } from 'vitest';
import { noteChange } from '../../src/audit/index.js';
import { Administration } from '../../src/users/index.js';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';

interface Page {
  readonly items: readonly {
    readonly id: number;
    readonly at: string;
    readonly entityId: string;
    readonly after: unknown;
  }[];
  readonly nextCursor: string | null;
}

onEachDatabase('the log of changes', (kind) => {
  let line: Line;
  let people: Record<'admin' | 'manager' | 'technician', SignedInPerson>;
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS });
    people = {
      admin: await signIn(line, 'admin'),
      manager: await signIn(line, 'manager'),
      technician: await signIn(line, 'technician'),
    };
  });
  afterAll(() => line.close());

  const read = async (query: string): Promise<Page> => {
    const { status, body } = await people.manager.get(`/api/audit?${query}`);
    expect(status).toBe(200);
    return body as Page;
  };

  it('is read by admins and managers', async () => {
    expect((await people.admin.get('/api/audit')).status).toBe(200);
    expect((await people.manager.get('/api/audit')).status).toBe(200);
    expect(await people.technician.get('/api/audit')).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect((await fetch(`${line.url}/api/audit`)).status).toBe(401);
  });

  it('says who changed what, when, from what to what, and no password', async () => {
    line.clock.advance(60);
    const made = await people.admin.send('POST', '/api/users', { name: 'New', role: 'technician' });
    const { id } = made.body as { id: number };
    line.clock.advance(60);
    await people.manager.send('PATCH', `/api/users/${id}`, { name: 'Newer' });
    await people.admin.send('PATCH', `/api/users/${id}`, { password: 'a very secret one' });
    const { items } = await read(`entity=user&id=${id}`);
    expect(items).toMatchObject([
      { actorUserId: people.admin.id, before: { name: 'Newer' }, after: { password: 'changed' } },
      {
        actorUserId: people.manager.id,
        at: line.clock.now().toISOString(),
        entity: 'user',
        entityId: String(id),
        before: { name: 'New' },
        after: { name: 'Newer' },
      },
      { actorUserId: people.admin.id, before: null, after: { name: 'New', role: 'technician' } },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/secret|argon2/);
    const own = await read(`entity=user&id=${id}&actorUserId=${people.manager.id}`);
    expect(own.items).toMatchObject([{ actorUserId: people.manager.id, after: { name: 'Newer' } }]);
  });

  it('is paged newest first, each once, and filtered by kind, thing and time', async () => {
    const start = new Date('2026-03-01T00:00:00Z').getTime();
    await line.app.get(Administration).write(null, async (unit) => {
      for (let minute = 0; minute < 25; minute += 1) {
        const entity = minute % 5 === 0 ? 'ladder' : 'shift';
        const change = { at: new Date(start + minute * 60_000), entity, entityId: minute % 2 };
        await noteChange(unit, { ...change, before: null, after: { minute } });
      }
    });
    const minutesOf = async (query: string): Promise<number[]> => {
      const minutes: number[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Page = await read(`${query}${cursor === '' ? '' : `&cursor=${cursor}`}`);
        minutes.push(...page.items.map(({ after }) => (after as { minute: number }).minute));
        cursor = page.nextCursor;
      }
      return minutes;
    };
    const march = 'from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z';
    const all = Array.from({ length: 25 }, (_, index) => 24 - index);
    for (const limit of [4, 24, 25, 26]) expect(await minutesOf(`${march}&limit=${limit}`)).toEqual(all);
    expect(await minutesOf('entity=ladder&limit=2')).toEqual([20, 15, 10, 5, 0]);
    expect(await minutesOf('entity=ladder&id=1')).toEqual([15, 5]);
    expect(await minutesOf('from=2026-03-01T00:03:00Z&to=2026-03-01T01:06:00%2B01:00')).toEqual([5, 4, 3]);
  });

  it.each([
    ['from=now', 'from'],
    ['from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z', 'to'],
    ['cursor=x', 'cursor'],
    ['limit=500', 'limit'],
    ['entity=%07', 'entity'],
    [`id=${'1'.repeat(41)}`, 'id'],
    ['who=me', 'who'],
    ['actorUserId=me', 'actorUserId'],
  ])('refuses %s, naming %s', async (query, field) => {
    expect(await people.admin.get(`/api/audit?${query}`)).toMatchObject({
      status: 400,
      body: { details: [{ field }] },
    });
  });
});
