import type { Unit } from '../database/index.js';
import type { IncidentRecord } from './incident-record.js';
import { selectRecords, toRecords, type RecordRow } from './record-rows.js';

/** The ids of all incidents that are open, and of those that began at an instant or later, in order. */
export async function recentIncidentIds(unit: Unit, since: Date): Promise<number[]> {
  const rows = await unit.rows<{ id: number }>(
    'SELECT `id` FROM `incidents` WHERE `ended_at` IS NULL ' +
      'UNION SELECT `id` FROM `incidents` WHERE `created_at` >= ? ORDER BY `id`',
    [since],
  );
  return rows.map(({ id }) => Number(id));
}

/** Incidents, each with its attempts, oldest first; nothing is locked. */
export async function readRecords(unit: Unit, ids: readonly number[]): Promise<IncidentRecord[]> {
  if (ids.length === 0) return [];
  const { sql, parameters } = selectRecords(ids);
  return toRecords(await unit.rows<RecordRow>(sql, parameters));
}

/** The id of the newest incident in which a caller (E.164) is still on the line; null: they are not. */
export async function openCallOf(unit: Unit, callerE164: string): Promise<number | null> {
  const [open] = await unit.rows<{ id: number }>(
    'SELECT `id` FROM `incidents` WHERE `caller_e164` = ? AND `ended_at` IS NULL ORDER BY `created_at` DESC LIMIT 1',
    [callerE164],
  );
  return open ? Number(open.id) : null;
}
