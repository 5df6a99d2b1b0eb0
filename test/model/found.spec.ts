import { expect } from 'vitest';
import { MONDAY_NIGHT } from '../kit/line.js';
import { story } from '../kit/story.js';

/** What the random runs have found, each told in the fewest steps. */

story('a repeated request gets the answer of its own call, not that of one it only names', async (line) => {
  const post = (body: object) =>
    line.post('/api/telephony/next-target', body, { 'I-Twilio-Idempotency-Token': 'the same' });
  const one = await line.call('CAone').next();
  const body = { callSid: 'CAtwo', incidentId: one.incidentId, callerPhone: '' };
  expect((await post(body)).body.incidentId).toBe(one.incidentId);
  await line.call('CAone').completed(one.incidentId);
  const own = (await post(body)).body.incidentId as number;
  expect(own).not.toBe(one.incidentId);
  expect((await post(body)).body.incidentId).toBe(own);
});

story(
  'a broadcast in the middle of a ladder is announced once, also when somebody above it becomes free',
  async (line) => {
    const rung = (name: string) => ({ name, timeoutSeconds: 20, limit: null });
    await line.company.ladder('after_hours', [rung('admin'), rung('broadcast'), rung('manager')]);
    await line.company.person('Mia', 'manager');
    const ada = await line.company.person('Ada', 'admin', { available: false });
    const call = line.call();
    const { incidentId } = await call.tryNext();
    await line.company.change(ada, { available: true });
    expect((await call.next({ incidentId })).userName).toBe('Ada');
    expect((await call.next({ incidentId })).stepName).toBe('exhausted');
    expect(await line.rows("SELECT id FROM incident_events WHERE type = 'broadcast_due'")).toHaveLength(1);
  },
  { start: MONDAY_NIGHT },
);

story('nobody rings twice for a claim that ran out before it was swept away', async (line) => {
  await line.company.person('Ada', 'admin');
  const first = await line.call('CAone').next();
  line.clock.advance(60);
  expect((await line.call('CAtwo').next()).userName).toBe(first.userName);
  const held = await line.rows('SELECT incident_id FROM call_attempts WHERE held_user_id IS NOT NULL');
  expect(held).toHaveLength(1);
});

story('a talk is claimed for as long as its first report says, however often it is told', async (line) => {
  await line.company.person('Ada', 'admin');
  const call = line.call('CAone');
  const target = await call.next();
  const claims = () => line.rows<object>('SELECT claimed_until, held_user_id FROM call_attempts');
  await call.answered(target);
  const before = await claims();
  line.clock.advance(3600);
  await call.answered(target);
  expect(await claims()).toEqual(before);
});
