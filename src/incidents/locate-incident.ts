import { toInstant, UnitEnded, type Parameter, type Unit } from '../database/index.js';
import { storedAnswer, type Repetition, type StoredAnswer } from './idempotency.js';
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
  readonly replay: StoredAnswer | null;
}

/** What is answered already and not written yet: the database is behind of it. */
export interface NotWritten {
  /** Whether more is known of an incident than the database has. */
  isAhead(incidentId: number): boolean;
  /** Whom such incidents claim at an instant. */
  claims(now: Date): Pick<ReadonlySet<number>, 'has'>;
}

/** @throws UnitEnded where a request is of an incident of which more is known than the database has. */
export function assertNotBehind({ byCallSid, byId }: Located, notWritten: NotWritten | undefined): void {
  const isBehind = [byCallSid, byId].some((incident) => incident && notWritten?.isAhead(incident.id));
  if (isBehind) throw new UnitEnded(new Error('more is known of this incident than the database has'));
}

/**
 * Reads what a reference may mean, with all attempts, and holds it until the unit ends: one statement on unique keys.
 * Only the incidents are locked, in a part of the statement that comes first (its LIMIT keeps the optimizer from making
 * one of the two parts): whoever holds an incident holds its attempts, and the fewer rows are locked the fewer units
 * meet in a deadlock. `replay` looks for the answer of the same request among the incident's events; `ifFree` leaves out
 * incidents that another transaction holds, instead of waiting for them.
 */
export async function locate(
  unit: Unit,
  { callSid, incidentId }: IncidentReference,
  replay: Repetition | null,
  { ifFree = false } = {},
): Promise<Located> {
  const conditions = [callSid !== null && '`i`.`call_sid` = ?', incidentId !== null && '`i`.`id` = ?'];
  const parameters: Parameter[] = [callSid, incidentId].filter((value) => value !== null);
  const sql =
    `SELECT ${RECORD_COLUMNS}${replay ? ', `e`.`answer`, `e`.`idempotency_key` AS `key`, `e`.`at`, `e`.`seq`' : ''} ` +
    `FROM (SELECT ${INCIDENT_KEYS.map((name) => `\`i\`.\`${name}\``).join(', ')} FROM \`incidents\` \`i\` ` +
    `WHERE ${conditions.filter(Boolean).join(' OR ')} LIMIT 2${ifFree ? unit.forUpdateIfFree : unit.forUpdate}) \`f\` ` +
    'LEFT JOIN `call_attempts` `a` ON `a`.`incident_id` = `f`.`id`' +
    (replay
      ? ' LEFT JOIN `incident_events` `e` ON `e`.`incident_id` = `f`.`id` ' +
        'AND `e`.`idempotency_key` >= ? AND `e`.`idempotency_key` <= ? AND `e`.`at` >= ?'
      : '');
  const rows = await unit.rows<RecordRow & AnswerRow>(sql, [
    ...parameters,
    ...(replay ? [replay.prefix, `${replay.prefix}z`, replay.since] : []),
  ]);
  const incidents = toRecords(rows);
  const byCallSid = incidents.find((incident) => incident.callSid === callSid) ?? null;
  const byId = incidents.find((incident) => incident.id === incidentId) ?? null;
  const meant = byCallSid ?? byId;
  const stored = replay === null ? null : newestOf(rows.filter((row) => Number(row.f_id) === meant?.id));
  if (replay === null || stored === null) return { byCallSid, byId, replay: null };
  const answer: unknown = JSON.parse(String(stored.answer));
  return { byCallSid, byId, replay: storedAnswer(replay, stored.key, answer, toInstant(stored.at)) };
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
