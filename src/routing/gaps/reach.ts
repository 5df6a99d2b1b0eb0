import { exclusionOf, triedIn } from '../exclusion.js';
import type { GatheredStep } from '../gather-candidates.js';
import type { RegisteredStep } from '../step-registry.service.js';

/** A rung of a ladder as it was found at one instant; `asked` and `registered` are undefined where nobody is behind it. */
export interface FoundRung {
  readonly name: string;
  readonly registered?: RegisteredStep | undefined;
  readonly asked?: GatheredStep | undefined;
}

/** Why a step, or with `step: null` the whole ladder, reaches nobody. */
export interface Lack {
  readonly step: string | null;
  readonly why: string;
}

/** What lacks least comes first: of several reasons it is the one that is told. */
const REASONS: readonly string[] = ['unavailable', 'no_phone', 'line_number', 'inactive'];
const LAST_REASONS: readonly string[] = ['empty', 'step_failed', 'unknown_step'];
const NOBODY_TRIED = triedIn([]);

/**
 * The steps of a ladder that reach nobody at an instant, each by itself, and the ladder if no step does. A step
 * whose people are rung at once reaches nobody on a line that can't do that, and lacks nothing; nor does one that can't be
 * asked ahead.
 */
export function lacksOf(rungs: readonly FoundRung[], ringsTogether: boolean): Lack[] {
  const found = rungs.map((rung) => ({ step: rung.name, ...reachOf(rung, ringsTogether) }));
  const lacks = found.flatMap(({ step, why }): Lack[] => (why === null ? [] : [{ step, why }]));
  if (found.some(({ reaches }) => reaches)) return lacks;
  return [{ step: null, why: least(lacks.map(({ why }) => why)) ?? 'empty' }, ...lacks];
}

/** Returns whether coverage can ask a step: its people depend on neither the caller nor the present moment alone. */
export function isAskedAhead({ dependsOnCaller = false, knowsNowOnly = false }: RegisteredStep): boolean {
  return !dependsOnCaller && !knowsNowOnly;
}

function reachOf({ registered, asked }: FoundRung, ringsTogether: boolean): { reaches: boolean; why: string | null } {
  if (registered && !isAskedAhead(registered)) return { reaches: false, why: null };
  if (!registered || !asked) return { reaches: false, why: 'unknown_step' };
  if (asked.failure !== null) return { reaches: false, why: 'step_failed' };
  const { candidates } = asked;
  if (asked.together !== null && !ringsTogether) return { reaches: false, why: null };
  if (candidates.length === 0) {
    return { reaches: false, why: registered.whenEmpty ?? 'empty' };
  }
  const reasons = new Set<string>();
  for (const candidate of candidates) {
    const reason = exclusionOf(candidate, asked, NOBODY_TRIED);
    if (reason === null) return { reaches: true, why: null };
    reasons.add(reason);
  }
  return { reaches: false, why: least([...reasons]) };
}

function least(reasons: readonly string[]): string | null {
  const rank = (why: string): number => {
    if (REASONS.includes(why)) return REASONS.indexOf(why);
    return LAST_REASONS.includes(why) ? 100 + LAST_REASONS.indexOf(why) : 10;
  };
  return reasons.toSorted((one, other) => rank(one) - rank(other))[0] ?? null;
}
