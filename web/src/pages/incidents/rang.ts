import type { Incident } from '../../api/queries';

type Attempt = Incident['attempts'][number];

/** Results of people who picked up: until then it rang, and then they were asked. */
const PICKED_UP = new Set(['answered', 'machine_or_no_key', 'declined']);

/**
 * Returns for how many seconds a phone rang: no longer than it was allowed to, whenever that was heard of. Null: nothing was
 * ever heard of it.
 */
export function rangSeconds(attempt: Attempt, incident: Pick<Incident, 'answeredAt'>, now: number): number | null {
  const { status, offeredAt, endedAt, timeoutSeconds } = attempt;
  if (status === 'unconfirmed') return null;
  const until = status === 'answered' ? (incident.answeredAt ?? endedAt) : endedAt;
  if (until === null && status !== 'pending') return null;
  const seconds = Math.max(0, Math.round(((until === null ? now : Date.parse(until)) - Date.parse(offeredAt)) / 1000));
  return PICKED_UP.has(status) ? seconds : Math.min(seconds, timeoutSeconds);
}

/** Returns how long a caller has waited for somebody: until the answer, or else until the end. */
export function waitedSeconds(
  { createdAt, answeredAt, endedAt }: Pick<Incident, 'createdAt' | 'answeredAt' | 'endedAt'>,
  now: number,
): number {
  const until = answeredAt ?? endedAt;
  return ((until === null ? now : Date.parse(until)) - Date.parse(createdAt)) / 1000;
}
