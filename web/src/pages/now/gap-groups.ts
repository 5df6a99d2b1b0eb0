import type { Gap } from '../../api/queries';

/** Gaps of one kind: the same step, or the whole of the same ladder, for the same reason. */
export interface GapGroup {
  readonly key: string;
  readonly ladder: Gap['ladder'];
  readonly step: string | null;
  readonly why: string;
  /** The one that comes first. */
  readonly first: Pick<Gap, 'from' | 'to'>;
  readonly times: number;
  /** The path of the page on which it is mended. */
  readonly fix: string;
}

/** Returns each kind of gap once, those of whole ladders first; `gaps` come by their beginning. */
export function groupedGaps(gaps: readonly Gap[]): GapGroup[] {
  const groups = new Map<string, GapGroup>();
  for (const { from, to, ladder, step, why } of gaps) {
    const key = `${step ?? `whole ${ladder}`} ${why}`;
    const known = groups.get(key);
    if (known) groups.set(key, { ...known, times: known.times + 1 });
    else groups.set(key, { key, ladder, step, why, first: { from, to }, times: 1, fix: fixOf(step, why) });
  }
  return [...groups.values()].toSorted((a, b) => Number(a.step !== null) - Number(b.step !== null));
}

function fixOf(step: string | null, why: string): string {
  if (why === 'step_failed' || why === 'unknown_step') return '/ladders';
  if (step === 'admin' || step === 'manager') return `/people?role=${step}`;
  return why === 'nobody_on_call' || why === 'empty' ? '/on-call' : '/people';
}
