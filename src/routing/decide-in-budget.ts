import { decide, peopleLeft, type Decision } from './decide.js';
import { paceOf } from './ring-budget.js';
import type { Situation, Together } from './situation.js';

/** How a line rings: one phone at a time, or several at once, with the longest wait of a caller in seconds. */
export type LineAbility =
  | { readonly kind: 'one_at_a_time' }
  | {
      readonly kind: 'together';
      readonly waitedSeconds: number;
      readonly budgetSeconds: number;
      /** How many phones it rings at once at most. */
      readonly atOnce: number;
    };

/** A decision as the caller's waiting has it. */
export interface PacedDecision {
  readonly decision: Decision;
  readonly together: Together;
  /** How long the phones of those who are offered ring, in seconds. */
  readonly ringSeconds: number;
}

/**
 * Who is rung next and for how long, when the whole ladder is known: the same for a call and for the preview of one.
 * Where the caller's wait is too short for one after the other, everybody who is left rings at once. Pure.
 */
export function decideAtPace(situation: Omit<Situation, 'together'>, line: LineAbility): PacedDecision {
  const together = line.kind === 'together' ? 'by_step' : 'never';
  const decision = decide({ ...situation, together });
  const stepSeconds = stepSecondsOf(decision);
  if (line.kind === 'one_at_a_time' || decision.kind !== 'offer') {
    return { decision, together, ringSeconds: stepSeconds };
  }
  const left = peopleLeft({ ...situation, together });
  const dialsLeft = left.dials.length > 0 ? left.dials : [{ stepSeconds, ringsAlone: false }];
  const { allLeft, ringSeconds } = paceOf({ ...line, dialsLeft });
  if (!allLeft || left.people <= 1) return { decision, together, ringSeconds };
  const all = { ...situation, together: 'all_left', atOnce: line.atOnce } as const;
  return { decision: decide(all), together: 'all_left', ringSeconds };
}

/** Returns how long the step from which a decision offers somebody rings, in seconds; 0: it offers nobody. */
export function stepSecondsOf(decision: Decision): number {
  return decision.kind === 'offer' ? (decision.people[0]?.step.timeoutSeconds ?? 0) : 0;
}
