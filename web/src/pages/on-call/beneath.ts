import { useQuery } from '@tanstack/react-query';
import { call, type Answer } from '../../api/client';
import { keys, type Segment, type Timeline } from '../../api/queries';
import type { EntryDraft } from './entry-draft';

const MAX_DAYS = 400;
const DAY = 86_400_000;

/** Who is on call while an entry lasts that is being written, without it where it is an override; nothing while its times don't fit. */
export function useBeneath({ kind, id, from, to }: EntryDraft) {
  const isWhole = from !== null && to !== null && from < to && to - from <= MAX_DAYS * DAY;
  return useQuery({
    queryKey: [...keys.onCall, 'beneath', kind, id, from, to],
    queryFn: ({ signal }) => timelineWithout(kind === 'override' ? id : null, from ?? 0, to ?? 0, signal),
    enabled: isWhole,
  });
}

/** Asks for the plan between two instants (epoch milliseconds), as it would be without an override. */
export function timelineWithout(id: number | null, from: number, to: number, signal?: AbortSignal): Promise<Timeline> {
  const query = {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    ...(id !== null && { withoutOverride: id }),
  };
  return call('GET /api/on-call/timeline', { query, ...(signal && { signal }) });
}

type Override = Answer<'GET /api/on-call/overrides/{id}'>;

/** The draft that changes an override. */
export function draftOf({ id, userId, level, startsAt, endsAt, reason }: Override): EntryDraft {
  return {
    kind: 'override',
    id,
    userId,
    level,
    from: Date.parse(startsAt),
    to: Date.parse(endsAt),
    reason: reason ?? '',
  };
}

/** The overrides that put people on call in a stretch of the plan: their ids, and whom each puts on call. */
export function overridesOf({ source, sourceId, userName, others }: Segment): { id: number; userName: string }[] {
  const first = sourceId === null ? [] : [{ source, sourceId, userName: userName ?? '' }];
  return [...first, ...others].flatMap((each) =>
    each.source === 'override' ? [{ id: each.sourceId, userName: each.userName }] : [],
  );
}
