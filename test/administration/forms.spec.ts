import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS } from '../kit/people.js';
import { TwoInstances, type Administrator, type Response } from './kit.js';

const ROUNDS = 20;
const OLD = '+14155550101';
const NEW = '+14155550102';

onEachDatabase('a form that was opened earlier', (kind) => {
  let service: TwoInstances;
  let ann: Administrator;
  let bob: Administrator;
  beforeAll(async () => {
    service = await TwoInstances.open(kind);
    ann = await service.signIn('admin');
    bob = await service.signIn('admin', service.other);
  });
  afterAll(() => service.close());

  /** Opens a form about a user, which sends back all that it was opened with, but what is typed into it. */
  async function open(by: Administrator, id: number) {
    const path = `/api/users/${id}`;
    const { body, etag } = await by.get(path);
    const { name, role, phoneE164, email, active, priority, acceptance, timeZone } = body as Record<string, unknown>;
    const shown = { name, role, phoneE164, email, active, priority, acceptance, timeZone };
    return (typed: object): Promise<Response> =>
      by.send('PATCH', path, { body: { ...shown, ...typed }, ifMatch: etag ?? undefined });
  }

  it('does not put an old phone number back', async () => {
    const seen = { back: 0, bothSaved: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id } = await service.add('technician', { phoneE164: OLD });
      const [saveAnn, saveBob] = [await open(ann, id), await open(bob, id)];
      const [anns, bobs] = await Promise.all([saveAnn({ phoneE164: NEW }), saveBob({ name: 'Other' })]);
      const { body } = await ann.get(`/api/users/${id}`);
      if (anns.status === 200 && body.phoneE164 === OLD) seen.back += 1;
      if (anns.status === bobs.status) seen.bothSaved += 1;
    }
    expect(seen).toEqual({ back: 0, bothSaved: 0 });
  });

  it('is told what is there now, and saved by the version that it is told', async () => {
    const { id } = await service.add('technician', { phoneE164: OLD });
    const [saveAnn, saveBob] = [await open(ann, id), await open(bob, id)];
    const saved = await saveAnn({ phoneE164: NEW });
    const refused = await saveBob({ name: 'Other' });
    expect(refused).toMatchObject({ status: 412, etag: saved.etag, body: { details: { current: saved.body } } });
    const again = await bob.send('PATCH', `/api/users/${id}`, {
      body: { name: 'Other' },
      ifMatch: refused.etag ?? undefined,
    });
    expect(again).toMatchObject({ status: 200, body: { name: 'Other', phoneE164: NEW } });
  });

  it('is saved although an availability has returned by itself, which nobody wrote', async () => {
    const { id } = await service.add('technician');
    const path = `/api/users/${id}`;
    const until = new Date(service.one.clock.now().getTime() + 60_000).toISOString();
    const set = await ann.send('PUT', `${path}/availability`, { body: { available: false, until } });
    for (const { clock } of new Set([service.one, service.other])) clock.advance(60);
    const shown = await ann.get(path);
    expect(shown.body).toMatchObject({ available: true, availableUntil: null });
    expect(shown.etag).not.toBe(set.etag);
    const saved = await bob.send('PATCH', path, { body: { name: 'Other' }, ifMatch: set.etag ?? undefined });
    expect(saved).toMatchObject({ status: 200, body: { name: 'Other', available: true } });
    const late = await bob.send('PATCH', path, { body: { name: 'Third' }, ifMatch: set.etag ?? undefined });
    expect(late.status).toBe(412);
  });

  it('is refused as it would be without a version where it is not allowed or not there, and told nothing', async () => {
    const technician = await service.signIn('technician', service.other);
    const manager = await service.signIn('manager');
    const { id } = await service.add('technician', { phoneE164: OLD });
    const [path, ifMatch] = [`/api/users/${id}`, '"stale"'];
    const replies = [
      await technician.send('PATCH', path, { body: { name: 'X' }, ifMatch }),
      await technician.send('PUT', `${path}/availability`, { body: { available: false }, ifMatch }),
      await manager.send('PATCH', path, { body: { role: 'admin' }, ifMatch }),
      await manager.send('DELETE', path, { ifMatch }),
      await ann.send('PATCH', path, { body: { name: 5 }, ifMatch }),
      await ann.send('PATCH', '/api/users/999999', { body: { name: 'X' }, ifMatch }),
      await ann.send('DELETE', '/api/on-call/shifts/999999', { ifMatch: '*' }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([403, 403, 403, 403, 400, 404, 404]);
    expect(JSON.stringify(replies)).not.toContain(OLD);
  });

  it('of a manager is told no more of a user than the list of users tells', async () => {
    const manager = await service.signIn('manager');
    const { id, email } = await service.add('technician', { phoneE164: OLD });
    const refused = await manager.send('PATCH', `/api/users/${id}`, { body: { name: 'X' }, ifMatch: '"stale"' });
    const { body } = await manager.get(`/api/users?q=${email}`);
    expect(refused).toMatchObject({
      status: 412,
      body: { details: { current: (body as { items: object[] }).items[0] } },
    });
  });

  it('of a technician is about themselves, by the version that GET /api/auth/me names', async () => {
    const technician = await service.signIn('technician', service.other);
    const path = `/api/users/${technician.id}/availability`;
    const { etag } = await technician.get('/api/auth/me');
    expect((await ann.send('PATCH', `/api/users/${technician.id}`, { body: { name: 'Other' } })).status).toBe(200);
    const ifMatch = etag ?? undefined;
    expect((await technician.send('PUT', path, { body: { available: false }, ifMatch })).status).toBe(412);
    const { etag: present } = await technician.get('/api/auth/me');
    const again = await technician.send('PUT', path, { body: { available: false }, ifMatch: present ?? undefined });
    expect(again).toMatchObject({ status: 200, body: { available: false } });
  });

  it('may stand on a page of another origin, which sees ETag and may send If-Match', async () => {
    const origin = 'https://desk.example.com';
    const line = await Line.open(kind, { environment: { ...SESSIONS, CORS_ORIGINS: origin } });
    try {
      const preflight = await fetch(`${line.url}/api/rotating-pool`, {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'PUT',
          'Access-Control-Request-Headers': 'authorization,content-type,if-match',
        },
      });
      expect(preflight.headers.get('access-control-allow-headers')).toContain('if-match');
      const read = await fetch(`${line.url}/api/rotating-pool`, { headers: { Origin: origin } });
      expect(read.headers.get('access-control-expose-headers')?.split(',')).toContain('ETag');
    } finally {
      await line.close();
    }
  });
});
