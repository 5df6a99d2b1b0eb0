import { toInstant, type Statement } from '../database/index.js';
import { ATTEMPT_COLUMNS, CELL_KINDS, INCIDENT_COLUMNS } from './columns.js';
import type { AttemptRecord, IncidentRecord } from './incident-record.js';

type Cell = string | number | boolean | Date | null;
/** One incident with one of its attempts, or with none: `f_` and `a_` before the field, and what the driver gives. */
export type RecordRow = Readonly<Record<string, Cell>>;

/** Returns the columns of a table under an alias, each named after its field: `f_callSid`. */
const named = (alias: string, columns: Readonly<Record<string, string>>): string =>
  Object.entries(columns)
    .map(([field, column]) => `\`${alias}\`.\`${column}\` AS \`${alias}_${field}\``)
    .join(', ');

/** The number of the newest event of an incident `f`, as a column. */
export const NEWEST_SEQ =
  '(SELECT MAX(`s`.`seq`) FROM `incident_events` `s` WHERE `s`.`incident_id` = `f`.`id`) AS `f_seq`';

/** What a SELECT reads of incidents `f` with their attempts `a`. */
export const RECORD_COLUMNS = `${named('f', INCIDENT_COLUMNS)}, ${named('a', ATTEMPT_COLUMNS)}, ${NEWEST_SEQ}`;

/** Returns what reads incidents by their ids, for `toRecords`. */
export function selectRecords(ids: readonly number[]): Statement {
  const sql =
    `SELECT ${RECORD_COLUMNS} FROM \`incidents\` \`f\` LEFT JOIN \`call_attempts\` \`a\` ON \`a\`.\`incident_id\` = \`f\`.\`id\` ` +
    `WHERE \`f\`.\`id\` IN (${ids.map(() => '?').join(', ')}) ORDER BY \`f\`.\`id\``;
  return { sql, parameters: ids };
}

/** Returns the incidents in rows of `RECORD_COLUMNS`, each with its attempts, oldest first. */
export function toRecords(rows: readonly RecordRow[]): IncidentRecord[] {
  const incidents = new Map<number, { first: RecordRow; attempts: Map<number, AttemptRecord> }>();
  for (const row of rows) {
    const id = Number(row['f_id']);
    const incident = incidents.get(id) ?? { first: row, attempts: new Map<number, AttemptRecord>() };
    incidents.set(id, incident);
    const attemptId = row['a_id'] ?? null;
    if (attemptId === null || incident.attempts.has(Number(attemptId))) continue;
    incident.attempts.set(Number(attemptId), fieldsOf(row, 'a', ATTEMPT_COLUMNS) as unknown as AttemptRecord);
  }
  return [...incidents.values()].map(({ first, attempts }) => {
    const record = fieldsOf(first, 'f', INCIDENT_COLUMNS) as unknown as IncidentRecord;
    const inOrder = [...attempts.values()].toSorted((a, b) => a.id - b.id);
    return { ...record, attempts: inOrder, seq: Number(first['f_seq'] ?? 0) };
  });
}

function fieldsOf(row: RecordRow, alias: string, columns: Readonly<Record<string, string>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const field of Object.keys(columns)) fields[field] = valueOf(field, row[`${alias}_${field}`] ?? null);
  return fields;
}

function valueOf(field: string, cell: Cell): unknown {
  if (cell === null) return null;
  switch (CELL_KINDS[field]) {
    case 'number':
      return Number(cell);
    case 'boolean':
      return Boolean(cell);
    case 'instant':
      return toInstant(cell as Date | string);
    default:
      return String(cell);
  }
}
