import { isTransient } from '../database/index.js';
import { isAvailable } from '../users/index.js';
import type { StepContext } from './contract/index.js';
import type { Candidate, CandidateStep, PhoneBar } from './situation.js';
import type { PlacedRung } from './ladder/placed-rungs.js';

/** How long a step may think, in milliseconds. */
const MOST_STEP_MILLISECONDS = 1000;

/** A rung with its people; `failure` says why it has none although it should. */
export interface GatheredStep extends CandidateStep {
  readonly failure: string | null;
}

/**
 * Asks a step for its people, of whom those with one of `lineNumbers` (E.164), and the caller, are barred. A step that
 * fails has none: the ladder goes on. Null: nobody registered the step.
 * @throws whatever makes the whole unit be repeated.
 */
export async function gatherCandidates(
  { rung, step, ringsAlone }: PlacedRung,
  context: StepContext,
  lineNumbers: ReadonlySet<string>,
): Promise<GatheredStep | null> {
  if (step === undefined) return null;
  const { together = null } = step;
  const found = { ...rung, together, ringsAlone };
  try {
    const ids = await withinTime(step.provider.candidates(context));
    const people = [...new Set(ids)].map((id) => context.people.get(id)).filter((person) => person !== undefined);
    const at = context.at.getTime();
    const candidates = people.map((person): Candidate => {
      const { id: userId, name, phoneE164, active } = person;
      const barred = barOf(phoneE164, context.incident.callerE164, lineNumbers);
      return { userId, name, phoneE164, active, available: isAvailable(person, at), barred };
    });
    return { ...found, candidates, failure: null };
  } catch (error) {
    if (isTransient(error)) throw error;
    return { ...found, candidates: [], failure: error instanceof Error ? error.message : 'threw no Error' };
  }
}

function barOf(phone: string | null, callerE164: string | null, lineNumbers: ReadonlySet<string>): PhoneBar | null {
  if (phone === null) return null;
  if (lineNumbers.has(phone)) return 'line_number';
  return phone === callerE164 ? 'own_phone' : null;
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
