import { useQuery } from '@tanstack/react-query';
import { call, type Answer } from './client';
import { keys } from './queries';

const MINUTE = 60_000;

type LineNow = Answer<'GET /api/now'>;
/** A call that is not over. */
export type OpenCall = LineNow['calls'][number];

/** What goes on now: the calls that are not over, and who is to be called back. */
export function useLineNow() {
  return useQuery({
    queryKey: keys.now,
    queryFn: ({ signal }) => call('GET /api/now', { signal }),
    refetchInterval: MINUTE,
  });
}
