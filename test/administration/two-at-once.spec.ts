import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase, type DatabaseKind } from '../kit/databases.js';
import { TwoInstances, type Administrator } from './kit.js';

/** On SQLite units queue: there is less to be found. */
const roundsOn = (kind: DatabaseKind): number => (kind.name === 'SQLite' ? 4 : 20);

onEachDatabase('two administrators who write at once', (kind) => {
  const rounds = roundsOn(kind);
  /** Of each way to lose the last admin: there are six. */
  const fewRounds = Math.ceil(rounds / 2);
  let service: TwoInstances;
  let ann: Administrator;
  let bob: Administrator;
  beforeAll(async () => {
    service = await TwoInstances.open(kind);
    ann = await service.signIn('admin');
    bob = await service.signIn('admin', service.other);
  });
  afterAll(() => service.close());

  it.each<[string, object]>([
    ['a new password', { password: 'another password' }],
    ['another role', { role: 'technician' }],
    ['a deactivation', { active: false }],
  ])('end a session by %s, whatever the other writes', async (_, change) => {
    let survived = 0;
    for (let round = 0; round < rounds; round += 1) {
      const person = await service.signIn('manager');
      const path = `/api/users/${person.id}`;
      await whileWriting(
        () => bob.send('PATCH', path, { body: { timeZone: 'Europe/Madrid' } }),
        ann.send('PATCH', path, { body: change }),
      );
      const isActive = (await ann.get(path)).body.active as boolean;
      if (!isActive) await ann.send('PATCH', path, { body: { active: true } });
      if (await person.isSignedIn()) survived += 1;
    }
    expect({ survived }).toEqual({ survived: 0 });
  });

  it('end a session by a new password, also when its owner sets one at the same time', async () => {
    let survived = 0;
    for (let round = 0; round < rounds; round += 1) {
      const person = await service.signIn('manager', service.other);
      const [reset, own] = await Promise.all([
        ann.send('PATCH', `/api/users/${person.id}`, { body: { password: 'the reset password' } }),
        person.send('PUT', '/api/auth/password', {
          body: { currentPassword: 'copper kettle in the rain', newPassword: "the owner's password" },
        }),
      ]);
      expect(reset.status).toBe(200);
      // Either the owner was first, and the reset ended what the owner began; or the owner was too late.
      const begun = own.body as { accessToken?: string };
      if (begun.accessToken === undefined) continue;
      const me = await fetch(`${service.one.url}/api/auth/me`, {
        headers: { Authorization: `Bearer ${begun.accessToken}` },
      });
      if (me.status === 200) survived += 1;
    }
    expect({ survived }).toEqual({ survived: 0 });
  });

  it('keep what each changed of one user', async () => {
    let lost = 0;
    const { id } = await service.add('technician');
    const path = `/api/users/${id}`;
    for (let round = 0; round < rounds; round += 1) {
      const email = `round${round}@example.com`;
      const name = `Round ${round}`;
      await Promise.all([ann.send('PATCH', path, { body: { email } }), bob.send('PATCH', path, { body: { name } })]);
      const { body } = await ann.get(path);
      if (body.email !== email || body.name !== name) lost += 1;
    }
    expect({ lost }).toEqual({ lost: 0 });
  });

  const MUTUAL = [
    ['demote', 'PATCH', { role: 'manager' }],
    ['deactivate', 'PATCH', { active: false }],
    ['delete', 'DELETE', undefined],
  ] as const;

  it.each(MUTUAL)('leave an admin when they %s each other', async (_, method, body) => {
    let lost = 0;
    for (let round = 0; round < fewRounds; round += 1) {
      const [eve, fay] = [await service.signIn('admin'), await service.signIn('admin', service.other)];
      await onlyAdmins(eve.id, fay.id);
      const replies = await Promise.all([
        eve.send(method, `/api/users/${fay.id}`, { body }),
        fay.send(method, `/api/users/${eve.id}`, { body }),
      ]);
      const statuses = replies.map(({ status }) => status).toSorted((a, b) => a - b);
      if ((await activeAdmins()) === 0) lost += 1;
      else expect([200, 204, 401, 409], JSON.stringify(replies)).toEqual(expect.arrayContaining(statuses));
    }
    await reinstate();
    expect({ lost }).toEqual({ lost: 0 });
  });

  it.each(MUTUAL)('leave an admin when both %s themselves, and refuse the later one', async (_, method, body) => {
    let lost = 0;
    for (let round = 0; round < fewRounds; round += 1) {
      const [eve, fay] = [await service.signIn('admin'), await service.signIn('admin', service.other)];
      await onlyAdmins(eve.id, fay.id);
      const replies = await Promise.all(
        [eve, fay].map((admin) => admin.send(method, `/api/users/${admin.id}`, { body })),
      );
      if ((await activeAdmins()) === 0) lost += 1;
      else {
        expect(replies.filter(({ status }) => status < 300)).toHaveLength(1);
        expect(replies.find(({ status }) => status === 409)?.body.code).toBe('LAST_ADMIN');
      }
    }
    await reinstate();
    expect({ lost }).toEqual({ lost: 0 });
  });

  it('write nothing any more in the name of someone who was deactivated first', async () => {
    let late = 0;
    for (let round = 0; round < rounds; round += 1) {
      const thief = await service.signIn('admin', service.other);
      const [ended, made] = await Promise.all([
        ann.send('PATCH', `/api/users/${thief.id}`, { body: { active: false } }),
        thief.send('POST', '/api/users', { body: { name: 'Back door', role: 'admin', password: 'a back door' } }),
      ]);
      expect(ended.status).toBe(200);
      if (made.status !== 201) continue;
      const rows = await service.one.rows<{ entity_id: string }>(
        "SELECT entity_id FROM change_log WHERE entity = 'user' ORDER BY id",
      );
      const order = rows.map((row) => Number(row.entity_id));
      if (order.lastIndexOf(thief.id) < order.indexOf(made.body.id as number)) late += 1;
    }
    expect({ late }).toEqual({ late: 0 });
  });

  it('keep the turns of the pool that calls take meanwhile', async () => {
    let lost = 0;
    const { company } = service.one;
    await company.ladder('business_hours', [{ name: 'rotating_pool', timeoutSeconds: 20, limit: 3 }]);
    for (let round = 0; round < rounds; round += 1) {
      const members = [];
      for (let nth = 0; nth < 6; nth += 1) members.push(await company.technician(`Technician ${nth}`));
      await company.pool(...members);
      const ids = members.map(({ id }) => id);
      const target = await whileWriting(
        (time) => ann.send('PUT', '/api/rotating-pool', { body: { members: time % 2 ? ids : ids.toReversed() } }),
        service.other.call().next(),
      );
      const rows = await service.one.rows<{ last_turn: number | null }>('SELECT last_turn FROM rotating_pool_members');
      expect(target.stepName).toBe('rotating_pool');
      if (rows.every(({ last_turn: turn }) => turn === null)) lost += 1;
    }
    expect({ lost }).toEqual({ lost: 0 });
  });

  /** Writes again and again until something else is done. */
  async function whileWriting<T>(write: (time: number) => Promise<unknown>, something: Promise<T>): Promise<T> {
    let isDone = false;
    const done = something.finally(() => (isDone = true));
    for (let time = 0; !isDone; time += 1) await write(time);
    return done;
  }

  async function activeAdmins(): Promise<number> {
    const sql = "SELECT id FROM users WHERE role = 'admin' AND active = 1 AND deleted_at IS NULL";
    return (await service.one.rows(sql)).length;
  }

  /** Leaves these as the only active admins. */
  async function onlyAdmins(...ids: number[]): Promise<void> {
    const { dataSource } = service.one;
    await dataSource.query(`UPDATE users SET active = 0 WHERE role = 'admin' AND id NOT IN (${ids.join(', ')})`);
  }

  /** Makes Ann and Bob active again. */
  async function reinstate(): Promise<void> {
    await service.one.dataSource.query(`UPDATE users SET active = 1 WHERE id IN (${ann.id}, ${bob.id})`);
  }
});
