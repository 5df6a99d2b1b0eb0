import type { Parameter, Unit } from '../database/index.js';
import { isUniqueViolation, RepeatUnit } from '../database/index.js';
import { applied, writeChange, type Change } from './apply-change.js';
import { appendEvents } from './audit/append-events.js';
import type { NewEvent, Trace } from './audit/event-types.js';
import { releaseExpiredHold, RINGING_CLAIM_EXTRA_SECONDS, secondsAfter } from './claims.js';
import { IncidentWritten, PersonOffered } from './facts.js';
import type { AttemptRecord, IncidentRecord } from './incident-record.js';

/** Who is offered for the first time, where on the ladder, for how many seconds of ringing. */
export interface NewOffer {
  readonly userId: number;
  readonly userName: string;
  readonly phoneE164: string;
  readonly stepName: string;
  readonly timeoutSeconds: number;
  readonly dial: number;
  /** Whether nobody else may take this user while the claim lasts. */
  readonly hold: boolean;
}

/** What a request makes of an incident: worked out whole before anything is written. */
export interface Outcome {
  /** The incident as it was before. */
  readonly incident: IncidentRecord;
  readonly change: Change;
  readonly offers: readonly NewOffer[];
  /** The line of the request, and after it what was noticed on the way. */
  readonly events: readonly NewEvent[];
}

/** An attempt as an offer begins it. */
export function attemptOf({ hold, ...person }: NewOffer, id: number, now: Date): AttemptRecord {
  return {
    ...person,
    id,
    status: 'pending',
    reason: null,
    offers: 1,
    offeredAt: now,
    endedAt: null,
    claimedUntil: secondsAfter(now, person.timeoutSeconds + RINGING_CLAIM_EXTRA_SECONDS),
    heldUserId: hold ? person.userId : null,
  };
}

/** The incident as an outcome leaves it, with the attempts that it begins. */
export function incidentAfter({ incident, change }: Outcome, begun: readonly AttemptRecord[]): IncidentRecord {
  const after = applied(incident, change);
  return { ...after, attempts: [...after.attempts, ...begun] };
}

/** The events of an outcome, with the offers that it begins told in its line. */
export function eventsWith(events: readonly NewEvent[], begun: readonly AttemptRecord[]): NewEvent[] {
  const [line, ...notes] = events;
  if (line === undefined || begun.length === 0) return [...events];
  const [first] = begun;
  const told = begun.length === 1 && first ? { offer: first } : { offers: begun };
  return [{ ...line, data: { ...line.data, ...told } }, ...notes];
}

/**
 * Writes an outcome and returns the incident as it is then. `expiredHolds` are the users who are still held for a claim
 * that has run out.
 * @throws RepeatUnit when another call took somebody, or this call offered him, in the same instant.
 */
export async function writeOutcome(
  unit: Unit,
  outcome: Outcome,
  trace: Trace,
  expiredHolds: ReadonlySet<number> = new Set(),
): Promise<IncidentRecord> {
  const { incident, change, offers, events } = outcome;
  await writeChange(unit, incident, change);
  for (const { hold, userId } of offers) {
    if (hold && expiredHolds.has(userId)) await releaseExpiredHold(unit, userId, trace.at);
  }
  const begun = offers.length === 0 ? [] : await insertAttempts(unit, incident.id, offers, trace.at);
  await appendEvents(unit, incident.id, eventsWith(events, begun), trace);
  for (const { stepName } of begun) unit.tell(new PersonOffered(stepName));
  const written = incidentAfter(outcome, begun);
  const { idempotencyKey: key, at } = trace;
  unit.tell(new IncidentWritten(written, key === null ? null : { key, at, answer: events[0]?.answer }));
  return written;
}

const COLUMNS = {
  userId: 'user_id',
  userName: 'user_name',
  stepName: 'step_name',
  phoneE164: 'phone_e164',
  status: 'status',
  dial: 'dial',
  timeoutSeconds: 'timeout_seconds',
  offers: 'offers',
  offeredAt: 'offered_at',
  claimedUntil: 'claimed_until',
  heldUserId: 'held_user_id',
} as const satisfies Partial<Record<keyof AttemptRecord, string>>;

async function insertAttempts(
  unit: Unit,
  incidentId: number,
  offers: readonly NewOffer[],
  now: Date,
): Promise<AttemptRecord[]> {
  const attempts = offers.map((offer) => attemptOf(offer, 0, now));
  const keys = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  const columns = ['incident_id', ...Object.values(COLUMNS)].map((name) => `\`${name}\``).join(', ');
  const row = `(?${', ?'.repeat(keys.length)})`;
  const values = attempts.flatMap((attempt): Parameter[] => [incidentId, ...keys.map((key) => attempt[key])]);
  try {
    const sql = `INSERT INTO \`call_attempts\` (${columns}) VALUES ${attempts.map(() => row).join(', ')}`;
    const firstId = await unit.insertRow(sql, values);
    if (attempts.length === 1) return attempts.map((attempt) => ({ ...attempt, id: firstId }));
  } catch (error) {
    throw isUniqueViolation(error) ? new RepeatUnit(error) : error;
  }
  const ids = await unit.rows<{ id: number; user_id: number }>(
    'SELECT `id`, `user_id` FROM `call_attempts` WHERE `incident_id` = ?',
    [incidentId],
  );
  const idOf = new Map(ids.map(({ id, user_id }) => [Number(user_id), Number(id)]));
  return attempts.map((attempt) => ({ ...attempt, id: idOf.get(attempt.userId) ?? 0 }));
}
