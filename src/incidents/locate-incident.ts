import { toInstant, type Parameter, type Statement, type Unit } from '../database/index.js';
import { storedAnswer, type Repetition, type StoredAnswer } from './idempotency.js';
import type { IncidentRecord } from './incident-record.js';
import { INCIDENT_COLUMNS } from './columns.js';
import { RECORD_COLUMNS, selectRecords, toRecords, type RecordRow } from './record-rows.js';

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
  readonly replay: StoredAnswer | null;
}

/**
 * How incidents are locked until the unit ends: `wait` waits for another transaction that has them, `if_free` leaves those
 * out, `no` locks nothing.
 */
export type Hold = 'wait' | 'if_free' | 'no';

/**
 * Reads what a reference may mean, with all attempts, and holds it until the unit ends: one statement on unique keys.
 * Only the incidents are locked, in a part of the statement that comes first (its LIMIT keeps the optimizer from making
 * one of the two parts): a unit that holds an incident holds its attempts, and fewer locked rows mean fewer deadlocks.
 * `replay` looks for the response to the same request among the incident's events.
 */
export async function locate(
  unit: Unit,
  reference: IncidentReference,
  replay: Repetition | null,
  { hold = 'wait' }: { readonly hold?: Hold } = {},
): Promise<Located> {
  const sought = { reference, replay };
  const { sql, parameters } = seeking(unit, sought, hold);
  return foundIn(await unit.rows<RecordRow & AnswerRow>(sql, parameters), sought);
}

/** What a request means, and how the answer that it has had already is found. */
export interface Sought {
  readonly reference: IncidentReference;
  readonly replay: Repetition | null;
}

/** Reads incidents, and what several references may mean, in one round trip; nothing is locked. */
export async function readCalls(
  unit: Unit,
  ids: readonly number[],
  sought: readonly Sought[],
): Promise<{ readonly records: readonly IncidentRecord[]; readonly located: readonly Located[] }> {
  const selects = [...(ids.length > 0 ? [selectRecords(ids)] : []), ...sought.map((each) => seeking(unit, each, 'no'))];
  if (selects.length === 0) return { records: [], located: [] };
  const rows = (await unit.rowsOf(selects)) as (RecordRow & AnswerRow)[][];
  const records = ids.length > 0 ? toRecords(rows.shift() ?? []) : [];
  return { records, located: sought.map((each, index) => foundIn(rows[index] ?? [], each)) };
}

function seeking(unit: Unit, { reference: { callSid, incidentId }, replay }: Sought, hold: Hold): Statement {
  const conditions = [callSid !== null && '`i`.`call_sid` = ?', incidentId !== null && '`i`.`id` = ?'];
  const parameters: Parameter[] = [callSid, incidentId].filter((value) => value !== null);
  const sql =
    `SELECT ${RECORD_COLUMNS}${replay ? ', `e`.`answer`, `e`.`idempotency_key` AS `key`, `e`.`at`, `e`.`seq`' : ''} ` +
    `FROM (SELECT ${Object.values(INCIDENT_COLUMNS)
      .map((name) => `\`i\`.\`${name}\``)
      .join(', ')} FROM \`incidents\` \`i\` ` +
    `WHERE ${conditions.filter(Boolean).join(' OR ')} LIMIT 2${holding(unit, hold)}) \`f\` ` +
    'LEFT JOIN `call_attempts` `a` ON `a`.`incident_id` = `f`.`id`' +
    (replay
      ? ' LEFT JOIN `incident_events` `e` ON `e`.`incident_id` = `f`.`id` ' +
        'AND `e`.`idempotency_key` >= ? AND `e`.`idempotency_key` <= ? AND `e`.`at` >= ?'
      : '');
  return {
    sql,
    parameters: [...parameters, ...(replay ? [replay.prefix, `${replay.prefix}z`, replay.since] : [])],
  };
}

function foundIn(
  rows: readonly (RecordRow & AnswerRow)[],
  { reference: { callSid, incidentId }, replay }: Sought,
): Located {
  const incidents = toRecords(rows);
  const byCallSid = incidents.find((incident) => incident.callSid === callSid) ?? null;
  const byId = incidents.find((incident) => incident.id === incidentId) ?? null;
  const meant = byCallSid ?? byId;
  const stored = replay === null ? null : newestOf(rows.filter((row) => Number(row['f_id']) === meant?.id));
  if (replay === null || stored === null) return { byCallSid, byId, replay: null };
  const answer: unknown = JSON.parse(String(stored.answer));
  return { byCallSid, byId, replay: storedAnswer(replay, stored.key, answer, toInstant(stored.at)) };
}

function holding(unit: Unit, hold: Hold): string {
  if (hold === 'no') return '';
  return hold === 'if_free' ? unit.forUpdateIfFree : unit.forUpdate;
}

interface AnswerRow {
  readonly answer: string | null;
  readonly key: string;
  readonly at: Date | string;
  readonly seq: number | string;
}

/** The same request may have had several answers: the last one counts. */
function newestOf(rows: readonly AnswerRow[]): AnswerRow | null {
  const answers = rows.filter(({ answer }) => answer !== null);
  return answers.toSorted((one, other) => Number(one.seq) - Number(other.seq)).at(-1) ?? null;
}

/**
 * Holds the incident that a reference means until the unit ends, where there is one: by its callSid, or else by its id.
 * @throws the driver's error (`isLockTimeout`) at once where another transaction holds it.
 */
export async function holdIfFree(
  unit: Unit,
  { callSid, incidentId = null }: { readonly callSid: string | null; readonly incidentId?: number | null },
): Promise<void> {
  const [column, value] = callSid === null ? ['id', incidentId] : ['call_sid', callSid];
  await unit.rows(`SELECT \`id\` FROM \`incidents\` WHERE \`${column}\` = ?${unit.forUpdateNow}`, [value]);
}
