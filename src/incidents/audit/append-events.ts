import { repeatWhereTaken, type Parameter, type Unit } from '../../database/index.js';
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
  const values: Parameter[] = [];
  let rows = 0;
  for (const { incidentId, afterSeq, events, trace } of trails) {
    for (const [index, event] of events.entries()) {
      values.push(incidentId, afterSeq + index + 1, ...valuesOf(unit, incidentId, event, trace));
      rows += 1;
    }
  }
  if (rows === 0) return;
  const places = Array.from({ length: rows }, () => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ');
  unit.later(`INSERT INTO \`incident_events\` (${COLUMNS}) VALUES ${places}`, values, repeatWhereTaken);
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
    rows.push(
      `SELECT ?, COALESCE(MAX(\`seq\`), 0) + ${count}, ?, ?, ?, ?, ?, ?, ?, ? FROM \`incident_events\` WHERE \`incident_id\` = ?`,
    );
    values.push(incidentId, ...valuesOf(unit, incidentId, { type, source, data: { facts } }, trace), incidentId);
  }
  await unit.change(`INSERT INTO \`incident_events\` (${COLUMNS}) ${rows.join(' UNION ALL ')}`, values);
  for (const [incidentId, count] of counts) unit.tell(new NotesAppended(incidentId, count));
}

/** The columns of an event from its type on; who is to be told of it is told when it is durable. */
function valuesOf(unit: Unit, incidentId: number, event: NewEvent, trace: Trace): Parameter[] {
  const isDue = tellsPeople(event);
  if (isDue) unit.tell(new NotificationDue(incidentId));
  const isOfRequest = event.source === 'request';
  const data = isOfRequest && trace.ownId !== undefined ? { ...event.data, ownId: trace.ownId } : event.data;
  return [
    event.type,
    event.source,
    trace.at,
    trace.requestId,
    isOfRequest ? trace.idempotencyKey : null,
    JSON.stringify(data),
    event.answer === undefined ? null : JSON.stringify(event.answer),
    isDue ? trace.at : null,
  ];
}
