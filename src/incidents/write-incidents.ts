import {
  isPrimaryKeyViolation,
  repeatWhereTaken,
  type Parameter,
  type Statement,
  type Unit,
} from '../database/index.js';
import { stateChanges } from './apply-change.js';
import { appendEvents } from './audit/append-events.js';
import type { Trace } from './audit/event-types.js';
import { releaseExpiredHolds } from './claims.js';
import { ATTEMPT_COLUMNS, INCIDENT_COLUMNS } from './columns.js';
import { IncidentChanged, IncidentOpened, IncidentWritten, PersonOffered } from './facts.js';
import type { AttemptRecord, IncidentRecord } from './incident-record.js';
import { insertAttempts } from './insert-attempts.js';
import type { IncidentIdSource } from './open-incident.js';
import { attemptOf, eventsWith, incidentAfter, type Outcome } from './outcome.js';
import { updateRows, type RowPatch } from './update-rows.js';

/** An incident that begins with a request. */
export interface Beginning {
  /** Finds out here that another incident has the id; null: the database chooses the id. */
  readonly ids: IncidentIdSource | null;
  /** Makes the outcome anew of the incident under its id, where the database chose that. */
  readonly remake: (incident: IncidentRecord) => Outcome;
}

/** What a request makes of an incident, and whence it came. */
export interface IncidentWrite {
  readonly outcome: Outcome;
  readonly trace: Trace;
  /** Null: the incident is there already, and its lock is held. */
  readonly begins: Beginning | null;
}

/**
 * Writes what requests make of their incidents, each of another one, in a handful of statements for all of them, which run
 * with the unit's next statement or with its commit. `expiredHolds` are users who are still reserved by an attempt whose
 * time has run out; `onWritten` gets the incidents as they are then, in the order given. The unit is repeated when a race was lost: another call took somebody, the same call was begun or went on elsewhere, or an
 *   incident's id is another one's.
 */
export async function writeIncidents(
  unit: Unit,
  writes: readonly IncidentWrite[],
  expiredHolds: ReadonlySet<number> = new Set(),
  onWritten: (incidents: readonly IncidentRecord[]) => void = () => undefined,
): Promise<void> {
  const outcomes = await begin(unit, writes);
  change(unit, outcomes);
  const at = writes[0]?.trace.at ?? new Date(0);
  const wanted = outcomes.flatMap(({ offers }) => offers.filter(({ hold }) => hold).map(({ userId }) => userId));
  releaseExpiredHolds(
    unit,
    wanted.filter((userId) => expiredHolds.has(userId)),
    at,
  );
  const begun = outcomes.map(({ offers }, index) => {
    const { at: begunAt } = (writes[index] as IncidentWrite).trace;
    return offers.map((each) => attemptOf(each, 0, begunAt));
  });
  const attempts = begun.flatMap((each, index) => {
    const incidentId = (outcomes[index] as Outcome).incident.id;
    return each.map((attempt) => ({ incidentId, attempt }));
  });
  insertAttempts(unit, attempts, (inserted) => {
    let first = 0;
    const written = begun.map(({ length }) => inserted.slice(first, (first += length)));
    onWritten(tellWritten(unit, outcomes, writes, written));
  });
  tellTrails(unit, outcomes, writes, begun);
}

/** Writes one outcome of an incident whose lock is held, and returns the incident as it is then. @throws RepeatUnit */
export async function writeOutcome(unit: Unit, outcome: Outcome, trace: Trace): Promise<IncidentRecord> {
  let written: IncidentRecord | undefined;
  await writeIncidents(unit, [{ outcome, trace, begins: null }], undefined, ([incident]) => {
    written = incident;
  });
  await unit.flush();
  return written as IncidentRecord;
}

