import { call } from '../../api/client';
import { keys, type Gap } from '../../api/queries';
import { dutiesOf, type Duty } from '../duties';

const WEEK = 7 * 86_400_000;

/** A stretch in which a step, or with null the whole ladder, would reach nobody, in epoch milliseconds. */
export interface Emptied {
  readonly step: string | null;
  readonly from: number;
  readonly to: number;
}

/** What it means that somebody can't be called for a while. */
export interface Consequences {
  /** When they are on call meanwhile. */
  readonly duties: readonly Duty[];
  /** What nobody would be left on, by its beginning. */
  readonly emptied: readonly Emptied[];
  /** Who is rung first in their place, where that begins to matter; several who ring at once. Empty: nobody is. */
  readonly next: readonly string[];
}

/**
 * Asks what it means that somebody can't be called from one instant to another (epoch milliseconds); until null: for good, of
 * which a week is looked at.
 */
export function consequencesQuery(userId: number, from: number, until: number | null) {
  const to = until ?? from + WEEK;
  return {
    queryKey: [...keys.coverage, 'absence', userId, from, to],
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Consequences> => {
      const query = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
      const [timeline, { opened }] = await Promise.all([
        call('GET /api/on-call/timeline', { query, signal }),
        call('GET /api/coverage/absence', { query: { ...query, userId }, signal }),
      ]);
      const duties = dutiesOf(timeline, userId)
        .map((duty) => ({ ...duty, from: Math.max(duty.from, from), to: Math.min(duty.to, to) }))
        .filter((duty) => duty.from < duty.to);
      const emptied = joined(opened);
      const begins = Math.min(...[...duties, ...emptied].map((stretch) => stretch.from));
      return { duties, emptied, next: Number.isFinite(begins) ? await nextOf(userId, begins, signal) : [] };
    },
  };
}

/** Whether nobody misses them. */
export function isHarmless({ duties, emptied }: Consequences): boolean {
  return duties.length === 0 && emptied.length === 0;
}

/** Stretches of the same step that meet are one, on whichever ladder it stands. */
function joined(opened: readonly Gap[]): Emptied[] {
  const found: Emptied[] = [];
  for (const gap of opened) {
    const stretch = { step: gap.step, from: Date.parse(gap.from), to: Date.parse(gap.to) };
    const before = found.findIndex(({ step, to }) => step === stretch.step && to === stretch.from);
    const known = found[before];
    if (known) found[before] = { ...known, to: stretch.to };
    else found.push(stretch);
  }
  return found;
}

async function nextOf(userId: number, at: number, signal: AbortSignal): Promise<string[]> {
  const { steps } = await call('GET /api/routing/preview', { query: { at: new Date(at).toISOString() }, signal });
  const others = steps
    .flatMap(({ candidates }) => candidates)
    .filter((candidate) => candidate.willBeCalled && candidate.userId !== userId);
  const first = Math.min(...others.map(({ order }) => order ?? Number.POSITIVE_INFINITY));
  return others.filter(({ order }) => order === first).map(({ userName }) => userName);
}
