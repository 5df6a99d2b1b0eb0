import { isUniqueViolation, RepeatUnit, toDatabase, type Reading, type Unit } from '../database/index.js';
import { CallAttempt } from './attempts/call-attempt.entity.js';
import { RINGING_CLAIM_EXTRA_SECONDS, secondsAfter } from './claims.js';
import { IncidentOpened, PersonOffered } from './facts.js';
import { Incident } from './incident.entity.js';
import type { AttemptRecord, IncidentRecord } from './incident-record.js';

/** Within how many seconds a caller who calls again is linked to his earlier incident (rules: §2). */
const REPEAT_CALLER_SECONDS = 1800;

/** What a new incident is made of. */
export interface NewIncident {
  readonly callSid: string;
  readonly callerPhone: string;
  readonly callerE164: string | null;
  readonly ladder: string;
  readonly relatedIncidentId: number | null;
}

/** The newest incident of a caller in the last 30 minutes, as a part of a reading: `a` is its id. */
export function relatedReading(callerE164: string | null, now: Date): Reading {
  return {
    sql:
      'SELECT `id` AS `a`, 0 AS `b`, 0 AS `c` FROM `incidents` WHERE `caller_e164` = ? AND `created_at` >= ? ' +
      'ORDER BY `created_at` DESC, `id` DESC LIMIT 1',
    parameters: [callerE164, toDatabase(secondsAfter(now, -REPEAT_CALLER_SECONDS))],
  };
}

/**
 * Begins an incident.
 * @throws RepeatUnit when another request of the same call began it first.
 */
export async function openIncident(unit: Unit, incident: NewIncident, now: Date): Promise<IncidentRecord> {
  const state = { status: 'routing', createdAt: now, endInferred: false } as const;
  const id = await orRepeat(unit.insert(Incident, { ...incident, ...state }));
  unit.tell(new IncidentOpened(incident.ladder));
  const nothingYet = {
    exhaustedAt: null,
    answeredAt: null,
    answeredByUserId: null,
    endedAt: null,
    durationSeconds: null,
  };
  return { ...incident, ...state, ...nothingYet, id, attempts: [] };
}

/** Who is offered, where on the ladder, for how many seconds of ringing. */
export interface NewOffer {
  readonly userId: number;
  readonly userName: string;
  readonly phoneE164: string;
  readonly stepName: string;
  readonly timeoutSeconds: number;
  /** Whether nobody else may take this user while the claim lasts. */
  readonly hold: boolean;
}

/**
 * Writes the offer of a person, with his claim.
 * @throws RepeatUnit when another call took him, or this call offered him, in the same instant.
 */
export async function addAttempt(unit: Unit, incidentId: number, offer: NewOffer, now: Date): Promise<AttemptRecord> {
  const { hold, ...person } = offer;
  const attempt = {
    ...person,
    status: 'pending',
    reason: null,
    offers: 1,
    offeredAt: now,
    endedAt: null,
    claimedUntil: secondsAfter(now, offer.timeoutSeconds + RINGING_CLAIM_EXTRA_SECONDS),
    heldUserId: hold ? offer.userId : null,
  } as const;
  const id = await orRepeat(unit.insert(CallAttempt, { ...attempt, incidentId }));
  unit.tell(new PersonOffered(offer.stepName));
  return { ...attempt, id };
}

async function orRepeat<T>(insert: Promise<T>): Promise<T> {
  try {
    return await insert;
  } catch (error) {
    throw isUniqueViolation(error) ? new RepeatUnit(error) : error;
  }
}
