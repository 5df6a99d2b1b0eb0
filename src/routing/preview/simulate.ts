import { decide, type CandidateStep, type EarlierOffer, type Exclusion } from '../decide.js';
import { judge } from '../verdicts.js';

/** What will become of a candidate when everybody fails to answer. */
export interface Fate {
  readonly userId: number;
  readonly name: string;
  /** 1 for whoever is rung first, and so on over the whole ladder; null: he is not rung. */
  readonly order: number | null;
  /** Why he is not rung; `claimed`: he is, but after everybody whom no other call has. */
  readonly reason: Exclusion | 'claimed' | null;
}

/** A step with the fate of each of its candidates, in the step's order. */
export interface SimulatedStep {
  readonly step: CandidateStep;
  readonly candidates: readonly Fate[];
}

/**
 * A new call in which nobody answers: `decide` is asked, its answer counted as tried, and asked again until it finds
 * nobody. The steps are taken as they stand; a step with a memory is not told.
 */
export function simulate(steps: readonly CandidateStep[], claims: ReadonlySet<number>): SimulatedStep[] {
  const fates: (Pick<Fate, 'order' | 'reason'> | undefined)[][] = steps.map(() => []);
  const offers: EarlierOffer[] = [];
  for (;;) {
    const situation = { steps, offers, claims, hint: { knowsIncident: true, lastTargetPhone: null } };
    const decision = decide(situation);
    for (const [row, { candidates }] of judge(decision, situation).entries()) {
      for (const [column, { verdict }] of candidates.entries()) {
        if (verdict === 'claimed' || verdict === 'not_reached') continue;
        const reason =
          verdict !== 'offered' ? verdict : decision.kind === 'offer' && decision.claimed ? 'claimed' : null;
        const order = verdict === 'offered' ? offers.length + 1 : null;
        const fate = fates[row];
        if (fate) fate[column] ??= { order, reason };
      }
    }
    if (decision.kind !== 'offer') break;
    const { userId, phoneE164 } = decision.candidate;
    offers.push({ userId, phoneE164, stepName: decision.step.name, pending: false, offers: 1, reachable: true });
  }
  return steps.map((step, row) => ({
    step,
    candidates: step.candidates.map(({ userId, name }, column) => {
      const { order = null, reason = null } = fates[row]?.[column] ?? {};
      return { userId, name, order, reason };
    }),
  }));
}
