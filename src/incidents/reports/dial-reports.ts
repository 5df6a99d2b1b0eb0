import { failureResult, outweighs, type AttemptStatus } from '../attempts/attempt-status.js';
import { secondsAfter } from '../claims.js';
import type { AttemptPatch, AttemptRecord, IncidentRecord } from '../incident-record.js';
import { completed, isOver, withdrawn } from '../incident-state.js';
import { answeredBy, NO_CLAIM, released, tell, type IncidentTransition } from './incident-transition.js';
import {
  CUT_OFF,
  CUT_SHORT,
  handOver,
  isCutOff,
  isNeverConnected,
  NOT_CONNECTED,
  talkSeconds,
  withdraw,
  withdrawLater,
  type DialOver,
} from './dial-over.js';
import { transitionOfRecording, type RecordingReport } from './recording-reports.js';
import { transitionOfTakeReport, HANDS_OVER, hasLeftDial, mayComeBack, type TakeReport } from './take-reports.js';

/** What a line that the service dials itself tells of a call. Technicians are told apart by their user id. */
export type DialReport =
  /** They, or something in their place, picked up, and are asked whether they accept. */
  | { readonly kind: 'picked_up'; readonly userId: number }
  | { readonly kind: 'accepted'; readonly userId: number }
  | { readonly kind: 'declined'; readonly userId: number }
  /** Silence, another key, a voicemail. */
  | { readonly kind: 'no_key'; readonly userId: number }
  | DialOver
  | RecordingReport
  | TakeReport
  /** What Twilio says of a leg on the way; best effort, so nothing is concluded from it. */
  | { readonly kind: 'leg_status'; readonly userId: number; readonly status: string; readonly errorCode?: number };

/** How long a technician is kept from other calls while they are asked whether they accept, in seconds. */
const SCREENING_CLAIM_SECONDS = 60;
/** What Twilio says of a dial that somebody, or something, picked up. */
const CONNECTED = new Set(['completed', 'answered']);
/** The reason of an offer while the person who picked up is asked whether they accept. */
const PICKED_UP = 'picked up';
/** What a report of the dialled line changes of an incident. */
export function transitionOfDialReport(incident: IncidentRecord, report: DialReport, now: Date): IncidentTransition {
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
    case 'leg_status':
      return tell('leg_status', incident, incident, [], {
        userId: report.userId,
        status: report.status,
        ...errorIn(report),
      });
    case 'taken':
    case 'not_joined':
    case 'star_pressed':
      return transitionOfTakeReport(incident, report, now);
    default:
      return transitionOfRecording(incident, report, now);
  }
}

/** Returns Twilio's error number as a fact of the trail, where there is one. */
function errorIn({ errorCode }: { readonly errorCode?: number }): { readonly errorCode?: number } {
  return errorCode === undefined ? {} : { errorCode };
}

function pickedUp(incident: IncidentRecord, userId: number, now: Date): IncidentTransition {
  const attempt = attemptOf(incident, userId);
  const isAsked = attempt?.status === 'pending' && attempt.claimedUntil !== null;
  const patch = { reason: PICKED_UP, claimedUntil: secondsAfter(now, SCREENING_CLAIM_SECONDS) };
  return tell('picked_up', incident, incident, isAsked ? [{ id: attempt.id, ...patch }] : [], { userId });
}

/** Of several who accept, the first one written has the caller; repeating it gets the same response. */
function accepted(incident: IncidentRecord, userId: number, now: Date): IncidentTransition {
  const attempt = attemptOf(incident, userId);
  if (hasAccepted(incident, userId)) return tell('answered', incident, incident, [], { userId, accepted: true });
  if (attempt?.status !== 'pending' || incident.answeredAt !== null || isOver(incident)) {
    const mayGetThem = mayComeBack(incident, attempt, now);
    return tell('accepted_too_late', incident, incident, [], { userId, ...(mayGetThem && { mayGetThem }) });
  }
  const transition = answeredBy(incident, attempt, now);
  return { ...transition, data: { ...transition.data, facts: { userId, accepted: true } } };
}

/** Whether the caller is this user's: the user accepted, and nobody else has taken over. */
export function hasAccepted(incident: IncidentRecord, userId: number): boolean {
  return incident.answeredByUserId === userId && !isOver(incident);
}

function notAccepted(
  incident: IncidentRecord,
  userId: number,
  status: 'declined' | 'machine_or_no_key',
  now: Date,
): IncidentTransition {
  const attempt = attemptOf(incident, userId);
  const patches = attempt ? resultOf(attempt, status, null, now) : [];
  return tell('attempt_failed', incident, incident, patches, { userId, reason: status });
}

/** Whether somebody was still rung when a person who called in took the caller: that counts as a dial of its own. */
function wasOvertaken({ status, dial: ownDial }: AttemptRecord, dial: number): boolean {
  return status === 'superseded' && ownDial === dial - 1;
}

function dialOver(incident: IncidentRecord, report: DialOver, now: Date): IncidentTransition {
  const { dial, status, seconds, callerGone, bridged } = report;
  const facts = { dial, status, bridged, seconds, callerGone, ...errorIn(report) };
  const rung = incident.attempts.filter((attempt) => attempt.dial === dial);
  const mayBeRungAgain = incident.attempts.filter((attempt) => attempt.dial === dial || wasOvertaken(attempt, dial));
  const answerer = rung.find(({ userId }) => userId === incident.answeredByUserId);
  if (answerer && isNeverConnected(incident, report, now)) {
    return tell(
      'not_connected',
      incident,
      withdrawn(incident),
      withdraw(mayBeRungAgain, answerer, NOT_CONNECTED, now),
      facts,
    );
  }
  if (answerer?.reason === HANDS_OVER && !callerGone) {
    const told = { ...facts, userId: answerer.userId };
    return tell('handed_over', incident, withdrawn(incident), handOver(mayBeRungAgain, answerer, now), told);
  }
  if (answerer && isCutOff(incident, report, now)) {
    const told = { ...facts, userId: answerer.userId };
    return tell('cut_off', incident, withdrawn(incident), withdraw(mayBeRungAgain, answerer, CUT_OFF, now), told);
  }
  if (callerGone && hasLeftDial(incident, dial)) {
    // The caller hung up in this dial, so they never reached the person who had taken them.
    const patches = released(incident, 'superseded', now);
    return tell(
      'completed',
      incident,
      completed(withdrawn(incident), now, null),
      withdrawLater(incident, patches),
      facts,
    );
  }
  if (answerer || callerGone) {
    const gone = rung.flatMap((attempt) =>
      attempt.status === 'pending' ? resultOf(attempt, 'canceled', null, now) : [],
    );
    const others = released(incident, 'superseded', now).filter(({ id }) => gone.every((patch) => patch.id !== id));
    const talked = answerer ? talkSeconds(incident, report, now) : null;
    const told = { ...facts, seconds: talked, legSeconds: seconds };
    return tell('completed', incident, completed(incident, now, talked), [...gone, ...others], told);
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

/** Whether this person, or something in their place, picked up, and did not accept. */
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

function resultOf(attempt: AttemptRecord, status: AttemptStatus, reason: string | null, now: Date): AttemptPatch[] {
  if (!outweighs({ status, reason }, attempt)) return [];
  return [{ id: attempt.id, status, reason, endedAt: attempt.endedAt ?? now, ...NO_CLAIM }];
}

function attemptOf({ attempts }: IncidentRecord, userId: number): AttemptRecord | undefined {
  return attempts.find((attempt) => attempt.userId === userId);
}
