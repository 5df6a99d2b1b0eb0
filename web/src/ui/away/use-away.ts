import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { consequencesQuery, isHarmless } from './consequences';

/** From when to when somebody is to be away, in epoch milliseconds; until null: for good. */
export interface Absence {
  readonly from: number;
  readonly until: number | null;
}

/** Returns from when on somebody would be away who is not already; null: they are away for as long as it is to be. */
export function newlyAwayFrom(
  { available, until }: { readonly available: boolean; readonly until: number | null },
  asked: number | null,
  now: number,
): number | null {
  if (available) return now;
  if (until === null || (asked !== null && asked <= until)) return null;
  return until;
}

/** Looks whether somebody is missed while they are away, and asks only then; also where that can't be worked out. */
export function useAway(userId: number) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Absence | null>(null);
  const [isLooking, setLooking] = useState(false);
  const look = async ({ from, until }: Absence, go: () => void): Promise<void> => {
    setLooking(true);
    const found = await queries.fetchQuery(consequencesQuery(userId, from, until)).catch(() => null);
    setLooking(false);
    if (found !== null && isHarmless(found)) go();
    else setAsked({ from, until });
  };
  return { asked, setAsked, isLooking, look };
}
