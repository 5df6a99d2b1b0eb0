import { samePhone } from '../../common/index.js';
import { RINGING_CLAIM_EXTRA_SECONDS, secondsAfter, TALKING_CLAIM_SECONDS } from '../claims.js';
import type { AttemptPatch, AttemptRecord, IncidentRecord } from '../incident-record.js';
import { applied } from '../apply-change.js';
import { answered, isOver, withdrawn } from '../incident-state.js';
import type { NewOffer } from '../outcome.js';
import { NO_CLAIM, tell, type IncidentTransition } from './incident-transition.js';

/** What becomes of a caller who is taken by somebody of the company who calls the line. */
export type TakeReport =
  /** The caller is theirs, and is sent to their queue; told again when the caller is there. */
  | {
      readonly kind: 'taken';
      readonly userId: number;
      readonly userName: string;
      readonly phoneE164: string;
      /** The caller is not sent, and comes only when the ring of now is over. */
      readonly awaits?: true;
    }
  /** The caller never came to their queue: those who are rung are rung on, and the ladder goes on. */
  | { readonly kind: 'not_joined'; readonly userId: number }
  /** They pressed `*`: the caller is to be rung through to the next person. */
  | { readonly kind: 'star_pressed'; readonly userId: number };

/** The step of somebody who was not rung: they called the line, and took the caller. */
export const CALLED_IN_STEP = 'called_in';
/** The reason of an answer that the technician is about to hand on. */
export const HANDS_OVER = 'hands the caller over';
/** The reason of an acceptance to which the caller never came. */
const NEVER_JOINED = 'accepted, but the caller did not come';
/** The reason of an answer whose talk was ended for somebody who called in. */
const TAKEN_BY_ANOTHER = 'somebody who called the line took the caller';

/** What a report of somebody who called in changes of an incident. */
export function transitionOfTakeReport(incident: IncidentRecord, report: TakeReport, now: Date): IncidentTransition {
  switch (report.kind) {
    case 'taken':
      return taken(incident, report, now);
    case 'not_joined':
      return notJoined(incident, report.userId, now);
    case 'star_pressed':
      return starPressed(incident, report.userId);
  }
}

/** For how long after somebody took the caller it may turn out that the two are not connected, in seconds. */
const UNDECIDED_SECONDS = 30;

/** Whether somebody who was rung may get the caller back yet from somebody who called in: that the caller has left is not certain. */
export function mayComeBack(incident: IncidentRecord, attempt: AttemptRecord | undefined, now: Date): boolean {
  if (attempt?.status !== 'superseded' || incident.answeredAt === null || isOver(incident)) return false;
  return hasLeftDial(incident, attempt.dial) && now < secondsAfter(incident.answeredAt, UNDECIDED_SECONDS);
}

/** Whether somebody who called in has the caller, and was not rung in a dial: the caller has left that for them. */
export function hasLeftDial({ attempts, answeredAt, answeredByUserId }: IncidentRecord, dial: number): boolean {
  const answerer = attempts.find(({ userId, status }) => userId === answeredByUserId && status === 'answered');
  return answeredAt !== null && answerer !== undefined && answerer.dial > dial;
}

