import type { Unit } from '../../database/index.js';
import type { EventData, RequestIds } from './event-types.js';

/** Whether a request has left its line in an incident's trail: this very request, whatever others call themselves alike. */
export async function hasLineOf(unit: Unit, incidentId: number, { requestId, ownId }: RequestIds): Promise<boolean> {
  const lines = await unit.rows<{ data: string }>(
    "SELECT `data` FROM `incident_events` WHERE `incident_id` = ? AND `request_id` = ? AND `source` = 'request'",
    [incidentId, requestId],
  );
  return lines.some(({ data }) => (JSON.parse(data) as EventData).ownId === ownId);
}
