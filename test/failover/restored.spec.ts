import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findServerBinary } from '../kit/servers/index.js';
import { Rig } from './rig.js';

const ABANDONED = JSON.stringify({ incident: { status: 'abandoned', endedAt: '2026-11-01T00:00:00.000Z' } });

describe.skipIf(findServerBinary() === null)('a database that gives out ids again, for it was restored', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.withThree();
  });
  afterAll(() => rig.close());

  /** Begins incidents under all ids that the service has leased, as another instance does after a restore. */
  async function takeAllIds(): Promise<void> {
    const [table] = await rig.rows<{ 'Create Table': string }>('SHOW CREATE TABLE incidents');
    const next = Number(/AUTO_INCREMENT=(\d+)/.exec(table?.['Create Table'] ?? '')?.[1]);
    await rig.rows(
      'INSERT INTO incidents (id, call_sid, caller_phone, ladder, status, created_at, ended_at) ' +
        `SELECT seq, CONCAT('CAother', seq), '', 'after_hours', 'abandoned', '2026-11-01', '2026-11-01' FROM seq_1_to_5000 ` +
        `WHERE seq < ${next} AND seq NOT IN (SELECT id FROM incidents)`,
    );
    await rig.rows(
      'INSERT INTO incident_events (incident_id, seq, type, source, at, data) ' +
        `SELECT id, 1, 'completed', 'engine', created_at, '${ABANDONED}' FROM incidents WHERE id NOT IN (SELECT incident_id FROM incident_events)`,
    );
  }

  let made = 0;
  /** Makes calls; what each was told. */
  async function calls(count: number) {
    const targets = [];
    for (let index = 0; index < count; index += 1) {
      made += 1;
      const call = rig.call(`CAnew${made}`, `+1415555${1000 + made}`);
      const target = await call.next();
      await call.completed(target.incidentId, null);
      targets.push(target);
    }
    return targets;
  }

  async function expectAllWritten(targets: readonly { incidentId: number }[]): Promise<void> {
    const written = await rig.rows<{ id: number }>("SELECT id FROM incidents WHERE call_sid LIKE 'CAnew%'");
    const ids = new Set(written.map(({ id }) => id));
    expect(targets.filter(({ incidentId }) => !ids.has(incidentId))).toEqual([]);
    expect(new Set(targets.map(({ incidentId }) => incidentId)).size).toBe(targets.length);
    await rig.trails();
  }

  it('a running service takes other ids, and no caller notices', async () => {
    await takeAllIds();
    const targets = await calls(3);
    await rig.look();
    targets.push(...(await calls(1)));
    expect(targets.map(({ userName }) => userName)).toEqual(['Ada', 'Ada', 'Ada', 'Ada']);
    await expectAllWritten(targets);
  });

  it('a service that starts does not use the ids that an earlier process left', async () => {
    await takeAllIds();
    await rig.killAndStart();
    await expectAllWritten(await calls(3));
    expect(rig.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  it('a service that lost its database leases anew, and its journal is written under ids that are free', async () => {
    await rig.server.crash();
    const first = rig.call('CAnewfirst');
    const told = await first.next();
    await first.answered(told);
    await rig.server.restart();
    await takeAllIds();
    await rig.back();
    expect(rig.status).toMatchObject({ waiting: 0, rejected: 0 });
    const [incident] = await rig.rows<{ id: number; status: string }>(
      "SELECT id, status FROM incidents WHERE call_sid = 'CAnewfirst'",
    );
    expect(incident?.status).toBe('answered');
    expect(incident?.id).not.toBe(told.incidentId);
    await first.completed(incident?.id ?? 0, null);
    await expectAllWritten(await calls(3));
  });

  it('an id that nobody can have told is not taken from a request, for its successors would be none', async () => {
    await rig.server.crash();
    const target = await rig.call('CAnewfar').next({ incidentId: 2_147_483_647 });
    expect(target.incidentId).toBeLessThan(100_000);
    await rig.server.restart();
    await rig.back();
    await expectAllWritten([target, ...(await calls(2))]);
  });
});
