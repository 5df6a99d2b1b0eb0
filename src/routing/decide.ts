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

/** A candidate whom nothing excludes: he has a phone. */
export type Reachable = Candidate & { readonly phoneE164: string };

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
      readonly candidate: Reachable;
      readonly claimed: boolean;
      readonly pendingFate: PendingFate | null;
    }
  | { readonly kind: 'none'; readonly pendingFate: PendingFate | null };

/** Most repetitions of an offer whose answer was lost (rules: §4, repeated and lost requests). */
const MOST_REOFFERS = 3;

/** Why a candidate can not be offered; the first that holds, in this order. */
export const EXCLUSIONS = [
  'inactive',
  'unavailable',
  'no_phone',
  'already_on_ladder',
  'shared_phone',
  'over_limit',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** Whom an incident has offered, by user, by phone and by step. */
export interface Tried {
  readonly users: ReadonlySet<number>;
  readonly phones: ReadonlySet<string>;
  readonly perStep: ReadonlyMap<string, number>;
}

/** Earlier offers, laid out for `exclusionOf`. */
export function triedIn(offers: readonly Pick<EarlierOffer, 'userId' | 'phoneE164' | 'stepName'>[]): Tried {
  const perStep = new Map<string, number>();
  for (const { stepName } of offers) perStep.set(stepName, (perStep.get(stepName) ?? 0) + 1);
  return {
    users: new Set(offers.map(({ userId }) => userId)),
    phones: new Set(offers.map(({ phoneE164 }) => phoneE164)),
    perStep,
  };
}

/**
 * Why a candidate of a step can not be offered (rules: §4.3 and §4.4), or null. `already_on_ladder`: he was offered
 * before; `shared_phone`: somebody else was, at his number; `over_limit`: the step has offered as many as it may.
 */
export function exclusionOf(
  { userId, phoneE164, active, available }: Candidate,
  { name, limit }: Pick<CandidateStep, 'name' | 'limit'>,
  { users, phones, perStep }: Tried,
): Exclusion | null {
  if (!active) return 'inactive';
  if (!available) return 'unavailable';
  if (phoneE164 === null) return 'no_phone';
  if (users.has(userId)) return 'already_on_ladder';
  if (phones.has(phoneE164)) return 'shared_phone';
  return limit !== null && (perStep.get(name) ?? 0) >= limit ? 'over_limit' : null;
}

/**
 * Who is rung next (rules: §4): pure, so that the service, the preview and the tests decide alike.
 * The ladder is read from the top; whoever `exclusionOf` finds a reason for is out; people whom other calls claim come
 * after all others of the whole ladder.
 */
export function decide(situation: Situation): Decision {
  const fate = fateOfPending(situation);
  if (fate === 're-offer') return { kind: 're-offer' };
  const tried = triedIn(situation.offers);
  for (const claimed of [false, true]) {
    for (const step of situation.steps) {
      const candidate = step.candidates.find(
        (each): each is Reachable =>
          situation.claims.has(each.userId) === claimed && exclusionOf(each, step, tried) === null,
      );
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
