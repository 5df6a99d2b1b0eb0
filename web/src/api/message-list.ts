import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { call, type Answer } from './client';
import { keys, useChange } from './queries';

/** One message to one person. */
export type Message = Answer<'GET /api/messages'>['items'][number];

/** What messages are filtered by. */
export interface MessageFilter {
  readonly status?: Message['status'];
  readonly kind?: Message['kind'];
  readonly from?: string;
  readonly to?: string;
}

/** How often it is looked what became of messages: while some are being sent, and else, in milliseconds. */
const SOON = 2000;
const MINUTE = 60_000;

/** Pages of the messages, newest first. */
export function useMessages(filter: MessageFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.messageList, filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/messages', { query: { ...filter, limit: 50, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isUnderWay)) === true ? SOON : MINUTE,
  });
}

/** Sends a message again, to the phone that its person has now. */
export function useResend() {
  return useChange((id: number) => call('POST /api/messages/{id}/resend', { path: { id } }), [keys.messageList]);
}

function isUnderWay({ status }: Message): boolean {
  return status === 'queued' || status === 'sending';
}
