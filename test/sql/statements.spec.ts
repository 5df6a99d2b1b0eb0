import { describe, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { inventHistory } from '../kit/history.js';
import { Line, MONDAY_NIGHT } from '../kit/line.js';
import { Recorder } from '../kit/recorder.js';
import { measureRequests, staff, type Measured } from './requests.js';

/** Most statements of a request, BEGIN and COMMIT included. After a change, the next request also reads the roster. */
const MOST = { nextTarget: 8, report: 6 } as const;
/** How many more where the callSid is new and the incident isn't: both are looked up first, in a transaction of their own. */
const LOOKED_UP = 3;

onEachDatabase('statements of a request', (kind) => {
  const measure = async (users: number, history: number): Promise<Measured[]> => {
    const line = await Line.open(kind, { start: MONDAY_NIGHT });
    try {
      await staff(line, users);
      if (history > 0) await inventHistory(line, history);
      return await measureRequests(line);
    } finally {
      await line.close({ check: history === 0 });
    }
  };

  describe('of a small company', () => {
    it('are eight at most to find the next, and six to report', async () => {
      const measured = await measure(5, 0);
      expect(measured.length).toBeGreaterThan(20);
      for (const { kind: what, isReport, statements } of measured) {
        const looksUp = what === 'a new callSid with a known incident' ? LOOKED_UP : 0;
        const most = (isReport ? MOST.report : MOST.nextTarget) + looksUp;
        const sql = statements.map((statement) => statement.sql.slice(0, 60));
        expect(sql.length, `${what}: ${sql.join('\n')}`).toBeLessThanOrEqual(most);
        expect(sql[0], what).toMatch(/^(START|BEGIN) TRANSACTION/);
        expect(sql.at(-1), what).toBe('COMMIT');
      }
    });
  });

  it('are one more, at most, for a person whose claim has run out and was not swept away yet', async () => {
    const line = await Line.open(kind, { start: MONDAY_NIGHT });
    try {
      await staff(line, 3);
      const silent = line.call('CA1');
      const { incidentId } = await silent.next();
      await silent.next({ incidentId });
      expect((await silent.next({ incidentId })).stepName).toBe('rotating_pool');
      line.clock.advance(100);
      const recorder = new Recorder(line.dataSource);
      const call = line.call('CA2');
      let known = {};
      for (const most of [8, 8, 9]) {
        recorder.take();
        const target = await call.next(known);
        expect(target.nextPhoneE164).not.toBeNull();
        expect(recorder.take().length, target.stepName).toBeLessThanOrEqual(most);
        known = { incidentId: target.incidentId };
      }
    } finally {
      await line.close();
    }
  });

  it('are not sent where the flow asks whether the service is there, so no database keeps it waiting', async () => {
    const line = await Line.open(kind, { start: MONDAY_NIGHT });
    try {
      const recorder = new Recorder(line.dataSource);
      const { status, body } = await line.post('/api/telephony/twiml/check', { callSid: 'CA1' });
      expect([status, body]).toEqual([200, { ok: true }]);
      expect(recorder.take()).toEqual([]);
    } finally {
      await line.close();
    }
  });

  it('are as many in a company of 500 with a thousand incidents behind it', async () => {
    const counts = (measured: Measured[]) => measured.map(({ kind: what, statements }) => [what, statements.length]);
    expect(counts(await measure(500, 1000))).toEqual(counts(await measure(5, 0)));
  });
});
