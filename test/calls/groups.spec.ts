import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallCache } from '../../src/calls/cache/call-cache.js';
import { CallCacheRefresher } from '../../src/calls/failover/call-cache-refresher.service.js';
import { CallService } from '../../src/calls/index.js';
import { Unit, UnitOfWork } from '../../src/database/index.js';
import type { RequestOrigin } from '../../src/incidents/index.js';
import { toNextTarget, type NextTarget } from '../../src/routing/index.js';
import { appendEvents } from '../kit/append-events.js';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { Recorder } from '../kit/recorder.js';

const ONE_AT_A_TIME = { maxWaitSeconds: null };
/** Most statements of a group, BEGIN and COMMIT included, however many requests share it. */
const MAX_STATEMENTS = 8;

onEachDatabase('Requests that arrive together', (kind) => {
  let line: Line;
  beforeEach(async () => {
    line = await Line.open(kind);
    for (let nth = 1; nth <= 40; nth += 1) await line.company.person(`Manager ${nth}`, 'manager');
    await line.call('WARM-UP').next();
    // As the failover monitor does once a second: ids for incidents that begin.
    if (kind.name !== 'SQLite') await line.app.get(CallCacheRefresher).leaseIds({});
  });
  afterEach(() => line.close());

  const origin = (): RequestOrigin => {
    return { requestId: randomUUID(), endpoint: 'next-target', idempotencyToken: null, signature: null };
  };
  const ask = async (callSid: string, incidentId: number | null = null): Promise<NextTarget> => {
    const call = { callSid, incidentId, callerPhone: 'anonymous', lastTargetPhone: null, lastDial: null, report: null };
    const { answer } = await line.app.get(CallService).route(call, origin(), ONE_AT_A_TIME, toNextTarget);
    return answer;
  };
  const fail = ({ incidentId, nextPhoneE164 }: NextTarget, callSid: string) => {
    const report = { kind: 'failed', targetPhone: nextPhoneE164 ?? '', reason: 'busy' } as const;
    return line.app.get(CallService).record({ callSid, incidentId }, report, origin());
  };
  const calls = Array.from({ length: 16 }, (_, index) => `CA${index}`);

  describe('share a transaction', () => {
    it('sixteen calls that begin cost one group of few statements, and each rings somebody else', async () => {
      const recorder = new Recorder(line.dataSource);
      const targets = await Promise.all(calls.map((callSid) => ask(callSid)));
      const statements = recorder.take().map(({ sql }) => sql.slice(0, 60));
      // An embedded database gives each new incident its id in a statement of its own.
      const perIncident = kind.name === 'SQLite' ? calls.length - 1 : 0;
      const own = statements.filter((sql) => !/messages|follow_ups/.test(sql));
      expect(own.filter((sql) => sql === 'COMMIT')).toHaveLength(1);
      expect(own.length, own.join('\n')).toBeLessThanOrEqual(MAX_STATEMENTS + perIncident);
      expect(new Set(targets.map(({ nextPhoneE164 }) => nextPhoneE164)).size).toBe(calls.length);
      expect(new Set(targets.map(({ incidentId }) => incidentId)).size).toBe(calls.length);
    });

    it('sixteen reports, and then sixteen next requests, cost one group of few statements each', async () => {
      const targets = await Promise.all(calls.map((callSid) => ask(callSid)));
      const recorder = new Recorder(line.dataSource);
      await Promise.all(targets.map((target, index) => fail(target, `CA${index}`)));
      const reports = recorder.take().map(({ sql }) => sql.slice(0, 60));
      expect(reports.length, reports.join('\n')).toBeLessThanOrEqual(6);
      const again = await Promise.all(targets.map(({ incidentId }, index) => ask(`CA${index}`, incidentId)));
      const next = recorder.take().map(({ sql }) => sql.slice(0, 60));
      const own = next.filter((sql) => !/messages|follow_ups/.test(sql));
      expect(own.length, own.join('\n')).toBeLessThanOrEqual(MAX_STATEMENTS);
      expect(new Set(again.map(({ nextPhoneE164 }) => nextPhoneE164)).size).toBe(calls.length);
    });
  });

  it('one that no longer fits what the database has is decided again, and the others stand', async () => {
    const targets = await Promise.all(calls.map((callSid) => ask(callSid)));
    const [first] = targets;
    const note = { type: 'offered', source: 'engine', data: {} } as const;
    const trace = { at: line.clock.now(), requestId: null, idempotencyKey: null };
    // Another process writes an event of the first call, of which this one has not heard.
    await line.app.get(UnitOfWork).run((unit) => appendEvents(unit, first?.incidentId ?? 0, [note], trace));
    const recorder = new Recorder(line.dataSource);
    await Promise.all(targets.map((target, index) => fail(target, `CA${index}`)));
    // Refused by the numbers of its events; then it is checked first, and so is whatever follows.
    expect(recorder.take().filter(({ sql }) => sql.includes('TRANSACTION'))).toHaveLength(2);
    const rows = await line.rows<{ seq: number; events: number }>(
      'SELECT MAX(seq) AS seq, COUNT(*) AS events FROM incident_events GROUP BY incident_id ORDER BY incident_id',
    );
    expect(rows.slice(1, 3).map((row) => [Number(row.seq), Number(row.events)])).toEqual([
      [3, 3],
      [2, 2],
    ]);
  });

  it('sixteen of which another process has written more are read again together, and decided again', async () => {
    const targets = await Promise.all(calls.map((callSid) => ask(callSid)));
    const note = { type: 'offered', source: 'engine', data: {} } as const;
    const trace = { at: line.clock.now(), requestId: null, idempotencyKey: null };
    for (const { incidentId } of targets) {
      await line.app.get(UnitOfWork).run((unit) => appendEvents(unit, incidentId, [note], trace));
    }
    const together = vi.spyOn(Unit.prototype, 'rowsOf');
    await Promise.all(targets.map((target, index) => fail(target, `CA${index}`)));
    const readings = together.mock.calls.filter(([selects]) =>
      selects.some(({ sql }) => sql.includes('call_attempts` `a`')),
    );
    expect(
      readings.map(([selects]) => selects.length),
      'one reading of all calls',
    ).toEqual([calls.length]);
    const [{ failed } = { failed: 0 }] = await line.rows<{ failed: number }>(
      "SELECT COUNT(*) AS failed FROM call_attempts WHERE status = 'busy'",
    );
    expect(Number(failed)).toBe(calls.length);
    vi.restoreAllMocks();
  });

  it('one whose incident is gone is not taken for held: it is decided anew at once', async () => {
    const { incidentId } = await ask('CAgone');
    for (const table of ['call_attempts', 'incident_events']) {
      await line.rows(`DELETE FROM ${table} WHERE incident_id = ${incidentId}`);
    }
    await line.rows(`DELETE FROM incidents WHERE id = ${incidentId}`);
    const recorder = new Recorder(line.dataSource);
    const { incidentId: anew } = await ask('CAgone', incidentId);
    expect(anew).not.toBe(incidentId);
    const groups = recorder.take().filter(({ sql }) => /^(COMMIT|ROLLBACK)/.test(sql));
    expect(groups.length, 'found out, read anew, and written').toBeLessThanOrEqual(3);
  });

  it('none has its response before the transaction is over', async () => {
    const units = line.app.get(UnitOfWork);
    let end = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      end = resolve;
    });
    const run = units.run.bind(units);
    vi.spyOn(units, 'run').mockImplementationOnce(async (work, options) => {
      const result = await run(work, options);
      await gate;
      return result;
    });
    let hasResponse = false;
    const asked = ask('CAgate').then(() => {
      hasResponse = true;
    });
    await pause(200);
    expect(hasResponse).toBe(false);
    end();
    await asked;
  });

  it('one that can not be written leaves nobody reserved, and the next call rings whom it would have rung', async () => {
    const units = line.app.get(UnitOfWork);
    vi.spyOn(units, 'run').mockRejectedValueOnce(new Error('the disk is on fire'));
    await expect(ask('CAfailed')).rejects.toThrow('the disk is on fire');
    expect(line.app.get(CallCache).reserved.size).toBe(0);
    const target = await ask('CAfailed');
    expect(target.userName).toBe((await managersInOrder())[1]);
  });

  /** The first of them is rung by the call before the test. */
  async function managersInOrder(): Promise<string[]> {
    const rows = await line.rows<{ name: string }>("SELECT name FROM users WHERE role = 'manager'");
    return rows.map(({ name }) => name).toSorted((a, b) => (a < b ? -1 : 1));
  }
});
