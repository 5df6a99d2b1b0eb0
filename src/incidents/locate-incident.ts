import type { Parameter, Unit } from '../database/index.js';
import type { IncidentRecord } from './incident-record.js';
import { INCIDENT_KEYS, RECORD_COLUMNS, toRecords, type RecordRow } from './record-rows.js';

/** What a request says of the incident it means; null for what it does not say. */
export interface IncidentReference {
  readonly callSid: string | null;
  readonly incidentId: number | null;
}

/** The incidents that a reference may mean, and the answer that a repeated request has had already. */
export interface Located {
  readonly byCallSid: IncidentRecord | null;
  readonly byId: IncidentRecord | null;
  /** The stored answer of the same request, when the call that it means has seen its idempotency key before. */
  readonly replay: unknown;
}

/**
 * Reads what a reference may mean, with all attempts, and holds it until the unit ends: one statement on unique keys.
 * Only the incidents are locked, in a part of the statement that comes first (its LIMIT keeps the optimizer from making
 * one of the two parts): whoever holds an incident holds its attempts, and the fewer rows are locked the fewer units
 * meet in a deadlock. `replay` looks for the answer of the same request among the incident's events.
 */
export async function locate(
  unit: Unit,
  { callSid, incidentId }: IncidentReference,
  replay: { readonly key: string; readonly since: Date } | null,
): Promise<Located> {
  const conditions = [callSid !== null && '`i`.`call_sid` = ?', incidentId !== null && '`i`.`id` = ?'];
  const parameters: Parameter[] = [callSid, incidentId].filter((value) => value !== null);
  const sql =
    `SELECT ${RECORD_COLUMNS}, ${replay ? '`e`.`answer`' : 'NULL'} AS \`answer\` ` +
    `FROM (SELECT ${INCIDENT_KEYS.map((name) => `\`i\`.\`${name}\``).join(', ')} FROM \`incidents\` \`i\` ` +
    `WHERE ${conditions.filter(Boolean).join(' OR ')} LIMIT 2${unit.forUpdate}) \`f\` ` +
    'LEFT JOIN `call_attempts` `a` ON `a`.`incident_id` = `f`.`id`' +
    (replay
      ? ' LEFT JOIN `incident_events` `e` ON `e`.`incident_id` = `f`.`id` AND `e`.`idempotency_key` = ? AND `e`.`at` >= ?'
      : '');
  const rows = await unit.rows<RecordRow & { readonly answer: string | null }>(sql, [
    ...parameters,
    ...(replay ? [replay.key, replay.since] : []),
  ]);
  const incidents = toRecords(rows);
  const byCallSid = incidents.find((incident) => incident.callSid === callSid) ?? null;
  const byId = incidents.find((incident) => incident.id === incidentId) ?? null;
  const meant = byCallSid ?? byId;
  const answer = rows.find((row) => row.answer !== null && Number(row.f_id) === meant?.id)?.answer;
  return { byCallSid, byId, replay: answer === undefined ? undefined : JSON.parse(String(answer)) };
}
