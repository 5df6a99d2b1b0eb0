import { samePhone } from '../../common/index.js';
import { secondsAfter } from '../claims.js';
import type { AttemptPatch, AttemptRecord, IncidentRecord } from '../incident-record.js';
import { answered, completed, isOver, type IncidentState } from '../incident-state.js';
import { NO_CLAIM, released, tell, type IncidentTransition } from './incident-transition.js';

/** The step of somebody whom the fallback numbers reached, and no ladder. */
export const FALLBACK_STEP = 'fallback';

/** A phone that was rung for a call, as Twilio has it. */
export interface RungAtTwilio {
  /** E.164 */
  readonly phone: string;
  /** Whose it is; null: nobody's of the company. */
  readonly userId: number | null;
  readonly pickedUp: boolean;
  readonly endedAt: Date;
  /** From the pick-up to the end. */
  readonly seconds: number;
}

/** What Twilio says of a call that is over. */
export interface EndAtTwilio {
  readonly endedAt: Date;
  /** Twilio's word for how it ended. */
  readonly status: string;
  /** The phones that it rang, the first one first. */
  readonly rang: readonly RungAtTwilio[];
  /** Whether picking up is enough to have the caller: nobody is asked for a key. */
  readonly pickUpIsAnswer: boolean;
}

/**
 * What it changes of an incident that Twilio says the call is over; null: nothing, for a report has said so before. Somebody
 * who picked up a phone that this service did not ring took the call for the fallback numbers.
 */
export function transitionOfTwilioEnd(
  incident: IncidentRecord,
  end: EndAtTwilio,
  now: Date,
): IncidentTransition | null {
  if (isOver(incident)) return null;
  const endedAt = within(end.endedAt, incident.createdAt, now);
  const facts = { status: end.status };
  if (incident.answeredAt !== null) {
    const seconds = Math.max(0, Math.round((endedAt.getTime() - incident.answeredAt.getTime()) / 1000));
    const patches = released(incident, 'superseded', now);
    return tell('ended_at_twilio', incident, completed(incident, endedAt, seconds), patches, { ...facts, seconds });
  }
  const answerer = answererOf(incident, end);
  if (answerer !== null) return answeredAfterAll(incident, answerer, endedAt, facts, now);
  const fallback = fallbackAnswer(incident, end);
  if (fallback !== null) return handledByFallback(incident, fallback, endedAt, facts, now);
  const patches = released(incident, 'superseded', now);
  return tell('ended_at_twilio', incident, completed(incident, endedAt, null), patches, facts);
}

/** Returns who picked up a phone that this service did not ring for the call: the longest talk; null: nobody did. */
export function fallbackAnswer({ attempts }: Pick<IncidentRecord, 'attempts'>, { rang }: EndAtTwilio) {
  const left = new Map(
    attempts.map(({ phoneE164, offers, stepName }) => [phoneE164, stepName === FALLBACK_STEP ? 0 : offers]),
  );
  const byFallback = rang.filter(({ phone }) => {
    const ours = left.get(phone) ?? 0;
    left.set(phone, ours - 1);
    return ours <= 0;
  });
  return byFallback.filter(({ pickedUp }) => pickedUp).toSorted((a, b) => b.seconds - a.seconds)[0] ?? null;
}

interface Answerer {
  readonly attempt: AttemptRecord;
  readonly rung: RungAtTwilio;
}

function answererOf(incident: IncidentRecord, { rang, pickUpIsAnswer }: EndAtTwilio): Answerer | null {
  if (!pickUpIsAnswer) return null;
  for (const attempt of incident.attempts.toReversed()) {
    if (!['pending', 'unconfirmed', 'superseded'].includes(attempt.status)) continue;
    const rung = rang.findLast(({ phone, pickedUp }) => pickedUp && samePhone(phone, attempt.phoneE164));
    if (rung) return { attempt, rung };
  }
  return null;
}

function answeredAfterAll(
  incident: IncidentRecord,
  { attempt, rung }: Answerer,
  endedAt: Date,
  facts: Readonly<Record<string, string>>,
  now: Date,
): IncidentTransition {
  const { seconds } = rung;
  const state = completed(answered(incident, pickedUpAt(rung, endedAt), attempt.userId), endedAt, seconds);
  const told = { ...facts, seconds, userId: attempt.userId };
  return tell('ended_at_twilio', incident, state, answeredPatches(incident, attempt, now), told);
}

function handledByFallback(
  incident: IncidentRecord,
  rung: RungAtTwilio,
  endedAt: Date,
  facts: Readonly<Record<string, string>>,
  now: Date,
): IncidentTransition {
  const { seconds, phone } = rung;
  const attempt = incident.attempts.find(({ phoneE164, userId }) => phoneE164 === phone || userId === rung.userId);
  const state: IncidentState = {
    ...incident,
    status: 'handled_by_fallback',
    answeredAt: pickedUpAt(rung, endedAt),
    answeredByUserId: attempt?.userId ?? null,
    endedAt,
    endInferred: false,
    durationSeconds: seconds,
  };
  const told = { ...facts, seconds, phone, userId: attempt?.userId ?? null };
  return tell('ended_at_twilio', incident, state, answeredPatches(incident, attempt, now), told);
}

function answeredPatches(incident: IncidentRecord, attempt: AttemptRecord | undefined, now: Date): AttemptPatch[] {
  const others = released(incident, 'superseded', now).filter(({ id }) => id !== attempt?.id);
  if (attempt === undefined) return others;
  return [
    { id: attempt.id, status: 'answered', reason: null, endedAt: attempt.endedAt ?? now, ...NO_CLAIM },
    ...others,
  ];
}

/** When somebody picked up: never later than the talk can have begun. */
function pickedUpAt({ endedAt: legEnd, seconds }: RungAtTwilio, endedAt: Date): Date {
  return secondsAfter(legEnd < endedAt ? legEnd : endedAt, -seconds);
}

function within(instant: Date, earliest: Date, latest: Date): Date {
  return new Date(Math.min(Math.max(instant.getTime(), earliest.getTime()), latest.getTime()));
}
