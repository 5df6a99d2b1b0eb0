import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NextTarget } from '../../src/routing/index.js';
import { onServer } from '../kit/databases.js';
import { inParallel, scaled, Storm } from './storm.js';

const MAX_MILLISECONDS = 10 * 60_000;
/** Enough that somebody is always free: each task has two calls at most. */
const ADMINS = 40;

onServer('two processes on one database', (kind) => {
  let storm: Storm;

  beforeAll(async () => {
    storm = await Storm.open(kind);
    await storm.alwaysOpen(true);
    const { company } = storm.line;
    await company.onCall(await company.technician('Pia'), 'primary');
    await company.onCall(await company.technician('Sam'), 'secondary');
    for (let index = 0; index < ADMINS; index += 1)
      await company.person(`Admin ${index}`, 'admin', { priority: index });
  }, MAX_MILLISECONDS);
  afterAll(() => storm.close(), MAX_MILLISECONDS);

  const together = (count: number, body: (index: number) => object): Promise<NextTarget[]> =>
    Promise.all(Array.from({ length: count }, (_, index) => storm.post(index, 'next-target', body(index))));

  async function end(callSid: string, incidentId: number): Promise<void> {
    await storm.post(0, 'completed', { callSid, incidentId, duration: 0 });
  }

  it(
    'two next-targets of one call at one time: one person pending, both answers were offered',
    async () => {
      await inParallel(scaled(1000), async (index) => {
        const call = { callSid: `CApair${index}`, callerPhone: 'anonymous' };
        const first = await together(2, () => call);
        const incidentId = first[0]?.incidentId ?? 0;
        const second = await together(2, () => ({ ...call, incidentId }));
        const attempts = await storm.line.rows<{ phone: string; status: string }>(
          'SELECT phone_e164 AS phone, status FROM call_attempts WHERE incident_id = ?',
          [incidentId],
        );
        const pending = attempts.filter(({ status }) => status === 'pending');
        expect(pending.length).toBeLessThanOrEqual(1);
        const offered = attempts.map(({ phone }) => phone);
        const named = [...first, ...second].map(({ nextPhoneE164 }) => nextPhoneE164);
        expect(offered, 'everyone who is named was offered').toEqual(expect.arrayContaining(named));
        expect(new Set(first.map(({ nextPhoneE164 }) => nextPhoneE164)).size, 'two first requests: one person').toBe(1);
        expect(new Set(second.map(({ nextPhoneE164 }) => nextPhoneE164)).size, 'two that know of it: two').toBe(2);
        await end(call.callSid, incidentId);
      });
      await storm.expectCalm();
    },
    MAX_MILLISECONDS,
  );

  it(
    'three first requests of one call at one time: one incident',
    async () => {
      await inParallel(scaled(500), async (index) => {
        const call = { callSid: `CAtriple${index}`, callerPhone: '+14155551234' };
        const answers = await together(3, () => call);
        expect(new Set(answers.map(({ incidentId }) => incidentId)).size).toBe(1);
        expect(new Set(answers.map(({ nextPhoneE164 }) => nextPhoneE164)).size).toBe(1);
        await end(call.callSid, answers[0]?.incidentId ?? 0);
      });
      await storm.expectCalm();
    },
    MAX_MILLISECONDS,
  );

  it(
    'three first requests of one call at one time, and nobody to ring: one incident all the same',
    async () => {
      const { line } = storm;
      await line.company.ladder('after_hours', []);
      await storm.alwaysOpen(false);
      await inParallel(scaled(200), async (index) => {
        const callSid = `CAnobody${index}`;
        const answers = await together(3, () => ({ callSid, callerPhone: 'anonymous' }));
        expect(new Set(answers.map(({ incidentId }) => incidentId)).size).toBe(1);
        expect(await line.rows('SELECT id FROM incidents WHERE call_sid = ?', [callSid])).toHaveLength(1);
      });
      await storm.alwaysOpen(true);
      await storm.expectCalm();
    },
    MAX_MILLISECONDS,
  );

  it(
    'two calls at one time: two people, as long as somebody is free',
    async () => {
      const ringing = new Map<string, string>();
      await inParallel(scaled(500), async (index) => {
        const sid = (one: number): string => `CAcollision${index}-${one}`;
        const answers = await together(2, (one) => ({ callSid: sid(one), callerPhone: '+14155551234' }));
        for (const [one, { nextPhoneE164 }] of answers.entries()) {
          expect(ringing.get(nextPhoneE164 ?? ''), `${nextPhoneE164} rings for two calls`).toBeUndefined();
          ringing.set(nextPhoneE164 ?? '', sid(one));
        }
        for (const { nextPhoneE164 } of answers) ringing.delete(nextPhoneE164 ?? '');
        for (const [one, { incidentId }] of answers.entries()) await end(sid(one), incidentId);
      });
      await storm.expectCalm();
    },
    MAX_MILLISECONDS,
  );
});
