import mysql from 'mysql2/promise';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ROSTER_CHANGED, UnitOfWork } from '../../src/database/index.js';
import { IndexedCalls } from '../../src/calls/cache/indexed-calls.js';
import { FailoverMonitor } from '../../src/calls/index.js';
import { CallCache } from '../../src/calls/cache/call-cache.js';
import { findServerBinary } from '../kit/servers/index.js';
import { Rig } from './rig.js';

const EVENT =
  'INSERT INTO incident_events (incident_id, seq, type, source, at, data) ' +
  "SELECT ?, COALESCE(MAX(seq), 0) + 1, 'completed', 'request', UTC_TIMESTAMP(3), '{}' FROM incident_events WHERE incident_id = ?";

describe.skipIf(findServerBinary() === null)('what is known of the calls of all instances', () => {
  let rig: Rig;
  let other: mysql.Connection;
  beforeEach(async () => {
    rig = await Rig.withThree();
    // Each look is one of this test's.
    clearInterval(rig.app.get<FailoverMonitor, { timer: NodeJS.Timeout }>(FailoverMonitor).timer);
    await rig.look();
    other = await mysql.createConnection(rig.databaseUrl.replace(/^mariadb:/, 'mysql:'));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await other.end();
    await rig.close();
  });

  /** What is looked at every three seconds. */
  async function look(): Promise<void> {
    await rig.app.get(UnitOfWork).run((unit) => Promise.resolve(unit.emit(ROSTER_CHANGED)));
    await rig.look();
  }
  /** Ends an incident as another instance does. */
  async function end(incidentId: number): Promise<void> {
    await other.query('UPDATE incidents SET ended_at = UTC_TIMESTAMP(3) WHERE id = ?', [incidentId]);
    await other.query(EVENT, [incidentId, incidentId]);
  }
  const isOver = (incidentId: number): boolean => rig.app.get(CallCache).byId(incidentId)?.endedAt instanceof Date;
  async function begin(callSid: string): Promise<number> {
    return (await rig.call(callSid, `+1415555${callSid.slice(2).padStart(4, '0')}`).next()).incidentId;
  }

  it('is read once, and only of those that have changed', async () => {
    const ids: number[] = [];
    for (let index = 0; index < 30; index += 1) ids.push(await begin(`CA${index}`));
    await look();
    await look();
    const put = vi.spyOn(IndexedCalls.prototype, 'put');
    await look();
    expect(put).not.toHaveBeenCalled();
    await end(ids[7] ?? 0);
    await look();
    expect(put.mock.calls.map(([incident]) => incident.id)).toEqual([ids[7]]);
    expect(ids.filter(isOver)).toEqual([ids[7]]);
  });

  it('also where a change becomes visible after a later one', async () => {
    const [late, early] = [await begin('CA1'), await begin('CA2')];
    await look();
    await other.beginTransaction();
    await end(late);
    await rig.rows(`UPDATE incidents SET ended_at = UTC_TIMESTAMP(3) WHERE id = ${early}`);
    await rig.rows(EVENT.replaceAll('?', String(early)));
    await look();
    expect([isOver(late), isOver(early)]).toEqual([false, true]);
    await other.commit();
    await look();
    expect([isOver(late), isOver(early)]).toEqual([true, true]);
  });

  it('also where reading them failed once', async () => {
    const id = await begin('CA1');
    await look();
    await end(id);
    const unitOfWork = rig.app.get(UnitOfWork);
    const run = unitOfWork.run.bind(unitOfWork);
    const broken = vi.spyOn(unitOfWork, 'run');
    // The first unit is that of `look`; of the two that follow, the second reads the calls that the first one found.
    broken.mockImplementationOnce(run).mockImplementationOnce(run).mockRejectedValueOnce(new Error('once'));
    await look();
    expect(isOver(id)).toBe(false);
    await look();
    expect(isOver(id)).toBe(true);
  });

  it('is forgotten where the database is another one', async () => {
    const id = await begin('CA1');
    await look();
    for (const table of ['incident_events', 'call_attempts', 'incidents']) await other.query(`DELETE FROM ${table}`);
    await look();
    expect(rig.app.get(CallCache).byId(id)).toBe(null);
  });
});
