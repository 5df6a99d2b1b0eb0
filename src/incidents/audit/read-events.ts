import { isTransient, toInstant, type UnitOfWork, type Parameter, type Unit } from '../../database/index.js';
import type { EventData, EventSource, EventType } from './event-types.js';

/** An event of any incident, in the order of the whole line: `id` only ever grows. */
export interface StreamedEvent {
  readonly id: number;
  readonly incidentId: number;
  readonly seq: number;
  readonly type: EventType;
  readonly source: EventSource;
  readonly at: Date;
  /** Empty where what is stored can't be read. */
  readonly data: Omit<EventData, 'considered' | 'ownId'>;
  readonly isUnreadable: boolean;
}

interface Row {
  readonly id: number;
  readonly incident_id: number;
  readonly seq: number;
  readonly type: EventType;
  readonly source: EventSource;
  readonly at: Date | string;
  readonly data: string;
}

/** Most events that `settledEventsAfter` reads at once. */
export const MAX_SETTLED = 1000;
/** Most missing ids that are asked for one by one. */
const MAX_MISSING = 5000;
/** Most events that `eventsBetween` reads at once: it may run for many clients at a time. */
const MAX_PAST = 200;

/**
 * How long a statement may take from being given an id to having its row in the table, in milliseconds: nothing is
 * waited for in between, so this is generous.
 */
const ID_TO_ROW_MILLISECONDS = 100;

/** The highest id of an event that can be seen now; 0 where there isn't one. */
export async function newestEventId(unit: Unit): Promise<number> {
  const [row] = await unit.rows<{ newest: number | null }>('SELECT MAX(`id`) AS `newest` FROM `incident_events`');
  return Number(row?.newest ?? 0);
}

/** An event, and what it is of. */
export interface EventOfIncident {
  readonly id: number;
  readonly incidentId: number;
}

/** All events after an id, as they can be seen now, in order. */
export async function eventIdsAfter(unit: Unit, after: number): Promise<EventOfIncident[]> {
  const rows = await unit.rows<{ id: number; incident_id: number }>(
    'SELECT `id`, `incident_id` FROM `incident_events` WHERE `id` > ? ORDER BY `id`',
    [after],
  );
  return rows.map(({ id, incident_id }) => ({ id: Number(id), incidentId: Number(incident_id) }));
}

/** The next events after an id, up to another one, as they can be seen now; at most 200. */
export function eventsBetween(unit: Unit, after: number, upTo: number): Promise<StreamedEvent[]> {
  return read(unit, '`id` > ? AND `id` <= ?', [after, upTo], `LIMIT ${MAX_PAST}`);
}

/**
 * The next events after an id of which nothing will ever come between: at most 1,000, in order.
 *
 * A server gives out ids when rows are written and shows the rows when their transaction commits, so a lower id may
 * be seen later than a higher one; and ids of transactions that failed are never seen. A missing id is told apart by
 * asking for its row with a shared lock: that waits for the transaction that is writing it, and finds nothing when
 * there is no such row; events that can be seen are not waited for. Where that waits for too long (the lock timeout),
 * events from the missing id on are left for the next time. This holds on one writing server, however many instances
 * use it; on SQLite units run one after the other.
 */
export async function settledEventsAfter(unitOfWork: UnitOfWork, after: number): Promise<StreamedEvent[]> {
  const { seen, settled } = await unitOfWork.run(async (unit) => {
    const events = await read(unit, '`id` > ?', [after], `LIMIT ${MAX_SETTLED}`);
    return { seen: events, settled: unit.isEmbedded || beforeGap(events, after).length === events.length };
  });
  if (settled) return seen;
  await new Promise((resolve) => {
    setTimeout(resolve, ID_TO_ROW_MILLISECONDS);
  });
  const last = seen.at(-1)?.id ?? after;
  const missing = missingIds(seen, after, last);
  const certain = await unitOfWork.run((unit) => readCommitted(unit, after, last, missing));
  return certain ?? beforeGap(seen, after);
}

/** The events of a range once every transaction that writes one has ended; null when one takes too long. */
async function readCommitted(
  unit: Unit,
  after: number,
  last: number,
  missing: readonly number[] | null,
): Promise<StreamedEvent[] | null> {
  const range = '`id` > ? AND `id` <= ?';
  try {
    if (missing === null) return await read(unit, range, [after, last], 'LOCK IN SHARE MODE');
    const places = missing.map(() => '?').join(', ');
    await unit.rows(`SELECT \`id\` FROM \`incident_events\` WHERE \`id\` IN (${places}) LOCK IN SHARE MODE`, missing);
    return await read(unit, range, [after, last], '');
  } catch (error) {
    if (isTransient(error)) return null;
    throw error;
  }
}

/** The ids of a range that no event has that was seen; null where there are too many to ask for each. */
function missingIds(seen: readonly StreamedEvent[], after: number, last: number): number[] | null {
  if (last - after - seen.length > MAX_MISSING) return null;
  const ids = new Set(seen.map(({ id }) => id));
  return Array.from({ length: last - after }, (_, index) => after + 1 + index).filter((id) => !ids.has(id));
}

function beforeGap(events: readonly StreamedEvent[], after: number): StreamedEvent[] {
  const gap = events.findIndex(({ id }, index) => id !== after + 1 + index);
  return gap === -1 ? [...events] : events.slice(0, gap);
}

async function read(
  unit: Unit,
  condition: string,
  parameters: readonly Parameter[],
  end: string,
): Promise<StreamedEvent[]> {
  const rows = await unit.rows<Row>(
    'SELECT `id`, `incident_id`, `seq`, `type`, `source`, `at`, `data` FROM `incident_events` ' +
      `WHERE ${condition} ORDER BY \`id\` ${end}`,
    parameters,
  );
  return rows.map((row) => {
    const stored = parsed(row.data);
    const { considered: _, ownId: __, ...data } = stored ?? {};
    return {
      id: Number(row.id),
      incidentId: Number(row.incident_id),
      seq: Number(row.seq),
      type: row.type,
      source: row.source,
      at: toInstant(row.at),
      data,
      isUnreadable: stored === null,
    };
  });
}

function parsed(data: string): EventData | null {
  try {
    return JSON.parse(data) as EventData | null;
  } catch {
    return null;
  }
}
