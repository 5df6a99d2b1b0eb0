import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onServer } from '../kit/databases.js';
import { inParallel, scaled, Storm } from './storm.js';

const MAX_MILLISECONDS = 5 * 60_000;
const MEMBERS = 24;

onServer('the rotating pool under two processes', (kind) => {
  // A call passes over a person it has tried already, and gives that turn to the next: the one lags by one then, and
  // the other is ahead by one. Where claims count, a person who is being rung is passed over too.
  describe.each([
    ['ignore', 2],
    ['defer', 3],
  ])('CLAIMED_USERS=%s', (claimedUsers, mostDifference) => {
    let storm: Storm;

    beforeAll(async () => {
      storm = await Storm.open(kind, { CLAIMED_USERS: claimedUsers });
      await storm.alwaysOpen(false);
      const { company } = storm.line;
      const members = [];
      for (let index = 0; index < MEMBERS; index += 1) members.push(await company.technician(`Member ${index}`));
      await company.pool(...members);
    }, MAX_MILLISECONDS);
    afterAll(() => storm.close(), MAX_MILLISECONDS);

    it(
      'many calls at night with nobody picking up: three people each, and turns shared fairly',
      async () => {
        const calls = scaled(200);
        await inParallel(calls, async (index) => {
          const call = { callSid: `CAnight${index}`, callerPhone: '+14155551234' };
          const rung: (string | null)[] = [];
          for (let target = await storm.post(index, 'next-target', call); target.nextPhoneE164 !== null;) {
            rung.push(target.nextPhoneE164);
            const { incidentId, nextPhoneE164: targetPhone } = target;
            const report = { ...call, incidentId, targetPhone, reason: 'no-answer' };
            await storm.post(index + rung.length, 'attempt-failed', report);
            target = await storm.post(index + rung.length + 1, 'next-target', { ...call, incidentId });
          }
          expect(new Set(rung).size).toBe(3);
          expect(rung.length).toBe(3);
        });
        await storm.expectCalm();
        const rows = await storm.line.rows<{ turns: number | string }>(
          'SELECT COUNT(a.id) AS turns FROM rotating_pool_members m LEFT JOIN call_attempts a ON a.user_id = m.user_id GROUP BY m.user_id',
        );
        const turns = rows.map((row) => Number(row.turns));
        console.log(`turns of the ${MEMBERS} members in ${calls} calls: ${turns.join(' ')}`);
        expect(turns.reduce((sum, one) => sum + one, 0)).toBe(3 * calls);
        expect(Math.max(...turns) - Math.min(...turns), '12: turns are shared fairly').toBeLessThanOrEqual(
          mostDifference,
        );
      },
      MAX_MILLISECONDS,
    );
  });
});
