import type { Counting } from './plan.js';

/** When one version of an entry was the valid one, in epoch milliseconds. */
export interface Version {
  /** When it was written; null: before versions were kept, it counts as always known. */
  readonly validFrom: number | null;
  /** When a change or its deletion ended it; null: it is the present one. */
  readonly validTo: number | null;
  /** Whether the entry was new with it, and not changed. */
  readonly first: boolean;
}

/** The version that counts at any instant. */
export const ALWAYS: Version = { validFrom: null, validTo: null, first: true };

/**
 * The stretches in which a version counts of an entry that speaks from `startsAt` to `endsAt` (epoch milliseconds).
 *
 * Only what was valid at an instant says who was on call at it: a change or deletion ends a version now, and what
 * follows begins now, so neither reaches into the past. One thing may be written about the past: a new entry that
 * begins before it was written. That part counts as added later.
 */
export function countingOf(entry: { startsAt: number; endsAt: number }, version: Version): Counting[] {
  const { startsAt, endsAt } = entry;
  const known = version.validFrom ?? Number.NEGATIVE_INFINITY;
  const over = version.validTo ?? Number.POSITIVE_INFINITY;
  const stretches: Counting[] = [
    { from: Math.max(startsAt, known), to: Math.min(endsAt, over), addedLater: false },
    { from: startsAt, to: version.first ? Math.min(endsAt, known) : startsAt, addedLater: true },
  ];
  return stretches.filter(({ from, to }) => from < to);
}
