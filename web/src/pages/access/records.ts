import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { call, type Answer } from '../../api/client';

/** One of the access records. */
export type AccessRecord = Answer<'GET /api/audit/access'>['items'][number];

/** What the access records are filtered by. */
export interface AccessFilter {
  readonly userId?: number;
  readonly kind?: AccessRecord['kind'];
  readonly from?: string;
  readonly to?: string;
}

/** Pages of the access records, newest first. */
export function useAccessRecords(filter: AccessFilter) {
  return useInfiniteQuery({
    queryKey: ['access', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/audit/access', {
        query: { ...filter, limit: 50, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}