/** Writes the rows of incidents that begin; returns all outcomes, with the ids that those incidents have now. */
async function begin(unit: Unit, writes: readonly IncidentWrite[]): Promise<Outcome[]> {
  const withId = writes.filter(({ begins, outcome }) => begins !== null && outcome.incident.id > 0);
  if (withId.length > 0) {
    const ids = withId.flatMap(({ begins }) => begins?.ids ?? []);
    unit.later(insertion(withId.map(({ outcome }) => outcome.incident)), (error) => {
      if (isPrimaryKeyViolation(error) && ids.length === 1) ids[0]?.refuse();
      return repeatWhereTaken(error);
    });
  }
  const outcomes: Outcome[] = [];
  for (const { outcome, begins } of writes) {
    const needsId = begins !== null && outcome.incident.id === 0;
    if (begins !== null) unit.emit(new IncidentOpened(outcome.incident.ladder));
    if (!needsId) outcomes.push(outcome);
    else outcomes.push(begins.remake({ ...outcome.incident, id: await insertIncident(unit, outcome.incident) }));
  }
  return outcomes;
}

const { id: ID, ...CHOSEN } = INCIDENT_COLUMNS;

/**
 * Inserts an incident, under its id where it has one; returns the id of the row.
 * @throws RepeatUnit when a callSid or an id is there already.
 */
export async function insertIncident(unit: Unit, incident: IncidentRecord): Promise<number> {
  const { sql, parameters } = insertion([incident]);
  try {
    return await unit.insertRow(sql, parameters);
  } catch (error) {
    throw repeatWhereTaken(error);
  }
}

/** What inserts incidents, which all have an id or all have none. */
function insertion(incidents: readonly IncidentRecord[]): Statement {
  const columns: Readonly<Record<string, string>> = incidents[0]?.id === 0 ? CHOSEN : { id: ID, ...CHOSEN };
  const keys = Object.keys(columns) as (keyof typeof INCIDENT_COLUMNS)[];
  const places = `(${keys.map(() => '?').join(', ')})`;
  const names = Object.values(columns).map((name) => `\`${name}\``);
  return {
    sql: `INSERT INTO \`incidents\` (${names.join(', ')}) VALUES ${incidents.map(() => places).join(', ')}`,
    parameters: incidents.flatMap((incident): Parameter[] => keys.map((key) => incident[key])),
  };
}

function change(unit: Unit, outcomes: readonly Outcome[]): void {
  const states = outcomes.map(({ incident, change: { state } }): RowPatch => {
    return { id: incident.id, ...stateChanges(incident, state) };
  });
  const { id: _, ...columns } = INCIDENT_COLUMNS;
  updateRows(unit, 'incidents', columns, states);
  const attempts = outcomes.flatMap((outcome) => outcome.change.attempts as readonly RowPatch[]);
  const { id: __, ...attemptColumns } = ATTEMPT_COLUMNS;
  updateRows(unit, 'call_attempts', attemptColumns, attempts);
  for (const { incident, change: changed, events } of outcomes) {
    const isBlocked = events[0]?.type === 'caller_blocked';
    unit.emit(new IncidentChanged(incident, changed.state, changed.attempts, isBlocked));
  }
}

/** Tells what was written, once the ids of new attempts are known; returns the incidents as they are then. */
function tellWritten(
  unit: Unit,
  outcomes: readonly Outcome[],
  writes: readonly IncidentWrite[],
  begun: readonly (readonly AttemptRecord[])[],
): IncidentRecord[] {
  return outcomes.map((outcome, index) => {
    const offered = begun[index] ?? [];
    for (const { stepName } of offered) unit.emit(new PersonOffered(stepName));
    const written = incidentAfter(outcome, offered);
    const { idempotencyKey: key, at } = (writes[index] as IncidentWrite).trace;
    const stored = key === null ? null : { key, at, answer: outcome.events[0]?.answer };
    unit.emit(new IncidentWritten(written, stored, outcome.events.length));
    return written;
  });
}

function tellTrails(
  unit: Unit,
  outcomes: readonly Outcome[],
  writes: readonly IncidentWrite[],
  begun: readonly (readonly AttemptRecord[])[],
): void {
  const trails = outcomes.map(({ incident, events }, index) => {
    const { trace } = writes[index] as IncidentWrite;
    return { incidentId: incident.id, afterSeq: incident.seq, events: eventsWith(events, begun[index] ?? []), trace };
  });
  appendEvents(unit, trails);
}
