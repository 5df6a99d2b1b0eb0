import { repeatWhereTaken, type Parameter, type Statement, type Unit } from '../../database/index.js';
import { NotesAppended, NotificationDue } from '../facts.js';
import type { EventData, EventSource, EventType, NewEvent, Trace } from './event-types.js';
import { tellsPeople } from './tells-people.js';

const COLUMNS =
  '`incident_id`, `seq`, `type`, `source`, `at`, `request_id`, `idempotency_key`, `data`, `answer`, `messages_due`';

/** Events of one incident, in order, with the number of the one before them. */
export interface EventsOfIncident {
  readonly incidentId: number;
  /** The number of the incident's newest event, as it was read under the incident's lock; 0: it has none. */
  readonly afterSeq: number;
  readonly events: readonly NewEvent[];
  readonly trace: Trace;
}

/**
 * Adds events to the trails of any number of incidents, in one statement, together with the unit's next one. Their locks
 * must be held: that is what keeps the numbers without gaps. Events that people are to be told of are marked on the way.
 * The unit is repeated where an incident has newer events than `afterSeq` says.
 */
export function appendEvents(unit: Unit, trails: readonly EventsOfIncident[]): void {
  const parameters: Parameter[] = [];
  const rows: string[] = [];
  for (const { incidentId, afterSeq, events, trace } of trails) {
    for (const [index, event] of events.entries()) {
      const { sql, parameters: values } = valuesOf(unit, incidentId, event, trace);
      rows.push(`(?, ?, ${sql})`);
      parameters.push(incidentId, afterSeq + index + 1, ...values);
    }
  }
  if (rows.length === 0) return;
  const sql = `INSERT INTO \`incident_events\` (${COLUMNS}) VALUES ${rows.join(', ')}`;
  unit.later({ sql, parameters }, repeatWhereTaken);
}

/** An event beside the requests of a call, with what it tells. */
export interface Note {
  readonly incidentId: number;
  readonly type: EventType;
  readonly facts: NonNullable<EventData['facts']>;
}

/** Adds notes to the trails of any incidents, in one statement; their locks must be held. */
export async function appendNotes(unit: Unit, source: EventSource, notes: readonly Note[], at: Date): Promise<void> {
  if (notes.length === 0) return;
  const trace = { at, requestId: null, idempotencyKey: null };
  const counts = new Map<number, number>();
  const rows: string[] = [];
  const values: Parameter[] = [];
  for (const { incidentId, type, facts } of notes) {
    const count = (counts.get(incidentId) ?? 0) + 1;
    counts.set(incidentId, count);
    const { sql, parameters } = valuesOf(unit, incidentId, { type, source, data: { facts } }, trace);
    const seq = `COALESCE(MAX(\`seq\`), 0) + ${count}`;
    rows.push(`SELECT ?, ${seq}, ${sql} FROM \`incident_events\` WHERE \`incident_id\` = ?`);
    values.push(incidentId, ...parameters, incidentId);
  }
  await unit.change(`INSERT INTO \`incident_events\` (${COLUMNS}) ${rows.join(' UNION ALL ')}`, values);
  for (const [incidentId, count] of counts) unit.emit(new NotesAppended(incidentId, count));
}

/** The columns of an event from its type on; who is to be told of it is told when it is durable. */
function valuesOf(unit: Unit, incidentId: number, event: NewEvent, trace: Trace): Statement {
  const isDue = tellsPeople(event);
  if (isDue) unit.emit(new NotificationDue(incidentId));
  const isOfRequest = event.source === 'request';
  const data = isOfRequest && trace.ownId !== undefined ? { ...event.data, ownId: trace.ownId } : event.data;
  const stored = dataOf(incidentId, data);
  const before = [event.type, event.source, trace.at, trace.requestId, isOfRequest ? trace.idempotencyKey : null];
  const after = [event.answer === undefined ? null : JSON.stringify(event.answer), isDue ? trace.at : null];
  return { sql: `?, ?, ?, ?, ?, ${stored.sql}, ?, ?`, parameters: [...before, ...stored.parameters, ...after] };
}

const NO_ID = '"id":0,';
const ID_OF_ATTEMPT = '(SELECT `id` FROM `call_attempts` WHERE `incident_id` = ? AND `user_id` = ?)';

/** The data of an event as it is stored. The ids of attempts that begin with it are put in by the database, which chose them. */
function dataOf(incidentId: number, data: EventData): Statement {
  const text = JSON.stringify(data);
  const begun = [...(data.offer ? [data.offer] : []), ...(data.offers ?? [])].filter(({ id }) => id === 0);
  if (begun.length === 0) return { sql: '?', parameters: [text] };
  const [head = '', ...parts] = text.split(NO_ID);
  return {
    sql: `CONCAT(?${`, ${ID_OF_ATTEMPT}, ?`.repeat(begun.length)})`,
    parameters: [
      `${head}"id":`,
      ...begun.flatMap(({ userId }, index) => {
        const isLast = index === begun.length - 1;
        const rest = isLast ? parts.slice(index).join(NO_ID) : `${parts[index]}"id":`;
        return [incidentId, userId, `,${rest}`];
      }),
    ],
  };
}
