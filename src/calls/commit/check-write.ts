import type { CallCache } from '../cache/call-cache.js';
import { isBusyUnwritten } from '../cache/call-state.js';
import { staleOf, type CallWrite, type Stale } from './call-write.js';
import type { Current } from './current.js';

/** What a write is worth: it can be made; another transaction holds its incident; or it was made from what is not true. */
export type Verdict = 'sound' | 'held' | Stale;

/** Compares what a decision was made from with what is true while its incident is locked. */
export function checkWrite(write: CallWrite, current: Current, cache: CallCache): Verdict {
  const { incident } = write.outcome;
  if (write.begins === null) {
    const now = current.locked.get(incident.id);
    if (now === undefined) return current.gone.has(incident.id) ? staleOf([incident.id]) : 'held';
    if (now.seq !== incident.seq || now.callSid !== incident.callSid) return staleOf([incident.id]);
  }
  const begun = write.begins === null ? undefined : current.begun.get(incident.callSid);
  if (begun !== undefined) return { ...staleOf([begun]), isBegun: true };
  return checkPeople(write, current, cache);
}

function checkPeople({ reliedOn, insists, trace }: CallWrite, current: Current, cache: CallCache): Verdict {
  if (reliedOn === null) return 'sound';
  if (current.revision !== reliedOn.revision) return { ...staleOf([]), plan: true };
  const { incidentId, callerE164, earlier, wanted, skipped } = reliedOn;
  if (incidentId !== null) {
    const isTrue = earlier === null || (current.answerers.get(earlier.id) ?? null) === earlier.answeredByUserId;
    if (!isTrue) return staleOf([earlier.id]);
  } else {
    const others = unknownOf(current.ofCaller.get(callerE164 ?? ''), earlier?.id ?? null, cache);
    if (others.length > 0) return staleOf(others);
  }
  if (insists) return 'sound';
  const others = wanted.flatMap((userId) => (current.busy.get(userId) ?? []).filter((id) => id !== incidentId));
  const isFree = (userId: number): boolean =>
    (current.busy.get(userId) ?? []).every((id) => id === incidentId) && !isBusyUnwritten(cache, userId, trace.at);
  // Who was freed by a request of this process since the decision was busy when it was made: then it stands.
  const freed = skipped.filter(isFree).flatMap((userId) => [...cache.incidents.busyWith(userId, trace.at, incidentId)]);
  if (others.length === 0 && freed.length === 0) return 'sound';
  return { ...staleOf([...new Set([...others, ...freed])]), isContended: true };
}

/** The newest incidents of a caller that memory knows otherwise than the database, or not at all. */
function unknownOf(
  incidents: ReadonlyMap<number, number | null> | undefined,
  earlierId: number | null,
  cache: CallCache,
): number[] {
  const unknown = [...(incidents ?? [])].flatMap(([id, answerer]) => {
    const known = cache.byId(id);
    return known === null || known.answeredByUserId !== answerer ? [id] : [];
  });
  const isGone = earlierId !== null && incidents?.has(earlierId) !== true;
  return isGone ? [...unknown, earlierId] : unknown;
}
