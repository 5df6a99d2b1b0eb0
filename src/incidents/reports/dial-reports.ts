import { failureResult, outweighs, type AttemptStatus } from '../attempts/attempt-status.js';
import { secondsAfter } from '../claims.js';
import type { AttemptPatch, AttemptRecord, IncidentRecord } from '../incident-record.js';
import { completed, isOver, withdrawn } from '../incident-state.js';
import { answeredBy, NO_CLAIM, released, tell, type Consequence } from './consequence.js';

/** What a line that the service dials itself tells of a call. Technicians are told apart by their user id. */
export type DialReport =
  /** He, or something in his place, picked up, and is asked whether he accepts. */
  | { readonly kind: 'picked_up'; readonly userId: number }
  | { readonly kind: 'accepted'; readonly userId: number }
  | { readonly kind: 'declined'; readonly userId: number }
  /** Silence, another key, a voicemail. */
  | { readonly kind: 'no_key'; readonly userId: number }
  | DialOver
  | VoiceMessageLeft
  /** What Twilio says of a leg on the way; best effort, so nothing is concluded from it. */
  | { readonly kind: 'leg_status'; readonly userId: number; readonly status: string };

/** The caller has left a voice message. */
export interface VoiceMessageLeft {
  readonly kind: 'voice_message';
  readonly url: string;
  readonly seconds: number | null;
  /** Whether the call ends with it, and this is not a second word of the same message. */
  readonly ends: boolean;
}

/** A dial is over: nobody was reached, the talk has ended, or the caller has hung up. */
export interface DialOver {
  readonly kind: 'dial_over';
  readonly dial: number;
  /** Twilio's DialCallStatus. */
  readonly status: string;
  /** Whether caller and technician were connected; null: Twilio did not say. */
  readonly bridged: boolean | null;
  /** Of the talk. */
  readonly seconds: number | null;
  readonly callerGone: boolean;
}

/** How long a technician is kept from other calls while he is asked whether he accepts, in seconds. */
const SCREENING_CLAIM_SECONDS = 60;
/** Within how many seconds of an acceptance a dial may have ended without a talk. */
const CONNECTING_SECONDS = 30;
/** What Twilio says of a dial that somebody, or something, picked up. */
const CONNECTED = new Set(['completed', 'answered']);
/** The reason of an offer that a pick-up by somebody else, who did not accept, cut short. */
export const CUT_SHORT = 'cut short: somebody else picked up, and did not accept';
/** Stands with an offer while whoever picked up is asked whether he accepts. */
const PICKED_UP = 'picked up';
/** The reason of an acceptance that led to no talk. */
const NOT_CONNECTED = 'accepted, but was not connected';

/** What a report of the dialled line changes of an incident. */
export function consequenceOfDialReport(incident: IncidentRecord, report: DialReport, now: Date): Consequence {
  switch (report.kind) {
    case 'picked_up':
      return pickedUp(incident, report.userId, now);
    case 'accepted':
      return accepted(incident, report.userId, now);
    case 'declined':
      return notAccepted(incident, report.userId, 'declined', now);
    case 'no_key':
      return notAccepted(incident, report.userId, 'machine_or_no_key', now);
    case 'dial_over':
      return dialOver(incident, report, now);
    case 'voice_message':
      return voiceMessage(incident, report, now);
    case 'leg_status':
      return tell('leg_status', incident, incident, [], { userId: report.userId, status: report.status });
  }
}

function pickedUp(incident: IncidentRecord, userId: number, now: Date): Consequence {
  const attempt = attemptOf(incident, userId);
  const isAsked = attempt?.status === 'pending' && attempt.claimedUntil !== null;
  const patch = { reason: PICKED_UP, claimedUntil: secondsAfter(now, SCREENING_CLAIM_SECONDS) };
  return tell('picked_up', incident, incident, isAsked ? [{ id: attempt.id, ...patch }] : [], { userId });
}

/** Of several who accept, the first one written has the caller; his repetition is told the same again. */
function accepted(incident: IncidentRecord, userId: number, now: Date): Consequence {
  const attempt = attemptOf(incident, userId);
  if (hasAccepted(incident, userId)) return tell('answered', incident, incident, [], { userId, accepted: true });
  if (attempt?.status !== 'pending' || incident.answeredAt !== null || isOver(incident)) {
    return tell('accepted_too_late', incident, incident, [], { userId });
  }
  const consequence = answeredBy(incident, attempt, now);
  return { ...consequence, data: { ...consequence.data, facts: { userId, accepted: true } } };
}

/** Whether the caller is this user's: he accepted, and nobody has him in his place. */
export function hasAccepted(incident: IncidentRecord, userId: number): boolean {
  return incident.answeredByUserId === userId && !isOver(incident);
}

