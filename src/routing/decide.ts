import { samePhone } from '../common/index.js';

/** A person as a step named him. */
export interface Candidate {
  readonly userId: number;
  readonly name: string;
  /** E.164, or null. */
  readonly phoneE164: string | null;
  readonly active: boolean;
  readonly available: boolean;
}

/** A rung of the ladder with its people, in the order in which they are to be rung. */
export interface CandidateStep {
  readonly name: string;
  readonly timeoutSeconds: number;
  /** Most distinct people of one incident; null: no limit. */
  readonly limit: number | null;
  readonly candidates: readonly Candidate[];
}

/** Somebody whom this incident has offered. */
export interface EarlierOffer {
  readonly userId: number;
  readonly phoneE164: string;
  readonly stepName: string;
  /** Offered, and no result yet. */
  readonly pending: boolean;
  /** How often he was offered. */
  readonly offers: number;
  /** Whether he could be rung at this instant, at the number that was offered. */
  readonly reachable: boolean;
}

/** What the request tells about what Studio knows. */
export interface Hint {
  /** Whether it named the incident, which only an answer of ours can have told it. */
  readonly knowsIncident: boolean;
  /** The phone that Studio dialled last, where the flow says so. */
  readonly lastTargetPhone: string | null;
}

/** Everything a decision depends on, at the instant it is made. */
export interface Situation {
  /** The ladder from the top, with the candidates of each step. */
  readonly steps: readonly CandidateStep[];
  /** Earlier offers of this incident, oldest first. */
  readonly offers: readonly EarlierOffer[];
  /** Users whom other open calls claim at this instant. */
  readonly claims: ReadonlySet<number>;
  readonly hint: Hint;
}

/** What becomes of the pending offer when the ladder goes on. */
export type PendingFate = 'presumed_failed' | 'unconfirmed';

/** Who is next. `claimed`: only people whom other calls claim are left. */
export type Decision =
  | { readonly kind: 're-offer' }
  | {
      readonly kind: 'offer';
      readonly step: CandidateStep;
      readonly candidate: Candidate & { readonly phoneE164: string };
      readonly claimed: boolean;
      readonly pendingFate: PendingFate | null;
    }
  | { readonly kind: 'none'; readonly pendingFate: PendingFate | null };

/** Most repetitions of an offer whose answer was lost (rules: §4, repeated and lost requests). */
const MOST_REOFFERS = 3;

/**
 * Who is rung next (rules: §4): pure, so that the service, the preview and the tests decide alike.
 * The ladder is read from the top; those out are inactive, unavailable, without a phone, or offered before by user or
 * by phone; people whom other calls claim come after all others of the whole ladder.
 */
export function decide(situation: Situation): Decision {
  const fate = fateOfPending(situation);
  if (fate === 're-offer') return { kind: 're-offer' };
  for (const claimed of [false, true]) {
    for (const step of situation.steps) {
      const candidate = firstEligible(step, situation, claimed);
      if (candidate) return { kind: 'offer', step, candidate, claimed, pendingFate: fate };
    }
  }
  return { kind: 'none', pendingFate: fate };
}

function fateOfPending({ offers, hint }: Situation): PendingFate | 're-offer' | null {
  const pending = offers.findLast((offer) => offer.pending);
  if (!pending) return null;
  const { lastTargetPhone, knowsIncident } = hint;
  if (lastTargetPhone !== null && samePhone(lastTargetPhone, pending.phoneE164)) return 'presumed_failed';
  const answerWasLost = lastTargetPhone !== null || !knowsIncident;
  return answerWasLost && pending.reachable && pending.offers <= MOST_REOFFERS ? 're-offer' : 'unconfirmed';
}

function firstEligible(
  step: CandidateStep,
  { offers, claims }: Situation,
  claimed: boolean,
): (Candidate & { phoneE164: string }) | undefined {
  if (step.limit !== null && offers.filter(({ stepName }) => stepName === step.name).length >= step.limit)
    return undefined;
  return step.candidates.find(
    (candidate): candidate is Candidate & { phoneE164: string } =>
      candidate.active &&
      candidate.available &&
      candidate.phoneE164 !== null &&
      claims.has(candidate.userId) === claimed &&
      !offers.some(({ userId, phoneE164 }) => userId === candidate.userId || phoneE164 === candidate.phoneE164),
  );
}
