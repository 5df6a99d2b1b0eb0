import { repeatWhereTaken, type Parameter, type Unit } from '../database/index.js';
import { ATTEMPT_COLUMNS } from './columns.js';
import type { AttemptRecord } from './incident-record.js';

/** An attempt that begins, and the incident that it is of. */
export interface NewAttempt {
  readonly incidentId: number;
  readonly attempt: AttemptRecord;
}

const { id: _, reason: __, ...INSERTED } = ATTEMPT_COLUMNS;
const KEYS = Object.keys(INSERTED) as (keyof typeof INSERTED)[];
const COLUMNS = ['incident_id', ...Object.values(INSERTED)].map((name) => `\`${name}\``).join(', ');
const PLACES = `(?${', ?'.repeat(KEYS.length)})`;

/**
 * Writes attempts of any incidents in one statement, and returns them with their ids, in the order given.
 * @throws RepeatUnit when another call took somebody, or the same call offered them, in the same instant.
 */
export async function insertAttempts(unit: Unit, begun: readonly NewAttempt[]): Promise<AttemptRecord[]> {
  if (begun.length === 0) return [];
  const values = begun.flatMap(({ incidentId, attempt }): Parameter[] => {
    return [incidentId, ...KEYS.map((key) => attempt[key])];
  });
  const sql = `INSERT INTO \`call_attempts\` (${COLUMNS}) VALUES ${begun.map(() => PLACES).join(', ')}`;
  if (begun.length > 1) {
    unit.later(sql, values, repeatWhereTaken);
    return withIds(unit, begun);
  }
  try {
    const id = await unit.insertRow(sql, values);
    return begun.map(({ attempt }) => ({ ...attempt, id }));
  } catch (error) {
    throw repeatWhereTaken(error);
  }
}

/** A cluster may number rows of one statement with gaps, so the ids of several are read back. */
async function withIds(unit: Unit, begun: readonly NewAttempt[]): Promise<AttemptRecord[]> {
  const incidents = [...new Set(begun.map(({ incidentId }) => incidentId))];
  const places = incidents.map(() => '?').join(', ');
  const rows = await unit.rows<{ id: number; incident_id: number; user_id: number }>(
    `SELECT \`id\`, \`incident_id\`, \`user_id\` FROM \`call_attempts\` WHERE \`incident_id\` IN (${places})`,
    incidents,
  );
  const idOf = new Map(rows.map(({ id, incident_id, user_id }) => [`${incident_id} ${user_id}`, Number(id)]));
  return begun.map(({ incidentId, attempt }) => {
    return { ...attempt, id: idOf.get(`${incidentId} ${attempt.userId}`) ?? 0 };
  });
}
