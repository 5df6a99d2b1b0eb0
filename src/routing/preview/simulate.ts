import { decideAtPace, type LineAbility } from '../decide-in-budget.js';
import { AROUND_A_DIAL_SECONDS } from '../ring-budget.js';
import type { CandidateStep, EarlierOffer, Reachable } from '../situation.js';
import type { Exclusion } from '../exclusion.js';
import { judge } from '../verdicts.js';

/** What will become of a candidate when everybody fails to answer. */
export interface Fate {
  readonly userId: number;
  readonly name: string;
  /** 1 for the person who is rung first, and so on over the whole ladder; null: not rung. */
  readonly order: number | null;
  /** How long their phone rings, in seconds; null: it doesn't. */
  readonly ringSeconds: number | null;
  /**
   * Why this person is not rung; `claimed`: rung, but after everybody who is not busy; `rung_together`: the step
   * rings several at once, which the line can't; `turned_away`: nobody is rung, for the line calls itself; `blocked`:
   * nobody is rung for a blocked caller.
   */
  readonly reason: Exclusion | 'claimed' | 'rung_together' | 'turned_away' | 'blocked' | null;
}

/** A step with the fate of each of its candidates, in the step's order. */
export interface SimulatedStep {
  readonly step: CandidateStep;
  readonly candidates: readonly Fate[];
}

/**
 * A new call in which nobody answers: the decision is made, its people counted as tried, and made again until it finds
 * nobody. `maxWaitSeconds`: how long a caller waits at most on a line that may ring several; null: it rings one at a
 * time. `atOnce`: how many phones it rings at once at most. The steps are taken as they stand; a step with a memory is not told. People who are rung at once share an order.
 */
export function simulate(
  steps: readonly CandidateStep[],
  claims: ReadonlySet<number>,
  maxWaitSeconds: number | null,
  atOnce: number,
): SimulatedStep[] {
  const fates: (Omit<Fate, 'userId' | 'name'> | undefined)[][] = steps.map(() => []);
  let waitedSeconds = 0;
  const offers: EarlierOffer[] = [];
  for (let dial = 1; ; dial += 1) {
    const situation = { steps, offers, claims, hint: NOTHING_LOST };
    const line: LineAbility =
      maxWaitSeconds === null
        ? { kind: 'one_at_a_time' }
        : { kind: 'together', waitedSeconds, budgetSeconds: maxWaitSeconds, atOnce };
    const { decision, ringSeconds } = decideAtPace(situation, line);
    waitedSeconds += ringSeconds + AROUND_A_DIAL_SECONDS;
    const people = decision.kind === 'offer' ? decision.people : [];
    const isClaimed = people.some(({ claimed }) => claimed);
    for (const [row, { candidates }] of judge(decision, situation).entries()) {
      for (const [column, { verdict }] of candidates.entries()) {
        if (verdict === 'claimed' || verdict === 'not_reached') continue;
        const reason = verdict !== 'offered' ? verdict : isClaimed ? 'claimed' : null;
        const fate = fates[row];
        const rings = verdict === 'offered' ? { order: dial, ringSeconds } : { order: null, ringSeconds: null };
        if (fate) fate[column] ??= { ...rings, reason };
      }
    }
    if (people.length === 0) break;
    for (const { step, candidate } of people) offers.push(triedOffer(step, candidate, dial));
  }
  return steps.map((step, row) => ({
    step,
    candidates: step.candidates.map(({ userId, name }, column) => {
      const { order = null, ringSeconds = null, reason = null } = fates[row]?.[column] ?? {};
      const why = order === null ? (reason ?? passedOver(step, maxWaitSeconds)) : reason;
      return { userId, name, order, ringSeconds, reason: why };
    }),
  }));
}

const NOTHING_LOST = { knowsIncident: true, lastTargetPhone: null, lastDial: null };

function triedOffer({ name: stepName }: CandidateStep, { userId, phoneE164 }: Reachable, dial: number): EarlierOffer {
  return { userId, phoneE164, stepName, dial, pending: false, unheard: false, offers: 1, reachable: true };
}

/** Why nobody of a step is rung who might be: the line rings one phone at a time. */
function passedOver({ together }: CandidateStep, maxWaitSeconds: number | null): Fate['reason'] {
  return together !== null && maxWaitSeconds === null ? 'rung_together' : null;
}
