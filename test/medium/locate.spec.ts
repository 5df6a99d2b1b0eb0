import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UnitOfWork } from '../../src/database/index.js';
import { locate, newIncident, openLate, writeOutcome } from '../../src/incidents/index.js';
import { onServer } from '../kit/databases.js';
import { openDatabase, unitsOn, type OpenDatabase } from './open-database.js';

const NOW = new Date('2026-11-23T10:00:00Z');
const CALL = { callSid: 'CAlocate', callerPhone: 'anonymous', callerE164: null, ladder: 'business_hours' };
const OFFER = { userId: 1, userName: 'Ada', phoneE164: '+14155550101', stepName: 'admin', timeoutSeconds: 20, dial: 1 };

/** Within this many milliseconds InnoDB repeats what it said of its locks. */
const LOCKS_ARE_TOLD_ANEW_AFTER = 150;

onServer('a unit that waits for an incident', (kind) => {
  let database: OpenDatabase;
  let units: UnitOfWork;
  beforeEach(async () => {
    database = await openDatabase(kind);
    units = unitsOn(database.dataSource);
  });
  afterEach(() => database.close());

  const isWaiting = async (): Promise<boolean> => {
    const sql = "SELECT COUNT(*) AS waiting FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'";
    const [row] = await database.dataSource.query<{ waiting: number | string }[]>(sql);
    return Number(row?.waiting) > 0;
  };

  it('sees everything that the unit which held it has written', async () => {
    const { id } = await units.run((unit) =>
      openLate(unit, { ...CALL, id: 1, relatedIncidentId: null, createdAt: NOW }),
    );
    const reference = { callSid: CALL.callSid, incidentId: id };
    const seen = await units.run(async (holder) => {
      await locate(holder, reference, null);
      const waiting = unitsOn(database.dataSource).run((unit) => locate(unit, reference, null));
      while (!(await isWaiting())) await pause(LOCKS_ARE_TOLD_ANEW_AFTER);
      const incident = newIncident({ ...CALL, relatedIncidentId: null }, id, NOW);
      const offers = [{ ...OFFER, hold: true }];
      const events = [{ type: 'offered', source: 'request' as const, data: {} }];
      const outcome = { incident, change: { state: incident, attempts: [] }, offers, events };
      await writeOutcome(holder, outcome, { at: NOW, requestId: null, idempotencyKey: null });
      return { waiting };
    });
    const { byCallSid, byId } = await seen.waiting;
    expect(byCallSid?.attempts.map(({ userId }) => userId)).toEqual([1]);
    expect(byId).toEqual(byCallSid);
  });
});