function notAccepted(
  incident: IncidentRecord,
  userId: number,
  status: 'declined' | 'machine_or_no_key',
  now: Date,
): Consequence {
  const attempt = attemptOf(incident, userId);
  const patches = attempt ? resultOf(attempt, status, null, now) : [];
  return tell('attempt_failed', incident, incident, patches, { userId, reason: status });
}

function dialOver(incident: IncidentRecord, report: DialOver, now: Date): Consequence {
  const { dial, status, seconds, callerGone, bridged } = report;
  const facts = { dial, status, bridged, seconds, callerGone };
  const rung = incident.attempts.filter((attempt) => attempt.dial === dial);
  const answerer = rung.find(({ userId }) => userId === incident.answeredByUserId);
  if (answerer && isNeverConnected(incident, report, now)) {
    return tell('not_connected', incident, withdrawn(incident), withdraw(rung, answerer, now), facts);
  }
  if (answerer || callerGone) {
    const gone = rung.flatMap((attempt) =>
      attempt.status === 'pending' ? resultOf(attempt, 'canceled', null, now) : [],
    );
    const others = released(incident, 'superseded', now).filter(({ id }) => gone.every((patch) => patch.id !== id));
    return tell(
      'completed',
      incident,
      completed(incident, now, answerer ? seconds : null),
      [...gone, ...others],
      facts,
    );
  }
  const isCutShort = rung.some((attempt) => isPickedUp(attempt)) && !hasRungOut(rung, now);
  const patches = rung.flatMap((attempt) => {
    if (attempt.status !== 'pending') return [];
    if (isPickedUp(attempt)) return resultOf(attempt, 'machine_or_no_key', null, now);
    if (isCutShort) return resultOf(attempt, 'unconfirmed', CUT_SHORT, now);
    return resultOf(attempt, ...resultOfDial(status, rung.length), now);
  });
  return tell('attempt_failed', incident, incident, patches, facts);
}

/**
 * He accepted a moment ago, the caller is still there, and Twilio does not say that they were connected. Where it says
 * nothing of it, a talk of some seconds is taken for none: a caller who hears one ring too many is better off than one
 * who hears nothing.
 */
function isNeverConnected({ answeredAt }: IncidentRecord, { bridged, callerGone }: DialOver, now: Date): boolean {
  if (bridged === true || callerGone || answeredAt === null) return false;
  return now.getTime() - answeredAt.getTime() < CONNECTING_SECONDS * 1000;
}

/** The answer did not hold: he counts as failed, and those who were rung with him may be rung again. */
function withdraw(rung: readonly AttemptRecord[], answerer: AttemptRecord, now: Date): AttemptPatch[] {
  return rung.flatMap(({ id, status }): AttemptPatch[] => {
    if (id === answerer.id) return [{ id, status: 'failed', reason: NOT_CONNECTED, endedAt: now, ...NO_CLAIM }];
    return status === 'superseded' ? [{ id, status: 'unconfirmed', reason: CUT_SHORT }] : [];
  });
}

/** Whether he, or something in his place, picked up, and did not accept. */
function isPickedUp({ status, reason }: AttemptRecord): boolean {
  return reason === PICKED_UP || status === 'machine_or_no_key' || status === 'declined';
}

/** Whether those who were rung at once had their whole time: then nobody was cut short by another's pick-up. */
function hasRungOut(rung: readonly AttemptRecord[], now: Date): boolean {
  return rung.every(({ offeredAt, timeoutSeconds }) => secondsAfter(offeredAt, timeoutSeconds) <= now);
}

/**
 * What a dial's status says of one who was rung and did not accept. Of several, those who picked up are known already:
 * the others did not.
 */
function resultOfDial(status: string, rung: number): [AttemptStatus, string | null] {
  if (CONNECTED.has(status)) return [rung === 1 ? 'machine_or_no_key' : 'no-answer', null];
  const result = failureResult(status);
  return [result.status, result.reason];
}

function voiceMessage(incident: IncidentRecord, { url, seconds, ends }: VoiceMessageLeft, now: Date): Consequence {
  const recordingSeconds = seconds ?? incident.recordingSeconds;
  const state = { ...(ends ? completed(incident, now, null) : incident), recordingUrl: url, recordingSeconds };
  return tell('voice_message', incident, state, ends ? released(incident, 'superseded', now) : [], {
    recordingSeconds,
  });
}

function resultOf(attempt: AttemptRecord, status: AttemptStatus, reason: string | null, now: Date): AttemptPatch[] {
  if (!outweighs({ status, reason }, attempt)) return [];
  return [{ id: attempt.id, status, reason, endedAt: attempt.endedAt ?? now, ...NO_CLAIM }];
}

function attemptOf({ attempts }: IncidentRecord, userId: number): AttemptRecord | undefined {
  return attempts.find((attempt) => attempt.userId === userId);
}
