import type { DataSource } from 'typeorm';
import { CallAttempt, Incident, IncidentEvent } from '../../src/incidents/index.js';
import { rebuild, type TrailEvent } from './rebuild.js';

/** What the messenger tells, and the states of a message that Twilio took. */
const OUTCOMES = "'message_sent', 'message_failed', 'message_skipped', 'message_expired', 'message_acknowledged'";
const TAKEN = "'sent', 'delivered', 'undelivered'";

/**
 * What must hold in any database of this service (rules: §6): each query finds the rows that break one of them.
 * They read the tables as they are and run on SQLite, MariaDB and MySQL alike.
 */
export const INVARIANTS: Readonly<Record<string, string>> = {
  '1 one incident per callSid': 'SELECT call_sid FROM incidents GROUP BY call_sid HAVING COUNT(*) > 1',
  '1 at most one dial pending per incident':
    "SELECT incident_id FROM call_attempts WHERE status = 'pending' GROUP BY incident_id HAVING COUNT(DISTINCT dial) > 1",
  '1 at most ten people are rung at once':
    "SELECT incident_id, dial FROM call_attempts WHERE status = 'pending' GROUP BY incident_id, dial HAVING COUNT(*) > 10",
  '2 one attempt per incident and user':
    'SELECT incident_id, user_id FROM call_attempts GROUP BY incident_id, user_id HAVING COUNT(*) > 1',
  '2 one attempt per incident and phone':
    'SELECT incident_id, phone_e164 FROM call_attempts GROUP BY incident_id, phone_e164 HAVING COUNT(*) > 1',
  '3 everybody offered is a user with a phone':
    "SELECT a.id FROM call_attempts a LEFT JOIN users u ON u.id = a.user_id WHERE u.id IS NULL OR a.phone_e164 = ''",
  '4 offers are bounded': 'SELECT id FROM call_attempts WHERE offers > 4',
  '4 nobody is held for two incidents':
    'SELECT held_user_id FROM call_attempts WHERE held_user_id IS NOT NULL GROUP BY held_user_id HAVING COUNT(*) > 1',
  '5 an exhausted incident has nobody pending':
    "SELECT i.id FROM incidents i JOIN call_attempts a ON a.incident_id = i.id WHERE i.status = 'exhausted' AND a.status = 'pending'",
  '6 an answer shows in the status':
    "SELECT id FROM incidents WHERE (answered_at IS NULL) <> (status NOT IN ('answered', 'completed', 'handled_by_fallback'))",
  '6 an answered attempt means an answered incident':
    "SELECT a.id FROM call_attempts a JOIN incidents i ON i.id = a.incident_id WHERE a.status = 'answered' AND (i.answered_at IS NULL OR i.answered_by_user_id IS NULL)",
  '6 everyone who answered has an answered attempt':
    "SELECT i.id FROM incidents i LEFT JOIN call_attempts a ON a.incident_id = i.id AND a.user_id = i.answered_by_user_id AND a.status = 'answered' WHERE i.answered_by_user_id IS NOT NULL AND a.id IS NULL",
  '6 an answered or ended incident rings nobody':
    "SELECT i.id FROM incidents i JOIN call_attempts a ON a.incident_id = i.id WHERE (i.answered_at IS NOT NULL OR i.ended_at IS NOT NULL) AND a.status = 'pending'",
  '6 an ended incident claims nobody':
    'SELECT i.id FROM incidents i JOIN call_attempts a ON a.incident_id = i.id WHERE i.ended_at IS NOT NULL AND a.claimed_until IS NOT NULL',
  '8 every incident has events, numbered from 1 without gaps':
    'SELECT i.id FROM incidents i LEFT JOIN incident_events e ON e.incident_id = i.id GROUP BY i.id HAVING COUNT(e.id) = 0 OR MIN(e.seq) <> 1 OR MAX(e.seq) <> COUNT(e.id)',
  '8 a request leaves one line of its own':
    "SELECT MIN(request_id) AS request_id FROM incident_events WHERE source = 'request' AND request_id IS NOT NULL GROUP BY COALESCE(json_extract(data, '$.ownId'), request_id) HAVING COUNT(*) > 1",
  '8 lines of the messenger tell of messages and change nothing': `SELECT id FROM incident_events WHERE (source = 'messenger') <> (type IN (${OUTCOMES})) OR (source = 'messenger' AND (data NOT LIKE '{"facts":{%' OR messages_due IS NOT NULL))`,
  '8 a message that was taken is told once in the trail of its call': `SELECT m.id FROM messages m WHERE m.incident_id IS NOT NULL AND m.status IN (${TAKEN}) AND (SELECT COUNT(*) FROM incident_events e WHERE e.incident_id = m.incident_id AND e.type = 'message_sent' AND e.data LIKE CONCAT('%"messageId":', m.id, ',%')) <> 1`,
  'messages have a time to be looked at while something is left to do, and a worker while they are sent':
    "SELECT id FROM messages WHERE (due_at IS NULL) <> (status NOT IN ('queued', 'sending')) OR (lock_owner IS NULL) <> (status <> 'sending')",
  'messages that were taken have their sid, others have not': `SELECT id FROM messages WHERE (twilio_sid IS NULL) <> (status NOT IN (${TAKEN}))`,
  // Of ladders that leave the pool its limit: a test that takes it away must not be checked for this.
  '12 at most three people of the pool per incident':
    "SELECT incident_id FROM call_attempts WHERE step_name = 'rotating_pool' GROUP BY incident_id HAVING COUNT(*) > 3",
};

