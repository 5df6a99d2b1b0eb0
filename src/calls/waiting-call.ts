import { samePhone } from '../common/index.js';
import { pendingAttempts, type IncidentRecord } from '../incidents/index.js';
import type { Person } from '../users/index.js';
import type { CallCache } from './cache/call-cache.js';

/** A caller for whom others are rung, and who of the company may take them. */
export interface WaitingCall {
  readonly person: Person;
  readonly incident: IncidentRecord;
}

/** Returns an active person by their phone; null: it is nobody's. */
export function personWithPhone({ known }: CallCache, phoneE164: string): Person | null {
  for (const person of known?.roster.people.values() ?? []) {
    if (person.active && person.phoneE164 !== null && samePhone(person.phoneE164, phoneE164)) return person;
  }
  return null;
}

/**
 * Returns, for a member of the company, the caller who has waited longest while others are rung; null: nobody waits.
 * @param rungSince only callers for whom somebody was offered since then count; null: all of them.
 */
export function waitingCallFor(cache: CallCache, phoneE164: string, rungSince: Date | null): WaitingCall | null {
  const person = personWithPhone(cache, phoneE164);
  if (person === null) return null;
  const waiting = [...cache.incidents.all()].filter((incident) => {
    const { status, endedAt, callerE164 } = incident;
    if (status !== 'routing' || endedAt !== null || callerE164 === phoneE164) return false;
    return rungSince === null || pendingAttempts(incident).some(({ offeredAt }) => offeredAt >= rungSince);
  });
  const [incident] = waiting.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  return incident ? { person, incident } : null;
}
