import { isUniqueViolation, RepeatUnit, toDatabase, type Reading, type Unit } from '../database/index.js';
import { secondsAfter } from './claims.js';
import { IncidentOpened } from './facts.js';
import { Incident } from './incident.entity.js';
import type { IncidentRecord } from './incident-record.js';

/** Within how many seconds a caller who calls again is linked to his earlier incident (rules: §2). */
export const REPEAT_CALLER_SECONDS = 1800;

/** What a new incident is made of. */
export interface NewIncident {
  readonly callSid: string;
  readonly callerPhone: string;
  readonly callerE164: string | null;
  readonly ladder: string;
  readonly relatedIncidentId: number | null;
}

/** The columns of a reading of an earlier incident: `a` is its id, `b` the user who answered it. */
const EARLIER = 'SELECT `id` AS `a`, `answered_by_user_id` AS `b`, 0 AS `c` FROM `incidents`';

/** The newest incident of a caller in the last 30 minutes, as a part of a reading (rules: §2). */
export function newestOfCallerReading(callerE164: string | null, now: Date): Reading {
  return {
    sql: `${EARLIER} WHERE \`caller_e164\` = ? AND \`created_at\` >= ? ORDER BY \`created_at\` DESC, \`id\` DESC LIMIT 1`,
    parameters: [callerE164, toDatabase(secondsAfter(now, -REPEAT_CALLER_SECONDS))],
  };
}

/** The incident to which another one is linked, as a part of a reading. */
export function relatedReading(relatedIncidentId: number | null): Reading {
  return { sql: `${EARLIER} WHERE \`id\` = ?`, parameters: [relatedIncidentId ?? 0] };
}

/**
 * Begins an incident, under `id` where there is one that is meant for it.
 * @throws RepeatUnit when another request of the same call began it first.
 */
export async function openIncident(
  unit: Unit,
  incident: NewIncident,
  now: Date,
  id: number | null = null,
): Promise<IncidentRecord> {
  const begun = newIncident(incident, id ?? 0, now);
  const { id: _, attempts: __, ...row } = begun;
  const inserted = await orRepeat(unit.insert(Incident, id === null ? row : { ...row, id }));
  unit.tell(new IncidentOpened(incident.ladder));
  return { ...begun, id: id ?? inserted };
}

/** An incident as it begins. */
export function newIncident(incident: NewIncident, id: number, now: Date): IncidentRecord {
  return {
    ...incident,
    id,
    createdAt: now,
    status: 'routing',
    exhaustedAt: null,
    answeredAt: null,
    answeredByUserId: null,
    endedAt: null,
    endInferred: false,
    durationSeconds: null,
    recordingUrl: null,
    recordingSeconds: null,
    attempts: [],
  };
}

async function orRepeat<T>(insert: Promise<T>): Promise<T> {
  try {
    return await insert;
  } catch (error) {
    throw isUniqueViolation(error) ? new RepeatUnit(error) : error;
  }
}
