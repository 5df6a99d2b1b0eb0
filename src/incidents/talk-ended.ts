import { toInstant, type Unit } from '../database/index.js';
import type { IncidentRecord } from './incident-record.js';

/**
 * Returns when Twilio said that the answering person's leg was over; null: it has not. The end of a talk is told by the
 * dial's result, which may be lost: without it the person would stay reserved for hours.
 */
export async function talkEndedAt(unit: Unit, incident: IncidentRecord): Promise<Date | null> {
  const { id, answeredAt, answeredByUserId } = incident;
  if (incident.status !== 'answered' || answeredAt === null || answeredByUserId === null) return null;
  const events = await unit.rows<{ at: Date | string; data: string }>(
    "SELECT `at`, `data` FROM `incident_events` WHERE `incident_id` = ? AND `type` = 'leg_status' ORDER BY `seq` DESC",
    [id],
  );
  const over = events.find(({ data }) => {
    const { facts } = JSON.parse(data) as { facts?: { userId?: number; status?: string } };
    return facts?.userId === answeredByUserId && facts.status === 'completed';
  });
  const at = over === undefined ? null : toInstant(over.at);
  return at !== null && at >= answeredAt ? at : null;
}
