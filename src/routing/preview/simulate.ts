import { decide } from '../decide.js';
import type { CandidateStep, EarlierOffer, Reachable } from '../situation.js';
import type { Exclusion } from '../exclusion.js';
import { judge } from '../verdicts.js';

/** What will become of a candidate when everybody fails to answer. */
export interface Fate {
  readonly userId: number;
  readonly name: string;
  /** 1 for whoever is rung first, and so on over the whole ladder; null: he is not rung. */
  readonly order: number | null;
  /**
   * Why he is not rung; `claimed`: he is, but after everybody whom no other call has; `rung_together`: his step rings
   * several at once, which the line can't.
   */
  readonly reason: Exclusion | 'claimed' | 'rung_together' | null;
}

/** A step with the fate of each of its candidates, in the step's order. */
export interface SimulatedStep {
  readonly step: CandidateStep;
  readonly candidates: readonly Fate[];
}

/**
 * A new call in which nobody answers: `decide` is asked, its answer counted as tried, and asked again until it finds
 * nobody. The steps are taken as they stand; a step with a memory is not told. Whoever is rung at once has one order.
 */
export function simulate(
  steps: readonly CandidateStep[],
  claims: ReadonlySet<number>,
  together: 'never' | 'by_step',
): SimulatedStep[] {
  const fates: (Pick<Fate, 'order' | 'reason'> | undefined)[][] = steps.map(() => []);
  const offers: EarlierOffer[] = [];
  for (let dial = 1; ; dial += 1) {
    const situation = { steps, offers, claims, together, hint: NOTHING_LOST };
    const decision = decide(situation);
    const people = decision.kind === 'offer' ? decision.people : [];
    const isClaimed = people.some(({ claimed }) => claimed);
    for (const [row, { candidates }] of judge(decision, situation).entries()) {
      for (const [column, { verdict }] of candidates.entries()) {
        if (verdict === 'claimed' || verdict === 'not_reached') continue;
        const reason = verdict !== 'offered' ? verdict : isClaimed ? 'claimed' : null;
        const fate = fates[row];
        if (fate) fate[column] ??= { order: verdict === 'offered' ? dial : null, reason };
      }
    }
    if (people.length === 0) break;
    for (const { step, candidate } of people) offers.push(triedOffer(step, candidate, dial));
  }
  return steps.map((step, row) => ({
    step,
    candidates: step.candidates.map(({ userId, name }, column) => {
      const { order = null, reason = null } = fates[row]?.[column] ?? {};
      return { userId, name, order, reason: order === null ? (reason ?? passedOver(step, together)) : reason };
    }),
  }));
}

const NOTHING_LOST = { knowsIncident: true, lastTargetPhone: null, lastDial: null };

function triedOffer({ name: stepName }: CandidateStep, { userId, phoneE164 }: Reachable, dial: number): EarlierOffer {
  return { userId, phoneE164, stepName, dial, pending: false, unheard: false, offers: 1, reachable: true };
}

/** Why nobody of a step is rung who might be: the line rings one phone at a time. */
function passedOver({ together }: CandidateStep, line: 'never' | 'by_step'): Fate['reason'] {
  return together !== null && line === 'never' ? 'rung_together' : null;
}
