import { peopleLeft } from './decide.js';
import { fits, neededSeconds } from './ring-budget.js';
import type { CandidateStep } from './situation.js';

/** Whether a ladder fits the time that a caller is to wait at most. */
export interface LadderFit {
  /** False: the people on its first two steps ring alone, and the others together. */
  readonly fits: boolean;
  /** The shortest wait, in seconds, in which all ring one after the other; null: the line knows no longest wait. */
  readonly neededSeconds: number | null;
  /** MAX_WAIT_SECONDS; null: the line rings one phone at a time, for as long as it takes. */
  readonly maxWaitSeconds: number | null;
}

/** Whether a new call could try everybody on a ladder one after the other; `maxWaitSeconds` null: however long it takes. */
export function fitOf(
  steps: readonly CandidateStep[],
  claims: ReadonlySet<number>,
  maxWaitSeconds: number | null,
): LadderFit {
  if (maxWaitSeconds === null) return { fits: true, neededSeconds: null, maxWaitSeconds };
  const { dials } = peopleLeft({ steps, offers: [], claims, hint: NOTHING_LOST, together: 'by_step' });
  return { fits: fits(dials, maxWaitSeconds), neededSeconds: neededSeconds(dials), maxWaitSeconds };
}

const NOTHING_LOST = { knowsIncident: true, lastTargetPhone: null, lastDial: null };
