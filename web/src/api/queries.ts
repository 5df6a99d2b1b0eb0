import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryKey,
} from '@tanstack/react-query';
import { call, serviceNow, type Answer } from './client';

/** Under which names answers are kept; what changes something names what it makes untrue. */
export const keys = {
  now: ['now'],
  incidents: ['incidents'],
  incident: (id: number): QueryKey => ['incident', id],
  users: ['users'],
  onCall: ['on-call'],
  hours: ['business-hours'],
  ladders: ['ladders'],
  pool: ['rotating-pool'],
  coverage: ['coverage'],
  preview: ['preview'],
  previewNow: ['preview', 'now'],
  figures: ['figures'],
  followUps: ['follow-ups'],
  blocked: ['blocked-callers'],
  messageList: ['messages', 'list'],
} as const;

/** All that is worked out of people, plans, hours and ladders. */
const DERIVED_KEYS: readonly QueryKey[] = [keys.onCall, keys.coverage, keys.preview];

/** Every minute: what changes by itself as time goes on. */
const MINUTE = 60_000;

export type Incident = Answer<'GET /api/incidents/{id}'>;
export type IncidentSummary = Answer<'GET /api/incidents'>['items'][number];
export type Person = Answer<'GET /api/users'>['items'][number];
export type Timeline = Answer<'GET /api/on-call/timeline'>;
export type Segment = Timeline['primary'][number];
export type Level = 'primary' | 'secondary';
export type Preview = Answer<'GET /api/routing/preview'>;
export type Hours = Answer<'GET /api/business-hours'>;
export type Rotation = Answer<'GET /api/on-call/rotations'>['items'][number];
export type Gap = Answer<'GET /api/coverage'>['gaps'][number];
export type UnfitStretch = Answer<'GET /api/coverage'>['doesNotFit'][number];

/** What the history is filtered by. */
export interface IncidentFilter {
  readonly status?: IncidentSummary['status'];
  readonly q?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Pages of the history, newest first. */
export function useIncidents(filter: IncidentFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.incidents, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/incidents', { query: { ...filter, limit: 50, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

export type FollowUp = Answer<'GET /api/follow-ups'>['items'][number];

/** Pages of the callers nobody has spoken to, newest first: those to be called back, or those that somebody is done with. */
export function useFollowUps(open: boolean) {
  return useInfiniteQuery({
    queryKey: [...keys.followUps, open],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/follow-ups', { query: { open, limit: 50, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: MINUTE,
  });
}

/** One incident as far as the list needs to know it. */
export function incidentQuery(id: number) {
  return {
    queryKey: keys.incident(id),
    queryFn: ({ signal }: { signal: AbortSignal }) => call('GET /api/incidents/{id}', { path: { id }, signal }),
  };
}

export function useIncident(id: number) {
  return useQuery(incidentQuery(id));
}

export function useExplanation(id: number) {
  return useQuery({
    queryKey: [...keys.incident(id), 'explanation'],
    queryFn: ({ signal }) => call('GET /api/incidents/{id}/explanation', { path: { id }, signal }),
  });
}

const MAX_USERS = 200;

/** Everybody there is, by name: pages are asked for until all are there. */
export function useEverybody() {
  return useQuery({
    queryKey: [...keys.users, 'everybody'],
    queryFn: async ({ signal }) => {
      const people: Person[] = [];
      for (let page = 1; ; page += 1) {
        const { items, total } = await call('GET /api/users', { query: { page, pageSize: MAX_USERS }, signal });
        people.push(...items);
        if (items.length === 0 || people.length >= total) return people;
      }
    },
    staleTime: MINUTE,
  });
}

export function useOnCallNow() {
  return useQuery({
    queryKey: [...keys.onCall, 'now'],
    queryFn: async ({ signal }) => {
      const [now, timeline] = await Promise.all([
        call('GET /api/on-call', { signal }),
        call('GET /api/on-call/timeline', { signal }),
      ]);
      return { ...now, timeline };
    },
    refetchInterval: MINUTE,
  });
}

export function useTimeline(from: string, to: string) {
  return useQuery({
    queryKey: [...keys.onCall, 'timeline', from, to],
    queryFn: ({ signal }) => call('GET /api/on-call/timeline', { query: { from, to }, signal }),
    placeholderData: keepPreviousData,
  });
}

export function useBusinessHours() {
  return useQuery({
    queryKey: keys.hours,
    queryFn: ({ signal }) => call('GET /api/business-hours', { signal }),
    staleTime: 5 * MINUTE,
  });
}

export function useLadders() {
  return useQuery({
    queryKey: keys.ladders,
    queryFn: ({ signal }) => call('GET /api/ladders', { signal }),
    staleTime: MINUTE,
  });
}

export function useLadderSteps() {
  return useQuery({
    queryKey: ['ladder-steps'],
    queryFn: ({ signal }) => call('GET /api/ladder-steps', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Who would be called: at an instant, or now. */
export function usePreview(at?: string, callerPhone = '') {
  const query = { ...(at !== undefined && { at }), ...(callerPhone !== '' && { callerPhone }) };
  return useQuery({
    queryKey: at === undefined && callerPhone === '' ? keys.previewNow : [...keys.preview, at ?? '', callerPhone],
    queryFn: ({ signal }) => call('GET /api/routing/preview', { query, signal }),
    placeholderData: keepPreviousData,
    ...(at === undefined && { refetchInterval: MINUTE }),
  });
}

const WEEK = 7 * 86_400_000;

/** What people were told of one incident, newest first. */
export function useIncidentMessages(id: number) {
  return useQuery({
    queryKey: [...keys.incident(id), 'messages'],
    queryFn: ({ signal }) => call('GET /api/messages', { query: { incidentId: id, limit: 100 }, signal }),
  });
}

/** The gaps of the next seven days. */
export function useCoverage() {
  return useQuery({
    queryKey: keys.coverage,
    queryFn: ({ signal }) => {
      const now = serviceNow();
      const query = { from: new Date(now).toISOString(), to: new Date(now + WEEK).toISOString() };
      return call('GET /api/coverage', { query, signal });
    },
    refetchInterval: 5 * MINUTE,
  });
}

/** Whether the service is well. It answers 503 with the same words when it is not. */
export function useReadiness() {
  return useQuery({
    queryKey: ['readiness'],
    queryFn: async ({ signal }) => {
      const response = await fetch('/health/ready', { signal, cache: 'no-store' });
      return (await response.json()) as Answer<'GET /health/ready'>;
    },
    refetchInterval: MINUTE / 6,
  });
}

/** Whether calls go on without the database: then they are in no list, and what is shown may be old. */
export function useIsDatabaseAway(): boolean {
  const { data } = useReadiness();
  return data?.errors.some(({ code }) => code === 'DATABASE_UNAVAILABLE') ?? false;
}

/**
 * A change, after which what it made untrue is asked for again. Its own response is left to the component that made it.
 * `touches` names it, beside all that is worked out of plans.
 */
export function useChange<Variables, Result>(
  change: (variables: Variables) => Promise<Result>,
  touches: readonly QueryKey[] = [],
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await Promise.all([...touches, ...DERIVED_KEYS].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
}
