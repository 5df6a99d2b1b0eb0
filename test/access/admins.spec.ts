import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { inventedPhone } from '../kit/company.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';

onEachDatabase('admins', (kind) => {
  let line: Line;
  let admin: SignedInPerson;
  let manager: SignedInPerson;
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS });
    admin = await signIn(line, 'admin', { phoneE164: inventedPhone() });
    manager = await signIn(line, 'manager');
  });
  afterAll(() => line.close());

  const shown = async (): Promise<object> => (await admin.get(`/api/users/${admin.id}`)).body as object;

  it.each([
    ['e-mail', { email: 'mine@example.com' }],
    ['e-mail taken away', { email: null }],
    ['phone', { phoneE164: '+14155550187' }],
    ['phone taken away', { phoneE164: null }],
    ['activity', { active: false }],
    ['name', { name: 'Somebody else' }],
    ['role', { role: 'technician' }],
    ['password', { password: 'staple battery horse' }],
    ['e-mail beside what managers may change', { priority: 3, email: 'mine@example.com' }],
  ])('are not changed by managers: %s', async (_, change) => {
    const before = await shown();
    expect(await manager.send('PATCH', `/api/users/${admin.id}`, change)).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    });
    expect(await shown()).toEqual(before);
  });

  it('are put in order and made available by managers, who send the rest back as it is', async () => {
    const { name, email, phoneE164, active } = (await shown()) as Record<string, unknown>;
    const form = {
      name,
      email: String(email).toUpperCase(),
      phoneE164,
      active,
      priority: 7,
      timeZone: 'Europe/Madrid',
    };
    expect(await manager.send('PATCH', `/api/users/${admin.id}`, form)).toMatchObject({
      status: 200,
      body: { priority: 7, email },
    });
    const availability = await manager.send('PUT', `/api/users/${admin.id}/availability`, { available: false });
    expect(availability.status).toBe(200);
  });

  it('are not made by managers: neither anew nor of somebody, nor of themselves', async () => {
    const { id } = await line.company.technician('Ada');
    const made = { name: 'New', role: 'admin', email: 'new@example.com', password: 'staple battery horse' };
    expect((await manager.send('POST', '/api/users', made)).status).toBe(403);
    for (const each of [id, manager.id]) {
      expect((await manager.send('PATCH', `/api/users/${each}`, { role: 'admin' })).status).toBe(403);
    }
  });

  it.each(['password1234', 'Welcome2026!', 'aaaaaaaaaaaa'])('give nobody the password %s', async (password) => {
    const { id } = await line.company.technician('Ada');
    const refused = { status: 422, body: { details: [{ field: 'password' }] } };
    expect(await admin.send('PATCH', `/api/users/${id}`, { password })).toMatchObject(refused);
    expect(await admin.send('POST', '/api/users', { name: 'N', role: 'technician', password })).toMatchObject(refused);
    const own = { currentPassword: 'copper kettle in the rain', newPassword: password };
    expect(await manager.send('PUT', '/api/auth/password', own)).toMatchObject({ status: 422 });
  });

  it('give nobody a password of their own name or e-mail', async () => {
    const person = { name: 'Wilma Brookfield', role: 'technician', email: 'wilma@ditchwater.example' };
    for (const password of ['Brookfield1985', 'wilma-ditchwater']) {
      expect((await admin.send('POST', '/api/users', { ...person, password })).status).toBe(422);
    }
  });

  it('stay while they are the last who can sign in, even if others are admins', async () => {
    await line.company.person('No password', 'admin', { email: 'no-password@example.com' });
    const inactive = await signIn(line, 'admin');
    expect((await admin.send('PATCH', `/api/users/${inactive.id}`, { active: false })).status).toBe(200);
    const ways: [string, object | undefined][] = [
      ['PATCH', { active: false }],
      ['PATCH', { role: 'manager' }],
      ['PATCH', { email: null }],
      ['DELETE', undefined],
    ];
    for (const [method, body] of ways) {
      expect(await admin.send(method, `/api/users/${admin.id}`, body), JSON.stringify(body)).toMatchObject({
        status: 409,
        body: { code: 'LAST_ADMIN' },
      });
    }
    expect((await admin.send('PATCH', `/api/users/${admin.id}`, { email: 'other@example.com' })).status).toBe(200);
  });

  it('leave one who can sign in when two lose their e-mails at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [eve, fay] = [await signIn(line, 'admin'), await signIn(line, 'admin')];
      await line.dataSource.query('UPDATE users SET active = 0 WHERE role = ? AND id NOT IN (?, ?)', [
        'admin',
        eve.id,
        fay.id,
      ]);
      const replies = await Promise.all(
        [eve, fay].map((each) => each.send('PATCH', `/api/users/${each.id}`, { email: null })),
      );
      expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    }
  });
});
