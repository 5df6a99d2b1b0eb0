import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';

onEachDatabase('who may do what with people', (kind) => {
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

  const NEW = { name: 'New', role: 'technician' };

  it.each([
    ['GET', '/api/users', undefined, [200, 200, 200]],
    ['POST', '/api/users', NEW, [201, 403, 403]],
    ['GET', '/api/users/:other', undefined, [200, 200, 403]],
    ['PATCH', '/api/users/:other', { phoneE164: '+14155550101' }, [200, 200, 403]],
    ['PATCH', '/api/users/:other', { role: 'technician' }, [200, 403, 403]],
    ['PATCH', '/api/users/:other', { password: 'a new password' }, [200, 403, 403]],
    ['PUT', '/api/users/:other/availability', { available: false }, [200, 200, 403]],
    ['PUT', '/api/users/:self/availability', { available: true }, [200, 200, 200]],
    ['DELETE', '/api/users/:other', undefined, [204, 403, 403]],
  ] as const)('%s %s %o', async (method, path, body, [admin, manager, technician]) => {
    for (const [role, expected] of Object.entries({ technician, manager, admin })) {
      const person = people[role as keyof typeof people];
      const other = await line.company.technician('Other');
      const url = path.replace(':other', String(other.id)).replace(':self', String(person.id));
      expect([role, (await person.send(method, url, body)).status]).toEqual([role, expected]);
    }
  });

  it('keeps the last admin', async () => {
    const { admin } = people;
    for (const change of [{ active: false }, { role: 'manager' }]) {
      expect(await admin.send('PATCH', `/api/users/${admin.id}`, change)).toMatchObject({
        status: 409,
        body: { code: 'LAST_ADMIN' },
      });
    }
    expect((await admin.send('DELETE', `/api/users/${admin.id}`)).status).toBe(409);
  });

  it('gives an e-mail to one user only', async () => {
    const user = { ...NEW, email: 'one@example.com' };
    expect((await people.admin.send('POST', '/api/users', user)).status).toBe(201);
    expect(await people.admin.send('POST', '/api/users', { ...user, email: 'ONE@example.com' })).toMatchObject({
      status: 409,
      body: { code: 'EMAIL_TAKEN', details: [{ field: 'email' }] },
    });
  });

  it('notes who changed what, and no password', async () => {
    const made = await people.admin.send('POST', '/api/users', { ...NEW, password: 'a very secret one' });
    const { id } = made.body as { id: number };
    await people.manager.send('PATCH', `/api/users/${id}`, { name: 'Newer' });
    const rows = await line.rows<{ actor_user_id: number; before_value: string | null; after_value: string }>(
      "SELECT * FROM change_log WHERE entity = 'user' AND entity_id = ? ORDER BY id",
      [String(id)],
    );
    expect(rows.map((row) => row.actor_user_id)).toEqual([people.admin.id, people.manager.id]);
    expect(rows.map((row) => (JSON.parse(row.after_value) as { name: string }).name)).toEqual(['New', 'Newer']);
    expect(JSON.stringify(rows)).not.toMatch(/secret|argon2/);
  });

  it('takes an availability back by itself', async () => {
    const until = new Date(line.clock.now().getTime() + 3_600_000).toISOString();
    const ada = await line.company.technician('Ada');
    await line.company.onCall(ada, 'primary');
    await people.manager.send('PUT', `/api/users/${ada.id}/availability`, { available: false, until });
    expect((await line.call().next()).nextPhoneE164).not.toBe(ada.phone);
    line.clock.advance(3601);
    expect((await line.call().next()).nextPhoneE164).toBe(ada.phone);
  });
});
