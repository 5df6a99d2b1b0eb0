import type { PhoneOutcome } from './phones.js';

/** How ringing one or several phones at once ends when the caller stays on the line. */
export interface Ringing {
  /** The phone that picked up first, if one did. */
  winner?: PickUp;
  /** Seconds until the pick-up, or until the ringing was over. */
  seconds: number;
  /** DialCallStatus of the whole dial. */
  status: DialStatus;
  /** DialCallStatus per phone. */
  phones: { phone: string; status: DialStatus; seconds: number }[];
}

/** A phone that picked up. */
export interface PickUp {
  phone: string;
  by: 'person' | 'voicemail';
  talkSeconds: number;
}

/** DialCallStatus values of Connect Call To (Twilio: Dial action callback). */
export type DialStatus = 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';

/** Twilio adds five seconds to any dial timeout. */
export const BUFFER_SECONDS = 5;
const DEFAULT_RING_SECONDS = 5;
const DEFAULT_TALK_SECONDS = 60;
const DEFAULT_VOICEMAIL_SECONDS = 30;
const SECONDS_UNTIL_BUSY = 2;
/** Seconds after which a dial that cannot succeed has failed. */
export const SECONDS_UNTIL_FAILED = 1;

/** What becomes of one phone that rings by itself. */
export interface RingingPhone {
  phone: string;
  status: DialStatus;
  /** Seconds until the pick-up, or until the ringing was over. */
  seconds: number;
  pickUp?: PickUp;
}

/**
 * Rings all phones at once for `timeout` seconds and five more; the first pick-up wins, a voicemail's too, and the other
 * phones stop. When nobody picks up, the dial is `no-answer` if a phone rang to the end, else `busy`, else `failed`.
 */
export function ringAll(outcomes: ReadonlyMap<string, PhoneOutcome>, timeout: number): Ringing {
  const legs = [...outcomes].map(([phone, outcome]) => ringOne(phone, outcome, timeout + BUFFER_SECONDS));
  const [first] = legs
    .filter(({ pickUp }) => pickUp !== undefined)
    .toSorted((one, other) => one.seconds - other.seconds);
  if (first?.pickUp === undefined) {
    return { seconds: Math.max(0, ...legs.map(({ seconds }) => seconds)), status: unanswered(legs), phones: legs };
  }
  const phones = legs.map((leg) => (leg === first ? leg : beaten(leg, first.seconds)));
  return { winner: first.pickUp, seconds: first.seconds, status: 'completed', phones };
}

/** DialCallStatus of a dial in which nobody picked up. */
export function unanswered(phones: readonly { status: DialStatus }[]): DialStatus {
  return (['no-answer', 'busy'] as const).find((each) => phones.some(({ status }) => status === each)) ?? 'failed';
}

function beaten(leg: RingingPhone, seconds: number): RingingPhone {
  return leg.seconds < seconds ? leg : { phone: leg.phone, status: 'canceled', seconds };
}

/** What becomes of a phone that rings for a number of seconds at most. */
export function ringOne(phone: string, outcome: PhoneOutcome, patience: number): RingingPhone {
  if (outcome.kind === 'busy') return { phone, status: 'busy', seconds: SECONDS_UNTIL_BUSY };
  if (outcome.kind === 'failed') return { phone, status: 'failed', seconds: SECONDS_UNTIL_FAILED };
  if (outcome.kind === 'no-answer') return { phone, status: 'no-answer', seconds: patience };
  const { kind, ringSeconds = DEFAULT_RING_SECONDS } = outcome;
  if (ringSeconds >= patience) return { phone, status: 'no-answer', seconds: patience };
  const by = kind === 'answer' ? 'person' : 'voicemail';
  const talkSeconds = outcome.talkSeconds ?? (kind === 'answer' ? DEFAULT_TALK_SECONDS : DEFAULT_VOICEMAIL_SECONDS);
  return { phone, status: 'completed', seconds: ringSeconds, pickUp: { phone, by, talkSeconds } };
}
