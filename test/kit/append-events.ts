import type { Unit } from '../../src/database/index.js';
import { appendEvents as append } from '../../src/incidents/audit/append-events.js';
import type { NewEvent, Trace } from '../../src/incidents/index.js';

/** Adds events to an incident's trail, numbered on from the newest one, as a service of another process would. */
export async function appendEvents(
  unit: Unit,
  incidentId: number,
  events: readonly NewEvent[],
  trace: Trace,
): Promise<void> {
  const [row] = await unit.rows<{ seq: number | null }>(
    'SELECT MAX(`seq`) AS `seq` FROM `incident_events` WHERE `incident_id` = ?',
    [incidentId],
  );
  append(unit, [{ incidentId, afterSeq: Number(row?.seq ?? 0), events, trace }]);
  await unit.flush();
}