/** The people who were rung hear that the call is taken. */
function taken(
  incident: IncidentRecord,
  { userId, userName, phoneE164, awaits }: Extract<TakeReport, { kind: 'taken' }>,
  now: Date,
): IncidentTransition {
  const endedAt = awaits ? null : now;
  const own = incident.attempts.find((each) => each.userId === userId || samePhone(each.phoneE164, phoneE164));
  const answererId = own?.userId ?? userId;
  const dial = Math.max(0, ...incident.attempts.map((attempt) => attempt.dial)) + 1;
  const facts = { userId: answererId, accepted: true, calledIn: true, dial };
  if (isOver(incident)) return tell('accepted_too_late', incident, incident, [], { userId: answererId });
  if (own?.status === 'answered' && incident.answeredByUserId === answererId) {
    const isThere = own.endedAt === null && !awaits;
    const told = { userId: answererId, status: 'in-progress', dial: own.dial };
    return tell('leg_status', incident, incident, isThere ? [{ id: own.id, endedAt: now }] : [], told);
  }
  const before = incident.answeredAt === null ? incident : withdrawn(incident);
  const state = answered(before, now, answererId);
  const patches = incident.attempts.flatMap((attempt): AttemptPatch[] => {
    const { id, status, claimedUntil } = attempt;
    if (attempt === own) {
      const claim = { claimedUntil: secondsAfter(now, TALKING_CLAIM_SECONDS), heldUserId: null };
      return [{ id, status: 'answered', reason: null, dial, endedAt, ...claim }];
    }
    if (status === 'pending') return [{ id, status: 'superseded', endedAt: now, ...NO_CLAIM }];
    if (status === 'answered') return [{ id, status: 'failed', reason: TAKEN_BY_ANOTHER, ...NO_CLAIM }];
    return claimedUntil === null ? [] : [{ id, ...NO_CLAIM }];
  });
  const person = { userId, userName, phoneE164, stepName: CALLED_IN_STEP, timeoutSeconds: 0, dial };
  const offers: NewOffer[] = own ? [] : [{ ...person, hold: false, accepted: true, ...(awaits && { awaits }) }];
  return { ...tell('answered', incident, state, patches, facts), offers };
}

/**
 * Returns the incident without somebody who waits for its caller, and what that changes of attempts: where the line reports a talk,
 * or its end, the caller has not come to them.
 */
export function withoutAwaiting(
  incident: IncidentRecord,
  now: Date,
): { incident: IncidentRecord; patches: AttemptPatch[] } {
  const awaiting = incident.attempts.find(({ status, endedAt }) => status === 'answered' && endedAt === null);
  if (awaiting === undefined) return { incident, patches: [] };
  const patches = [{ id: awaiting.id, status: 'failed', reason: NEVER_JOINED, endedAt: now, ...NO_CLAIM } as const];
  const isTheirs = incident.answeredByUserId === awaiting.userId;
  return {
    incident: applied(incident, { state: isTheirs ? withdrawn(incident) : incident, attempts: patches }),
    patches,
  };
}

function notJoined(incident: IncidentRecord, userId: number, now: Date): IncidentTransition {
  const attempt = incident.attempts.find((each) => each.userId === userId);
  const isTheirs = attempt?.status === 'answered' && incident.answeredByUserId === userId && !isOver(incident);
  if (!isTheirs) return tell('leg_status', incident, incident, [], { userId, status: 'completed' });
  const patch = { id: attempt.id, status: 'failed', reason: NEVER_JOINED, endedAt: now, ...NO_CLAIM } as const;
  return tell('not_connected', incident, withdrawn(incident), [patch, ...rungOn(incident, attempt, now)], { userId });
}

/** Those whom an acceptance that led to nothing has overtaken are rung as if it had not been: a key of theirs counts. */
function rungOn({ attempts }: IncidentRecord, { dial: ofTake }: AttemptRecord, now: Date): AttemptPatch[] {
  return attempts.flatMap(({ id, status, dial, timeoutSeconds }): AttemptPatch[] => {
    if (status !== 'superseded' || dial !== ofTake - 1) return [];
    const claimedUntil = secondsAfter(now, timeoutSeconds + RINGING_CLAIM_EXTRA_SECONDS);
    return [{ id, status: 'pending', endedAt: null, claimedUntil }];
  });
}

function starPressed(incident: IncidentRecord, userId: number): IncidentTransition {
  const attempt = incident.attempts.find((each) => each.userId === userId);
  const talks = attempt?.status === 'answered' && incident.answeredByUserId === userId && !isOver(incident);
  if (!talks) return tell('leg_status', incident, incident, [], { userId, status: 'completed' });
  return tell('star_pressed', incident, incident, [{ id: attempt.id, reason: HANDS_OVER }], { userId });
}
