import { readAfter, rosterRevisionReading, type Reading, type ReadingRow, type Unit } from '../../database/index.js';
import {
  answerersReading,
  begunReading,
  busyReading,
  callersReading,
  goneOf,
  lockedIncidents,
  lockStatement,
  type LockedIncident,
} from '../../incidents/index.js';
import type { CallCache } from '../cache/call-cache.js';
import type { CallWrite } from './call-write.js';

/** What decisions depend on, as the database has it while their incidents are locked. */
export interface Current {
  /** The incidents that are locked, by id. */
  readonly locked: ReadonlyMap<number, LockedIncident>;
  /** The incidents that are no longer there. */
  readonly gone: ReadonlySet<number>;
  /** Null: it was not read, for no write depends on it. */
  readonly revision: number | null;
  /** The incidents that keep each user busy. */
  readonly busy: ReadonlyMap<number, readonly number[]>;
  /** Users who are still reserved by an attempt whose time has run out. */
  readonly expiredHolds: ReadonlySet<number>;
  /** The newest incidents of each caller (E.164), with who answered them. */
  readonly ofCaller: ReadonlyMap<string, ReadonlyMap<number, number | null>>;
  /** Who answered incidents that others are linked to. */
  readonly answerers: ReadonlyMap<number, number | null>;
  /** The incident of each call that has begun already, by its callSid. */
  readonly begun: ReadonlyMap<string, number>;
}

/**
 * Locks the incidents of writes and reads what their decisions depend on: one round trip, however many there are. Incidents
 * that another transaction has are left out. `takesTurns`: instances offer people one after the other.
 */
export async function readCurrent(
  unit: Unit,
  writes: readonly CallWrite[],
  cache: CallCache,
  takesTurns: boolean,
): Promise<Current> {
  const ids = writes.filter(({ begins }) => begins === null).map(({ outcome }) => outcome.incident.id);
  const offers = takesTurns && writes.some(({ reliedOn }) => (reliedOn?.wanted.length ?? 0) > 0);
  const beginning = writes.filter(({ begins }) => begins !== null).map(({ outcome }) => outcome.incident.callSid);
  const relied = writes.flatMap(({ reliedOn }) => reliedOn ?? []);
  const now = writes[0]?.trace.at ?? new Date(0);
  const newCallers = relied.flatMap(({ incidentId, callerE164 }) => (incidentId === null ? (callerE164 ?? []) : []));
  const callers = [...new Set(newCallers)].map((callerE164) => {
    return { callerE164, newestAt: cache.incidents.newestOf(callerE164, now)?.createdAt ?? null };
  });
  const linked = relied.flatMap(({ incidentId, earlier }) => (incidentId === null ? [] : (earlier?.id ?? [])));
  const readings: Record<string, Reading> = {
    ...(relied.length > 0 && { revision: rosterRevisionReading, busy: busyReading(now) }),
    ...(callers.length > 0 && { callers: callersReading(callers, now) }),
    ...(linked.length > 0 && { answerers: answerersReading([...new Set(linked)]) }),
    ...(beginning.length > 0 && { begun: begunReading(beginning) }),
  };
  const { first, read } = await readAfter(unit, lockStatement(unit, ids, offers), readings);
  const of = (name: string): readonly ReadingRow[] => read[name] ?? [];
  const locked = lockedIncidents(first);
  const missing = ids.filter((id) => !locked.has(id));
  return {
    locked,
    gone: missing.length === 0 ? new Set() : await goneOf(unit, missing),
    revision: of('revision')[0]?.a ?? null,
    busy: grouped(of('busy').filter(({ b }) => b !== 0)),
    expiredHolds: new Set(of('busy').flatMap(({ b, c }) => (b === 0 && c !== null ? [c] : []))),
    ofCaller: byCaller(
      of('callers'),
      callers.map(({ callerE164 }) => callerE164),
    ),
    answerers: new Map(of('answerers').map(({ a, b }) => [a, b])),
    begun: new Map(of('begun').map(({ a, b }) => [beginning[a] ?? '', b ?? 0])),
  };
}

function grouped(rows: readonly ReadingRow[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const { a, b } of rows) {
    const group = groups.get(a);
    if (group) group.push(b ?? 0);
    else groups.set(a, [b ?? 0]);
  }
  return groups;
}

function byCaller(rows: readonly ReadingRow[], callers: readonly string[]): Map<string, Map<number, number | null>> {
  const incidents = new Map<string, Map<number, number | null>>();
  for (const { a, b, c } of rows) {
    const caller = callers[a];
    if (caller === undefined || b === null) continue;
    const own = incidents.get(caller) ?? new Map<number, number | null>();
    incidents.set(caller, own.set(b, c));
  }
  return incidents;
}
