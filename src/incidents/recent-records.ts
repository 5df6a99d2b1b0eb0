import type { Unit } from '../database/index.js';
import type { IncidentRecord } from './incident-record.js';
import { RECORD_COLUMNS, toRecords, type RecordRow } from './record-rows.js';

const FROM = `SELECT ${RECORD_COLUMNS} FROM \`incidents\` \`f\` LEFT JOIN \`call_attempts\` \`a\` ON \`a\`.\`incident_id\` = \`f\`.\`id\``;

/** All incidents that are open, and those that began at an instant or later, each with its attempts; nothing is locked. */
export async function readRecentRecords(unit: Unit, since: Date): Promise<IncidentRecord[]> {
  const open = await unit.rows<RecordRow>(`${FROM} WHERE \`f\`.\`ended_at\` IS NULL`);
  const recent = await unit.rows<RecordRow>(
    `${FROM} WHERE \`f\`.\`created_at\` >= ? AND \`f\`.\`ended_at\` IS NOT NULL`,
    [since],
  );
  return toRecords([...open, ...recent]);
}
