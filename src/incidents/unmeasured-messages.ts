import { HELD, toDatabase, toInstant, type Unit } from '../database/index.js';
import { secondsAfter } from './claims.js';
import { locate } from './locate-incident.js';
import { writeOutcome } from './write-incidents.js';
import { transitionOfNoLength, isLengthOverdue } from './reports/recording-reports.js';

/** Messages of calls that began before, in seconds, are not looked for: the longest call is shorter. */
const LOOKED_BACK_SECONDS = 86_400;

/** Returns the incidents with a recording of which Twilio hasn't said how long it is. */
export async function unmeasuredMessages(unit: Unit, now: Date): Promise<number[]> {
  const rows = await unit.rows<{ id: number }>(
    'SELECT `id` FROM `incidents` WHERE `created_at` >= ? AND `recording_url` IS NOT NULL AND ' +
      '`recording_seconds` IS NULL ORDER BY `id`',
    [toDatabase(secondsAfter(now, -LOOKED_BACK_SECONDS))],
  );
  return rows.map(({ id }) => Number(id));
}

/** Tells people of a message whose length is overdue; leaves it alone where it is not, or another request has it. */
export async function tellOfUnmeasured(unit: Unit, id: number, now: Date): Promise<void | typeof HELD> {
  const { byId: incident } = await locate(unit, { callSid: null, incidentId: id }, null, { hold: 'if_free' });
  if (incident === null) return HELD;
  const [last] = await unit.rows<{ at: Date | string; data: string }>(
    "SELECT `at`, `data` FROM `incident_events` WHERE `incident_id` = ? AND `type` IN ('recording_ended', " +
      "'recording_status') ORDER BY `seq` DESC LIMIT 1",
    [id],
  );
  if (!isLengthOverdue(incident, last ? toInstant(last.at) : incident.createdAt, now)) return;
  const { change, type, data } = transitionOfNoLength(incident, last ? recordedIn(last.data) : null);
  const trace = { at: now, requestId: null, idempotencyKey: null };
  await writeOutcome(unit, { incident, change, offers: [], events: [{ type, source: 'sweeper', data }] }, trace);
}

function recordedIn(data: string): number | null {
  const { facts } = JSON.parse(data) as { facts?: { recordedSeconds?: unknown } };
  return typeof facts?.recordedSeconds === 'number' ? facts.recordedSeconds : null;
}
