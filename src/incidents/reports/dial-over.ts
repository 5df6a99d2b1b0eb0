import { isOver } from '../incident-state.js';
import { NO_CLAIM } from './incident-transition.js';
import type { AttemptPatch, AttemptRecord, IncidentRecord } from '../incident-record.js';

/** A dial is over: nobody was reached, the talk has ended, or the caller has hung up. */
export interface DialOver {
  readonly kind: 'dial_over';
  readonly dial: number;
  /** Twilio's DialCallStatus. */
  readonly status: string;
  /** Whether caller and technician were connected; null: Twilio did not say. */
  readonly bridged: boolean | null;
  /** Of the dialled leg, from its pick-up on: longer than the talk, for the person who picked up was asked for a key first. */
  readonly seconds: number | null;
  readonly callerGone: boolean;
  /** Twilio's error number, such as 10004: too many calls at once for the account. */
  readonly errorCode?: number;
  /** How long ago it was over, in seconds, where that was waited out; left out: now. */
  readonly secondsAgo?: number;
}

/** Within how many seconds of an acceptance a dial may have ended without a talk. */
const CONNECTING_SECONDS = 30;
/** The reason of an offer that a pick-up by somebody else, who did not accept, cut short. */
export const CUT_SHORT = 'cut short: somebody else picked up, and did not accept';
/** The reason of an acceptance that led to no talk. */
export const NOT_CONNECTED = 'accepted, but was not connected';
/** Within how many seconds of an acceptance a technician who is gone counts as cut off, not as done. */
const CUT_OFF_SECONDS = 20;
/** A leg that lasted so long, its whisper included, had a talk, whatever our clock says. */
const CERTAIN_TALK_SECONDS = 60;
/** The reason of an acceptance after which the technician's phone was cut off. */
export const CUT_OFF = 'accepted, but was cut off';
/** The reason of a talk that the technician ended by handing the caller over. */
const HANDED_OVER = 'handed the caller over';

/**
 * Whether an acceptance led to no talk: somebody accepted a moment ago, the caller is still there, and Twilio does not
 * say that they were connected. Where it says nothing of it, a talk of some seconds counts as no talk: a caller who
 * hears one ring too many is better off than one who hears nothing.
 */
export function isNeverConnected(
  { answeredAt }: IncidentRecord,
  { bridged, callerGone }: DialOver,
  now: Date,
): boolean {
  if (bridged === true || callerGone || answeredAt === null) return false;
  return now.getTime() - answeredAt.getTime() < CONNECTING_SECONDS * 1000;
}

/**
 * How long they have talked: from the acceptance to the end by our own clock, whenever the report comes a second time. A report
 * that is late tells too much: no talk is longer than the leg.
 */
export function talkSeconds(
  incident: IncidentRecord,
  { seconds: legSeconds, secondsAgo = 0 }: DialOver,
  now: Date,
): number | null {
  if (incident.answeredAt === null) return legSeconds;
  const endedAt = isOver(incident) ? (incident.endedAt ?? now) : now;
  const elapsed = Math.round((endedAt.getTime() - incident.answeredAt.getTime()) / 1000) - secondsAgo;
  const seconds = Math.max(0, elapsed);
  return legSeconds === null ? seconds : Math.min(seconds, legSeconds);
}

/**
 * The technician's leg ended a moment after they accepted, and the caller is still there: a phone that lost its network, not
 * a talk. A person who hangs up on purpose so soon sends the caller on to somebody else.
 */
export function isCutOff(
  { answeredAt }: IncidentRecord,
  { callerGone, seconds, secondsAgo = 0 }: DialOver,
  now: Date,
): boolean {
  if (callerGone || answeredAt === null) return false;
  if (seconds !== null && seconds >= CERTAIN_TALK_SECONDS) return false;
  return now.getTime() - answeredAt.getTime() < (CUT_OFF_SECONDS + secondsAgo) * 1000;
}

/** A person who took a caller who never came has not answered. */
export function withdrawLater(
  { attempts, answeredByUserId }: IncidentRecord,
  patches: readonly AttemptPatch[],
): AttemptPatch[] {
  const answerer = attempts.find(({ userId }) => userId === answeredByUserId);
  const others = patches.filter(({ id }) => id !== answerer?.id);
  return answerer ? [...others, { id: answerer.id, status: 'failed', reason: NOT_CONNECTED, ...NO_CLAIM }] : others;
}

/** A talk that was handed over: the person who had it counts as having passed the call on. */
export function handOver(rung: readonly AttemptRecord[], answerer: AttemptRecord, now: Date): AttemptPatch[] {
  return withdraw(rung, answerer, HANDED_OVER, now).map((patch) => {
    return patch.id === answerer.id ? { ...patch, status: 'declined' } : patch;
  });
}

/** Whether a technician had the caller in an attempt, and the ladder goes on all the same. */
export function isTakenBack({ reason }: Pick<AttemptRecord, 'reason'>): boolean {
  return reason === CUT_OFF || reason === NOT_CONNECTED || reason === HANDED_OVER;
}

/** The answer did not hold: the answerer counts as failed, and those who were rung with them may be rung again. */
export function withdraw(
  rung: readonly AttemptRecord[],
  answerer: AttemptRecord,
  reason: string,
  now: Date,
): AttemptPatch[] {
  return rung.flatMap(({ id, status }): AttemptPatch[] => {
    if (id === answerer.id) return [{ id, status: 'failed', reason, endedAt: now, ...NO_CLAIM }];
    return status === 'superseded' ? [{ id, status: 'unconfirmed', reason: CUT_SHORT }] : [];
  });
}
