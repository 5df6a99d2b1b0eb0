import { toDatabase, type Reading } from '../database/index.js';
import { secondsAfter } from './claims.js';
import type { IncidentRecord } from './incident-record.js';

/** Within how many seconds a caller who calls again is linked to their earlier incident (rules: §2). */
export const REPEAT_CALLER_SECONDS = 1800;

/** What a new incident is made of. */
export interface NewIncident {
  readonly callSid: string;
  readonly callerPhone: string;
  readonly callerE164: string | null;
  readonly ladder: string;
  readonly relatedIncidentId: number | null;
}

/** Where a request finds the id of the incident that it may begin. */
export interface IncidentIdSource {
  /** Returns the id, the same each time; null: the database should choose. */
  take(): number | null;
  /** Says that another incident has the id: from now on `take` returns another one. */
  refuse(): void;
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
    seq: 0,
  };
}
