import type { Unit } from '../database/index.js';
import type { IncidentRecord } from './incident-record.js';
import { IncidentOpened } from './facts.js';
import { newIncident, type NewIncident } from './open-incident.js';
import { insertIncident } from './write-incidents.js';

/** An incident as a request that was answered without the database knew it. */
export interface KnownIncident extends NewIncident {
  /** 0: the database chooses it. */
  readonly id: number;
  readonly createdAt: Date;
}

/** Returns what is needed to begin an incident in a database that does not have it. */
export function knownIncident(incident: KnownIncident): KnownIncident {
  const { id, callSid, callerPhone, callerE164, ladder, relatedIncidentId, createdAt } = incident;
  return { id, callSid, callerPhone, callerE164, ladder, relatedIncidentId, createdAt };
}

/**
 * Begins an incident that the database does not have, for it was away or was restored from a backup: under its id where
 * that is free, linked to the earlier incident where the database has that one.
 * @throws RepeatUnit when another request of the same call began it first.
 */
export async function openLate(unit: Unit, incident: KnownIncident): Promise<IncidentRecord> {
  const { id, relatedIncidentId, createdAt } = incident;
  const rows = await unit.rows<{ id: number }>('SELECT `id` FROM `incidents` WHERE `id` IN (?, ?)', [
    id,
    relatedIncidentId ?? 0,
  ]);
  const isThere = (one: number | null): boolean => rows.some((row) => Number(row.id) === one);
  const linked = { ...incident, relatedIncidentId: isThere(relatedIncidentId) ? relatedIncidentId : null };
  const begun = newIncident(linked, isThere(id) ? 0 : id, createdAt);
  const insertedId = await insertIncident(unit, begun);
  unit.emit(new IncidentOpened(begun.ladder));
  return begun.id === 0 ? { ...begun, id: insertedId } : begun;
}
