import type { Parameter, Unit } from '../../database/index.js';
import { PeopleToTell } from '../facts.js';
import type { EventData, EventSource, EventType, NewEvent, Trace } from './event-types.js';
import { tellsPeople } from './tells-people.js';

const COLUMNS =
  '`incident_id`, `seq`, `type`, `source`, `at`, `request_id`, `idempotency_key`, `data`, `answer`, `messages_due`';

/**
 * Adds events to an incident's trail in one statement, numbered on from the last one. The incident's lock must be
 * held: it is what keeps the numbers without gaps. Those that people are to be told of are marked on the way.
 */
export async function appendEvents(
  unit: Unit,
  incidentId: number,
  events: readonly NewEvent[],
  trace: Trace,
): Promise<void> {
  await insert(
    unit,
    events.map((event) => ({ incidentId, event })),
    trace,
  );
}

/** A line beside the requests of a call, with what it tells. */
export interface Note {
  readonly incidentId: number;
  readonly type: EventType;
  readonly facts: NonNullable<EventData['facts']>;
}

/** Adds lines to the trails of any incidents, in one statement; their locks must be held. */
export async function appendNotes(unit: Unit, source: EventSource, notes: readonly Note[], at: Date): Promise<void> {
  if (notes.length === 0) return;
  const lines = notes.map(({ incidentId, type, facts }) => ({ incidentId, event: { type, source, data: { facts } } }));
  await insert(unit, lines, { at, requestId: null, idempotencyKey: null });
}

interface Line {
  readonly incidentId: number;
  readonly event: NewEvent;
}

async function insert(unit: Unit, lines: readonly Line[], trace: Trace): Promise<void> {
  const places = new Map<number, number>();
  const rows: string[] = [];
  const values: Parameter[] = [];
  for (const { incidentId, event } of lines) {
    const told = tellsPeople(event);
    const isOwnLine = event.source === 'request';
    const data = isOwnLine && trace.ownId !== undefined ? { ...event.data, ownId: trace.ownId } : event.data;
    if (told) unit.tell(new PeopleToTell(incidentId));
    const place = (places.get(incidentId) ?? 0) + 1;
    places.set(incidentId, place);
    rows.push(
      `SELECT ?, COALESCE(MAX(\`seq\`), 0) + ${place}, ?, ?, ?, ?, ?, ?, ?, ? FROM \`incident_events\` WHERE \`incident_id\` = ?`,
    );
    values.push(
      incidentId,
      event.type,
      event.source,
      trace.at,
      trace.requestId,
      isOwnLine ? trace.idempotencyKey : null,
      JSON.stringify(data),
      event.answer === undefined ? null : JSON.stringify(event.answer),
      told ? trace.at : null,
      incidentId,
    );
  }
  await unit.change(`INSERT INTO \`incident_events\` (${COLUMNS}) ${rows.join(' UNION ALL ')}`, values);
}
