import { samePhone } from '../common/framework-free.js';
import { exclusionOf, note, triedIn } from './exclusion.js';
import type { DialLeft } from './ring-budget.js';
import type { Candidate, CandidateStep, EarlierOffer, Reachable, Situation } from './situation.js';

/** What becomes of the pending offer when the ladder goes on. */
export type PendingFate = 'presumed_failed' | 'unconfirmed';

/** Somebody who is to be rung. `claimed`: busy with another call, and everyone who isn't has been tried. */
export interface Chosen {
  readonly step: CandidateStep;
  readonly candidate: Reachable;
  readonly claimed: boolean;
  /** Offered before, and nothing was heard of it. */
  readonly again: boolean;
}

/** Who is next: one person, or several at once. */
export type Decision =
  | { readonly kind: 're-offer' }
  | { readonly kind: 'offer'; readonly people: readonly Chosen[]; readonly pendingFate: PendingFate | null }
  | { readonly kind: 'none'; readonly pendingFate: PendingFate | null };

/** Most repetitions of an offer whose answer was lost (rules: §4, repeated and lost requests). */
const MAX_REOFFERS = 3;
/** Most people whom a line rings at once (Twilio: Number). */
export const MAX_TOGETHER = 10;

/**
 * Who is rung next (rules: §4): pure, so that the service, the preview and the tests decide alike.
 * The ladder is read from the top; people for whom `exclusionOf` finds a reason are out; people who are busy with other
 * calls come after all others of the whole ladder. Where several ring at once, people who were offered before and of
 * whom nothing was heard fill up what the others leave.
 */
export function decide(situation: Situation): Decision {
  const fate = fateOfPending(situation);
  if (fate === 're-offer') return { kind: 're-offer' };
  for (const claimed of [false, true]) {
    const people = situation.together === 'all_left' ? allLeft(situation, claimed) : firstLeft(situation, claimed);
    if (people.length > 0) return { kind: 'offer', people, pendingFate: fate };
  }
  return { kind: 'none', pendingFate: fate };
}

function allLeft(situation: Situation, claimed: boolean): Chosen[] {
  return withUnheard(situation, situation.steps, claimed, situation.atOnce ?? MAX_TOGETHER);
}

function firstLeft(situation: Situation, claimed: boolean): Chosen[] {
  const tried = triedIn(situation.offers);
  for (const step of situation.steps) {
    if (step.together !== null && situation.together === 'never') continue;
    const people =
      step.together === null
        ? untried(situation, [step], claimed, 1, tried)
        : withUnheard(situation, [step], claimed, step.together);
    if (people.length > 0) return people;
  }
  return [];
}

/**
 * How many people are left to be offered, whether or not other calls claim them, and the dials in which the line would
 * try them all, in their order.
 */
export function peopleLeft(situation: Situation): { people: number; dials: DialLeft[] } {
  const tried = triedIn(situation.offers);
  const dials: DialLeft[] = [];
  let people = 0;
  for (const claimed of [false, true]) {
    for (const step of situation.steps) {
      const { length } = untried(situation, [step], claimed, Number.POSITIVE_INFINITY, tried);
      const { timeoutSeconds: stepSeconds, ringsAlone, together } = step;
      people += length;
      for (let rung = 0; rung < length; rung += together ?? 1) dials.push({ stepSeconds, ringsAlone });
    }
  }
  return { people, dials };
}

/** Returns the first people who can be offered, `most` at most, no number twice; they count as tried from then on. */
function untried(
  { offers, claims }: Situation,
  steps: readonly CandidateStep[],
  claimed: boolean,
  most: number,
  tried = triedIn(offers),
): Chosen[] {
  const chosen: Chosen[] = [];
  for (const step of steps) {
    for (const candidate of step.candidates) {
      if (chosen.length === most) return chosen;
      if (claims.has(candidate.userId) !== claimed || !isReachable(candidate)) continue;
      if (exclusionOf(candidate, step, tried) !== null) continue;
      note(tried, { ...candidate, stepName: step.name });
      chosen.push({ step, candidate, claimed, again: false });
    }
  }
  return chosen;
}

/** The same, filled up with people of whose offer nothing was heard. */
function withUnheard(situation: Situation, steps: readonly CandidateStep[], claimed: boolean, most: number): Chosen[] {
  const chosen = untried(situation, steps, claimed, most);
  for (const step of steps) {
    for (const candidate of step.candidates) {
      if (chosen.length === most) return chosen;
      if (situation.claims.has(candidate.userId) !== claimed || !isReachable(candidate)) continue;
      const earlier = situation.offers.find(({ userId }) => userId === candidate.userId);
      const isFree = earlier?.unheard === true && earlier.reachable && earlier.offers <= MAX_REOFFERS;
      if (isFree && chosen.every(({ candidate: { userId } }) => userId !== candidate.userId)) {
        chosen.push({ step, candidate, claimed, again: true });
      }
    }
  }
  return chosen;
}

function isReachable(candidate: Candidate): candidate is Reachable {
  return candidate.phoneE164 !== null && candidate.barred === null;
}

function fateOfPending({ offers, hint }: Situation): PendingFate | 're-offer' | null {
  const pending = offers.filter((offer) => offer.pending);
  const [first] = pending;
  if (!first) return null;
  const { lastTargetPhone, lastDial, knowsIncident } = hint;
  const isPhone = ({ phoneE164 }: EarlierOffer): boolean =>
    lastTargetPhone !== null && samePhone(lastTargetPhone, phoneE164);
  if (pending.some(isPhone) || first.dial === lastDial) return 'presumed_failed';
  const answerWasLost = lastTargetPhone !== null || lastDial !== null || !knowsIncident;
  const canRepeat = pending.some(({ reachable }) => reachable) && first.offers <= MAX_REOFFERS;
  return answerWasLost && canRepeat ? 're-offer' : 'unconfirmed';
}
