import { repeatWhereTaken, type Parameter, type Statement, type Unit } from '../database/index.js';
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
 * Writes attempts of any incidents in one statement, together with the unit's next one. `onWritten` gets them with the ids
 * that the database chose, in the order given, once they are written. The unit is repeated when another call took somebody,
 * or the same call offered them, in the same instant.
 */
export function insertAttempts(
  unit: Unit,
  begun: readonly NewAttempt[],
  onWritten: (attempts: readonly AttemptRecord[]) => void,
): void {
  if (begun.length === 0) return onWritten([]);
  const parameters = begun.flatMap(({ incidentId, attempt }): Parameter[] => {
    return [incidentId, ...KEYS.map((key) => attempt[key])];
  });
  const sql = `INSERT INTO \`call_attempts\` (${COLUMNS}) VALUES ${begun.map(() => PLACES).join(', ')}`;
  const [first] = begun;
  if (first && begun.length === 1) {
    unit.later({ sql, parameters }, repeatWhereTaken, ({ insertId }) =>
      onWritten([{ ...first.attempt, id: insertId }]),
    );
    return;
  }
  unit.later({ sql, parameters }, repeatWhereTaken);
  unit.later(selectIds(begun), undefined, ({ rows }) => onWritten(withIds(begun, rows as IdRow[])));
}

interface IdRow {
  readonly id: number;
  readonly incident_id: number;
  readonly user_id: number;
}

/** A cluster may number rows of one statement with gaps, so the ids of several are read back. */
function selectIds(begun: readonly NewAttempt[]): Statement {
  const parameters = [...new Set(begun.map(({ incidentId }) => incidentId))];
  const places = parameters.map(() => '?').join(', ');
  const sql = `SELECT \`id\`, \`incident_id\`, \`user_id\` FROM \`call_attempts\` WHERE \`incident_id\` IN (${places})`;
  return { sql, parameters };
}

function withIds(begun: readonly NewAttempt[], rows: readonly IdRow[]): AttemptRecord[] {
  const idOf = new Map(rows.map(({ id, incident_id, user_id }) => [`${incident_id} ${user_id}`, Number(id)]));
  return begun.map(({ incidentId, attempt }) => {
    return { ...attempt, id: idOf.get(`${incidentId} ${attempt.userId}`) ?? 0 };
  });
}
