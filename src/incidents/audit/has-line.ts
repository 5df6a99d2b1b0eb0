import type { Unit } from '../../database/index.js';

/** Whether a request has left its line in an incident's trail. */
export async function hasLineOf(unit: Unit, incidentId: number, requestId: string): Promise<boolean> {
  const lines = await unit.rows(
    "SELECT `id` FROM `incident_events` WHERE `incident_id` = ? AND `request_id` = ? AND `source` = 'request' LIMIT 1",
    [incidentId, requestId],
  );
  return lines.length > 0;
}
