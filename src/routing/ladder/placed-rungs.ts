import type { RegisteredStep, StepRegistry } from '../step-registry.service.js';
import type { LadderRung } from './ladder.js';

/** How many steps at the top of a ladder keep their order and their time, however long the ladder is (rules: §4.9). */
const STEPS_ALONE = 2;

/** A rung in its place on the ladder. */
export interface PlacedRung {
  readonly rung: LadderRung;
  /** Undefined: nobody registered it. */
  readonly step: RegisteredStep | undefined;
  /** Whether its people always ring alone, before all others, and for no less than its time. */
  readonly ringsAlone: boolean;
}

/**
 * The rungs of a ladder with their steps. The people on the first two ring alone; a step whose people depend on who
 * calls, such as the one for repeat callers, does not count among the two, and rings alone where it stands before the second.
 */
export function placedRungs(rungs: readonly LadderRung[], registry: StepRegistry): PlacedRung[] {
  let counted = 0;
  return rungs.map((rung) => {
    const step = registry.find(rung.name);
    const isAmongFirst = step !== undefined && counted < STEPS_ALONE;
    if (step !== undefined && step.dependsOnCaller !== true) counted += 1;
    return { rung, step, ringsAlone: isAmongFirst && step.together === undefined };
  });
}
