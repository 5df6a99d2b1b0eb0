import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';

onEachDatabase('ladders', (kind) => {
  let line: Line;
  let people: Record<'admin' | 'manager' | 'technician', SignedInPerson>;
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS });
    people = {
      admin: await signIn(line, 'admin', { phoneE164: '+14155550901' }),
      manager: await signIn(line, 'manager', { phoneE164: '+14155550902' }),
      technician: await signIn(line, 'technician'),
    };
  });
  afterAll(() => line.close());

  const rung = (name: string, more: object = {}) => ({ name, timeoutSeconds: 20, ...more });
  const put = (steps: unknown, kindOfLadder = 'business_hours', person = people.manager) =>
    person.send('PUT', `/api/ladders/${kindOfLadder}`, { steps });
  const stepsOf = async (kindOfLadder: string) =>
    ((await people.technician.get(`/api/ladders/${kindOfLadder}`)).body as { steps: unknown }).steps;

  it('tell which steps can stand on them, with their defaults', async () => {
    const { status, body } = await people.technician.get('/api/ladder-steps');
    expect(status).toBe(200);
    expect((body as { name: string }[]).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['admin', 'broadcast', 'manager', 'primary_oncall', 'rotating_pool', 'secondary']),
    );
    expect(body).toContainEqual({
      name: 'rotating_pool',
      title: 'Rotating pool',
      description: expect.stringContaining('three') as string,
      timeoutSeconds: 20,
      limit: 3,
    });
  });

  it('are the two of the guide at first, below the step for repeat callers, for everybody to read', async () => {
    const { body } = await people.technician.get('/api/ladders');
    const [day, night] = body as { kind: string; steps: { name: string; limit: number | null }[] }[];
    expect([day?.kind, night?.kind]).toEqual(['business_hours', 'after_hours']);
    expect(day?.steps.map(({ name }) => name)).toEqual([
      'repeat_caller',
      'primary_oncall',
      'secondary',
      'admin',
      'manager',
      'broadcast',
    ]);
    expect(await stepsOf('after_hours')).toEqual(night?.steps);
    expect(night?.steps.at(-1)).toEqual({ name: 'rotating_pool', timeoutSeconds: 20, limit: 3 });
  });

  it('are changed by admins and managers alone', async () => {
    const steps = [rung('primary_oncall')];
    for (const [role, status] of Object.entries({ technician: 403, manager: 200, admin: 200 })) {
      const { status: got } = await put(steps, 'after_hours', people[role as keyof typeof people]);
      expect([role, got]).toEqual([role, status]);
    }
  });

  it('take the default limit of a step where none is given, and none where it is null', async () => {
    const wanted = [rung('rotating_pool'), rung('manager', { limit: null }), rung('admin', { limit: 2 })];
    const { body } = await put(wanted);
    const steps = [rung('rotating_pool', { limit: 3 }), rung('manager', { limit: null }), rung('admin', { limit: 2 })];
    expect(body).toEqual({ kind: 'business_hours', steps });
    expect(await stepsOf('business_hours')).toEqual(steps);
    expect((await put([rung('rotating_pool', { limit: null })])).body).toMatchObject({ steps: [{ limit: null }] });
  });

  it.each([
    ['an unknown step', [{ name: 'nobody_knows', timeoutSeconds: 20 }], 422, 'steps[0].name', 'nobody_knows'],
    ['a repeated step', ['admin', 'manager', 'admin'].map((name) => rung(name)), 422, 'steps[2].name', 'admin'],
    ['no step', [], 400, 'steps', 'steps'],
    ['no steps at all', undefined, 400, 'steps', 'steps'],
    ['no object', [7], 400, 'steps', 'steps'],
    ['no seconds', [{ name: 'admin' }], 400, 'steps[0].timeoutSeconds', 'timeoutSeconds'],
    ['too many seconds', [rung('admin', { timeoutSeconds: 601 })], 400, 'steps[0].timeoutSeconds', '600'],
    ['no whole limit', [rung('admin', { limit: 1.5 })], 400, 'steps[0].limit', 'limit'],
    ['an unknown field', [rung('admin', { colour: 'red' })], 400, 'steps[0].colour', 'colour'],
  ])('refuse %s, naming it, and stay as they are', async (_, steps, status, field, word) => {
    const before = await stepsOf('business_hours');
    const reply = await put(steps);
    expect(reply).toMatchObject({ status, body: { details: [{ field }] } });
    expect((reply.body as { message: string }).message).toContain(word);
    expect(await stepsOf('business_hours')).toEqual(before);
  });

  it('are two', async () => {
    const unknown = { status: 404, body: { code: 'LADDER_NOT_FOUND' } };
    expect(await people.admin.get('/api/ladders/weekend')).toMatchObject(unknown);
    expect(await put([rung('admin')], 'weekend')).toMatchObject(unknown);
  });

  it('count from the next request on, also for a call in progress, which keeps its kind', async () => {
    await put([rung('admin'), rung('manager')]);
    await put([rung('rotating_pool')], 'after_hours');
    const call = line.call();
    const first = await call.tryNext();
    expect(first.stepName).toBe('admin');
    await put([rung('manager', { timeoutSeconds: 77 })]);
    line.clock.advance(7 * 3600);
    expect(await call.next({ incidentId: first.incidentId })).toMatchObject({
      stepName: 'manager',
      timeoutSeconds: 77,
      nextPhoneE164: '+14155550902',
    });
  });

  it('leave a note of who changed what, and none of a change that changes nothing', async () => {
    const notes = () =>
      line.rows<{ actor_user_id: number; before_value: string; after_value: string }>(
        "SELECT * FROM change_log WHERE entity = 'ladder' AND entity_id = 'after_hours' ORDER BY id",
      );
    await put([rung('manager', { limit: null })], 'after_hours');
    const before = (await notes()).length;
    await put([rung('admin', { limit: 1 })], 'after_hours', people.admin);
    await put([rung('admin', { limit: 1 })], 'after_hours', people.admin);
    const noted = (await notes()).slice(before);
    expect(noted.map((row) => row.actor_user_id)).toEqual([people.admin.id]);
    expect(JSON.parse(noted[0]?.before_value ?? '')).toEqual({ steps: [rung('manager', { limit: null })] });
    expect(JSON.parse(noted[0]?.after_value ?? '')).toEqual({ steps: [rung('admin', { limit: 1 })] });
  });

  it('are whole after many changes at once', async () => {
    const names = ['admin', 'manager', 'primary_oncall', 'secondary', 'rotating_pool'];
    const orders = names.map((_, turn) => [...names.slice(turn), ...names.slice(0, turn)].map((name) => rung(name)));
    const replies = await Promise.all(orders.map((steps) => put(steps)));
    expect(replies.map(({ status }) => status)).toEqual(orders.map(() => 200));
    const left = (await stepsOf('business_hours')) as { name: string }[];
    expect(orders.map((order) => order.map(({ name }) => name))).toContainEqual(left.map(({ name }) => name));
  });
});
