import { isAvailable } from '../users/index.js';
import type { StepContext } from './contract/index.js';
import type { Candidate, CandidateStep, PhoneBar } from './situation.js';
import type { PlacedRung } from './ladder/placed-rungs.js';

/** How long a step may think, in milliseconds. */
const STEP_TIMEOUT_MS = 1000;

/** A step of the ladder with its people; `failure` says why it has none although it should. */
export interface GatheredStep extends CandidateStep {
  readonly failure: string | null;
}

/**
 * Asks a step for its people, of whom those with one of `lineNumbers` (E.164), and the caller, are barred. A step that
 * fails or takes over a second has none: the ladder goes on. Null: nobody registered the step. The result is a promise only
 * where the step's own is.
 */
export function gatherCandidates(
  { rung, step, ringsAlone }: PlacedRung,
  context: StepContext,
  lineNumbers: ReadonlySet<string>,
): GatheredStep | Promise<GatheredStep> | null {
  if (step === undefined) return null;
  const { together = null } = step;
  const found = { ...rung, together, ringsAlone };
  const gathered = (ids: readonly number[]): GatheredStep => {
    return { ...found, candidates: candidatesOf(ids, context, lineNumbers), failure: null };
  };
  const failed = (error: unknown): GatheredStep => {
    return { ...found, candidates: [], failure: error instanceof Error ? error.message : 'threw no Error' };
  };
  try {
    const ids = step.provider.candidates(context);
    return ids instanceof Promise ? withinTime(ids).then(gathered).catch(failed) : gathered(ids);
  } catch (error) {
    return failed(error);
  }
}

function candidatesOf(
  ids: readonly number[],
  context: StepContext,
  lineNumbers: ReadonlySet<string>,
): readonly Candidate[] {
  const at = context.at.getTime();
  const candidates: Candidate[] = [];
  for (const id of new Set(ids)) {
    const person = context.people.get(id);
    if (person === undefined) continue;
    const { name, phoneE164, active } = person;
    const barred = barOf(phoneE164, context.incident.callerE164, lineNumbers);
    candidates.push({ userId: id, name, phoneE164, active, available: isAvailable(person, at), barred });
  }
  return candidates;
}

function barOf(phone: string | null, callerE164: string | null, lineNumbers: ReadonlySet<string>): PhoneBar | null {
  if (phone === null) return null;
  if (lineNumbers.has(phone)) return 'line_number';
  return phone === callerE164 ? 'own_phone' : null;
}

async function withinTime<T>(result: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`took over ${STEP_TIMEOUT_MS} ms`));
    }, STEP_TIMEOUT_MS);
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}
