import type { CoverageGap } from '../../routing/index.js';
import type { GapWords } from '../texts/index.js';

/** Gaps as messages speak of them: how many there are, and the first. */
export function gapWords(gaps: readonly CoverageGap[], first: CoverageGap, spell: (at: number) => string): GapWords {
  const { from, ladder, step } = first;
  return {
    gaps: gaps.length,
    ofWholeLadder: gaps.filter((gap) => gap.step === null).length,
    first: { at: spell(from.getTime()), ladder, step },
  };
}
