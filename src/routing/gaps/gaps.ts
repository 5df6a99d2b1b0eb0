import type { LadderFit } from '../ladder-fit.js';
import type { LadderKind } from '../ladder/ladder.js';
import type { Lack } from './reach.js';

/** A stretch in which a step, or with `step: null` the whole ladder, reaches nobody; the end is not part of it. */
export interface Gap extends Lack {
  readonly from: number;
  readonly to: number;
  readonly ladder: LadderKind;
}

/** What was found at an instant; it holds until the next one. */
export interface Finding {
  readonly at: number;
  readonly ladder: LadderKind;
  readonly lacks: readonly Lack[];
  readonly fit: LadderFit;
}

/** A stretch in which a ladder doesn't fit the longest wait; the end is not part of it. */
export interface Unfit {
  readonly from: number;
  readonly to: number;
  readonly ladder: LadderKind;
  /** Seconds. */
  readonly neededSeconds: number;
  readonly maxWaitSeconds: number;
}

/**
 * The stretches that findings, given in order, make up; the last one holds until `to`. Sorted by their beginning, and
 * those that begin together as they were found.
 */
export function gapsOf(findings: readonly Omit<Finding, 'fit'>[], to: number): Gap[] {
  const gaps: Gap[] = [];
  let running = new Map<string, number>();
  for (const [index, { at, ladder, lacks }] of findings.entries()) {
    const until = findings[index + 1]?.at ?? to;
    const next = new Map<string, number>();
    for (const { step, why } of lacks) {
      const key = JSON.stringify([ladder, step, why]);
      const place = running.get(key) ?? gaps.length;
      gaps[place] = { from: gaps[place]?.from ?? at, to: until, ladder, step, why };
      next.set(key, place);
    }
    running = next;
  }
  return gaps;
}

/** The stretches in which a ladder doesn't fit, in order; another need of seconds begins another. */
export function unfitOf(findings: readonly Finding[], to: number): Unfit[] {
  const found: Unfit[] = [];
  for (const [index, { at, ladder, fit }] of findings.entries()) {
    const { neededSeconds, maxWaitSeconds } = fit;
    if (fit.fits || neededSeconds === null || maxWaitSeconds === null) continue;
    const until = findings[index + 1]?.at ?? to;
    const last = found.at(-1);
    const goesOn = last?.to === at && last.ladder === ladder && last.neededSeconds === neededSeconds;
    if (goesOn) found[found.length - 1] = { ...last, to: until };
    else found.push({ from: at, to: until, ladder, neededSeconds, maxWaitSeconds });
  }
  return found;
}

/** A gap as it is told: a stretch between two instants, of a step or of a whole ladder. */
interface ToldGap {
  readonly from: Date;
  readonly to: Date;
  readonly ladder: LadderKind;
  readonly step: string | null;
  readonly why: string;
}

/** The gaps of `after`, without the stretches in which the same step or ladder reached nobody before. */
export function openedGaps<Told extends ToldGap>(before: readonly Told[], after: readonly Told[]): Told[] {
  return after.flatMap((gap) =>
    before
      .filter(({ ladder, step }) => ladder === gap.ladder && step === gap.step)
      .reduce<Told[]>((rest, known) => rest.flatMap((piece) => apart(piece, known)), [gap]),
  );
}

/** What is left of a gap beside another one. */
function apart<Told extends ToldGap>(gap: Told, { from, to }: ToldGap): Told[] {
  if (to <= gap.from || gap.to <= from) return [gap];
  return [...(gap.from < from ? [{ ...gap, to: from }] : []), ...(to < gap.to ? [{ ...gap, from: to }] : [])];
}
