import { useQuery } from '@tanstack/react-query';
import { call } from './client';

const MINUTE = 60_000;

/** Twilio's error number for each person, by id, whom no text message reaches. */
export function useTextErrors(): ReadonlyMap<number, number> {
  const { data } = useQuery({
    queryKey: ['messages', 'unreachable'],
    queryFn: ({ signal }) => call('GET /api/messages/unreachable', { signal }),
  });
  return new Map(data?.items.map(({ userId, errorCode }) => [userId, errorCode]));
}

/** The newest text messages that came to the line. */
export function useReceivedTexts() {
  return useQuery({
    queryKey: ['messages', 'received'],
    queryFn: ({ signal }) => call('GET /api/messages/received', { signal }),
    refetchInterval: MINUTE,
  });
}

/** How many messages of the last 24 hours stand where. */
export function useMessageSummary() {
  return useQuery({
    queryKey: ['messages', 'summary'],
    queryFn: ({ signal }) => call('GET /api/messages/summary', { signal }),
    refetchInterval: MINUTE,
  });
}
