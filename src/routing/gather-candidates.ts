import { isTransient } from '../database/index.js';
import { isAvailable } from '../users/index.js';
import type { StepContext } from './contract/index.js';
import type { Candidate, CandidateStep } from './situation.js';
import type { LadderRung } from './ladder/ladder.js';
import type { RegisteredStep } from './step-registry.service.js';

/** How long a step may think, in milliseconds. */
const MOST_STEP_MILLISECONDS = 1000;

/** A rung with its people; `failure` says why it has none although it should. */
export interface GatheredStep extends CandidateStep {
  readonly failure: string | null;
}

/**
 * Asks a step for its people. A step that fails has none: the ladder goes on.
 * @throws whatever makes the whole unit be repeated.
 */
export async function gatherCandidates(
  rung: LadderRung,
  step: RegisteredStep,
  context: StepContext,
): Promise<GatheredStep> {
  const { together = null } = step;
  try {
    const ids = await withinTime(step.provider.candidates(context));
    const people = [...new Set(ids)].map((id) => context.people.get(id)).filter((person) => person !== undefined);
    const at = context.at.getTime();
    const candidates = people.map((person): Candidate => {
      const { id: userId, name, phoneE164, active } = person;
      return { userId, name, phoneE164, active, available: isAvailable(person, at) };
    });
    return { ...rung, together, candidates, failure: null };
  } catch (error) {
    if (isTransient(error)) throw error;
    return { ...rung, together, candidates: [], failure: error instanceof Error ? error.message : 'threw no Error' };
  }
}

async function withinTime<T>(result: T | Promise<T>): Promise<T> {
  if (!(result instanceof Promise)) return result;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`took over ${MOST_STEP_MILLISECONDS} ms`));
    }, MOST_STEP_MILLISECONDS);
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}
