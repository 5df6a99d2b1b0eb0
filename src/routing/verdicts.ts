import type { Decision } from './decide.js';
import type { Situation } from './situation.js';
import { EXCLUSIONS, exclusionOf, triedIn } from './exclusion.js';

/**
 * What a decision made of a candidate: offered; why they can not be; `claimed`: busy with another call, so they wait
 * until nobody else is left; `not_reached`: the decision fell earlier.
 */
export const VERDICTS = ['offered', ...EXCLUSIONS, 'claimed', 'not_reached'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A step as a decision left it: its candidates in order, each with what became of them. */
export interface JudgedStep {
  readonly name: string;
  readonly candidates: readonly { readonly userId: number; readonly verdict: Verdict }[];
}

/** What a decision made of everybody on the steps it looked at, in the words of `decide` itself. */
export function judge(
  decision: Decision,
  { steps, offers, claims }: Omit<Situation, 'hint' | 'together'>,
): JudgedStep[] {
  const tried = triedIn(offers);
  return steps.map((step) => {
    const candidates = step.candidates.map((candidate) => {
      const isOffered =
        decision.kind === 'offer' &&
        decision.people.some((person) => person.step === step && person.candidate === candidate);
      const otherwise = claims.has(candidate.userId) ? 'claimed' : 'not_reached';
      const verdict: Verdict = isOffered ? 'offered' : (exclusionOf(candidate, step, tried) ?? otherwise);
      return { userId: candidate.userId, verdict };
    });
    return { name: step.name, candidates };
  });
}
