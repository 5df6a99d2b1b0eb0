import type { Candidate, CandidateStep, EarlierOffer } from './situation.js';

/** Why a candidate can not be offered; the first that holds, in this order. */
export const EXCLUSIONS = [
  'inactive',
  'unavailable',
  'no_phone',
  'line_number',
  'own_phone',
  'already_on_ladder',
  'shared_phone',
  'over_limit',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** Whom an incident has offered, by user, by phone and by step. */
export interface Tried {
  readonly users: Set<number>;
  readonly phones: Set<string>;
  readonly perStep: Map<string, number>;
}

/** Earlier offers, laid out for `exclusionOf`. */
export function triedIn(offers: readonly Pick<EarlierOffer, 'userId' | 'phoneE164' | 'stepName'>[]): Tried {
  const tried: Tried = { users: new Set(), phones: new Set(), perStep: new Map() };
  for (const offer of offers) note(tried, offer);
  return tried;
}

/** Counts one more offer. */
export function note(
  { users, phones, perStep }: Tried,
  { userId, phoneE164, stepName }: Pick<EarlierOffer, 'userId' | 'phoneE164' | 'stepName'>,
): void {
  users.add(userId);
  phones.add(phoneE164);
  perStep.set(stepName, (perStep.get(stepName) ?? 0) + 1);
}

/**
 * Why a candidate of a step can't be offered (rules: §4.3 and §4.4), or null. `line_number`: the phone is the line's own
 * number; `own_phone`: the caller calls from it; `already_on_ladder`: offered before; `shared_phone`: somebody else was,
 * at the same number; `over_limit`: the step has offered as many as it may.
 */
export function exclusionOf(
  { userId, phoneE164, active, available, barred }: Candidate,
  { name, limit }: Pick<CandidateStep, 'name' | 'limit'>,
  { users, phones, perStep }: Tried,
): Exclusion | null {
  if (!active) return 'inactive';
  if (!available) return 'unavailable';
  if (phoneE164 === null) return 'no_phone';
  if (barred !== null) return barred;
  if (users.has(userId)) return 'already_on_ladder';
  if (phones.has(phoneE164)) return 'shared_phone';
  return limit !== null && (perStep.get(name) ?? 0) >= limit ? 'over_limit' : null;
}
