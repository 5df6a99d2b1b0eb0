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
}

/**
 * The stretches that findings, given in order, make up; the last one holds until `to`. Sorted by their beginning, and
 * those that begin together as they were found.
 */
export function gapsOf(findings: readonly Finding[], to: number): Gap[] {
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
