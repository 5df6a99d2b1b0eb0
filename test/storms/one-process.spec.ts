import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NextTarget } from '../../src/routing/index.js';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { Wire, type WireReply } from '../kit/wire.js';
import { AT_ONCE, inParallel, scaled } from './storm.js';

const MAX_MILLISECONDS = 5 * 60_000;
const ADMINS = 60;

onEachDatabase('one process, many calls at one time', (kind) => {
  let line: Line;
  let wire: Wire;

  beforeAll(async () => {
    line = await Line.open(kind);
    wire = new Wire(line.url, 4 * AT_ONCE);
    for (let index = 0; index < ADMINS; index += 1) await line.company.person(`Admin ${index}`, 'admin');
  }, MAX_MILLISECONDS);
  afterAll(async () => {
    wire.close();
    await line.close();
  }, MAX_MILLISECONDS);

  async function accepted(reply: Promise<WireReply>): Promise<NextTarget> {
    const { status, body } = await reply;
    expect(status, JSON.stringify(body)).toBe(200);
    return body as NextTarget;
  }

  it(
    'each call is one incident, nobody rings for two, a refused request beside them takes nothing away',
    async () => {
      await inParallel(scaled(200), async (index) => {
        const call = { callSid: `CAone${index}`, callerPhone: '+14155551234' };
        const other = { callSid: `CAother${index}`, callerPhone: '+14155551235' };
        const unknown = wire.post('answered', { callSid: `CAunknown${index}`, answeredPhone: '+15005550009' });
        const [one, again, another] = await Promise.all(
          [call, call, other].map((body) => accepted(wire.post('next-target', body))),
        );
        expect((await unknown).status).toBe(404);
        expect(again).toEqual(one);
        expect(another?.incidentId).not.toBe(one?.incidentId);
        expect(another?.nextPhoneE164).not.toBe(one?.nextPhoneE164);
        const failed = { ...call, incidentId: one?.incidentId, targetPhone: one?.nextPhoneE164, reason: 'busy' };
        await Promise.all([accepted(wire.post('attempt-failed', failed)), accepted(wire.post('completed', other))]);
        await accepted(wire.post('completed', call));
      });
      const [counts] = await line.rows<Record<string, number | string>>(
        'SELECT COUNT(*) AS incidents, (SELECT COUNT(*) FROM incident_events) AS events FROM incidents',
      );
      const calls = 2 * scaled(200);
      expect([Number(counts?.['incidents']), Number(counts?.['events'])]).toEqual([calls, calls * 3]);
    },
    MAX_MILLISECONDS,
  );
});