/** Checks everything; a sentence for each invariant that is broken. */
export async function brokenInvariants(dataSource: DataSource): Promise<string[]> {
  const broken: string[] = [];
  for (const [name, sql] of Object.entries(INVARIANTS)) {
    const rows = (await dataSource.query(sql)) as unknown[];
    if (rows.length > 0) broken.push(`${name}: ${rows.length} rows, such as ${JSON.stringify(rows[0])}`);
  }
  return [...broken, ...(await wrongTrails(dataSource)), ...(await wrongAnswerTimes(dataSource))];
}

/** How many incidents a check reads one by one: enough for any suite, bounded for a storm. */
const MAX_READ = 500;

async function wrongTrails(dataSource: DataSource): Promise<string[]> {
  const wrong: string[] = [];
  for (const incident of await dataSource.manager.find(Incident, { order: { id: 'DESC' }, take: MAX_READ })) {
    const where = { incidentId: incident.id };
    const events = await dataSource.manager.find(IncidentEvent, { where, order: { seq: 'ASC' } });
    const attempts = await dataSource.manager.find(CallAttempt, { where });
    const rebuilt = rebuild(events as unknown as TrailEvent[]);
    for (const [key, value] of Object.entries(rebuilt.incident)) {
      if (!same(value, incident[key as keyof Incident]))
        wrong.push(`8 incident ${incident.id}: ${key} is not what its events say`);
    }
    const offered = (events as unknown as TrailEvent[]).flatMap(({ data: { offer, offers = [] } }) => [
      ...(offer ? [offer.id] : []),
      ...offers.map(({ id }) => id),
    ]);
    const ids = attempts.map(({ id }) => id);
    if (!same(offered.toSorted(byNumber), ids.toSorted(byNumber))) {
      wrong.push(`8 incident ${incident.id}: its attempts are not those that its events offered`);
    }
    for (const attempt of attempts) {
      for (const key of ['status', 'reason', 'offers', 'dial', 'userId', 'phoneE164'] as const) {
        if (!same(rebuilt.attempts.get(attempt.id)?.[key], attempt[key])) {
          wrong.push(`8 attempt ${attempt.id} of incident ${incident.id}: ${key} is not what its events say`);
        }
      }
    }
  }
  return wrong;
}

async function wrongAnswerTimes(dataSource: DataSource): Promise<string[]> {
  const incidents = await dataSource.manager.find(Incident, { order: { id: 'DESC' }, take: MAX_READ });
  return incidents
    .filter(({ answeredAt, endedAt, durationSeconds }) => {
      if (!answeredAt || !endedAt) return false;
      return answeredAt.getTime() > endedAt.getTime() - (durationSeconds ?? 0) * 1000;
    })
    .map(({ id }) => `§5 incident ${id} was answered later than its end less its duration`);
}

function byNumber(one: number, other: number): number {
  return one - other;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
