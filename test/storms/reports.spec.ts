import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NextTarget } from '../../src/routing/index.js';
import { onServer } from '../kit/databases.js';
import { inParallel, scaled, Storm } from './storm.js';

const MAX_MILLISECONDS = 10 * 60_000;
const ADMINS = 60;

onServer('reports that reach two processes at one time', (kind) => {
  let storm: Storm;

  beforeAll(async () => {
    storm = await Storm.open(kind);
    await storm.alwaysOpen(true);
    const { company } = storm.line;
    for (let index = 0; index < ADMINS; index += 1) await company.person(`Admin ${index}`, 'admin');
  }, MAX_MILLISECONDS);
  afterAll(() => storm.close(), MAX_MILLISECONDS);

  /** Begins a call and lets two people ring, of whom nothing was reported yet. */
  async function ringTwo(call: object): Promise<[NextTarget, NextTarget]> {
    const first = await storm.post(0, 'next-target', call);
    return [first, await storm.post(1, 'next-target', { ...call, incidentId: first.incidentId })];
  }

  it(
    'failed, answered and completed, each to both: the rows are those of any other order',
    async () => {
      await inParallel(scaled(500), async (index) => {
        const call = { callSid: `CAreports${index}`, callerPhone: '+14155551234' };
        const [failed, answerer] = await ringTwo(call);
        const about = { callSid: call.callSid, incidentId: failed.incidentId };
        const reports: [string, object][] = [
          ['attempt-failed', { ...about, targetPhone: failed.nextPhoneE164, reason: 'busy' }],
          ['answered', { ...about, answeredPhone: answerer.nextPhoneE164 }],
          ['completed', { ...about, duration: 30 }],
          ['attempt-failed', { ...about, targetPhone: answerer.nextPhoneE164, reason: 'no-answer' }],
        ];
        const twice = [...reports, ...reports];
        await Promise.all(twice.map(([endpoint, body], nth) => storm.post(nth >> 2, endpoint, body)));
        const rows = await storm.line.rows<Record<string, unknown>>(
          'SELECT i.status, i.duration_seconds, i.end_inferred, a.status AS result, a.claimed_until, a.held_user_id, ' +
            'a.user_id = i.answered_by_user_id AS answered FROM incidents i JOIN call_attempts a ON a.incident_id = i.id ' +
            'WHERE i.id = ? ORDER BY a.id',
          [failed.incidentId],
        );
        const common = { status: 'completed', duration_seconds: 30, end_inferred: 0 };
        const free = { claimed_until: null, held_user_id: null };
        expect(rows).toEqual([
          { ...common, ...free, result: 'busy', answered: 0 },
          { ...common, ...free, result: 'answered', answered: 1 },
        ]);
        const trail = await storm.line.rows<{ type: string; times: number | string }>(
          'SELECT type, COUNT(*) AS times FROM incident_events WHERE incident_id = ? ' +
            // Whether the messenger looked between two reports is chance.
            "AND source NOT IN ('messenger', 'follow_up') GROUP BY type ORDER BY type",
          [failed.incidentId],
        );
        expect(trail.map(({ type, times }) => `${type} ${times}`)).toEqual([
          'answered 2',
          'attempt_failed 4',
          'completed 2',
          'offered 2',
        ]);
      });
      await storm.expectCalm();
    },
    MAX_MILLISECONDS,
  );
});
