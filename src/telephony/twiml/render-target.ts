import { hasLeftDial, isTakenBack, type IncidentRecord } from '../../incidents/index.js';
import type { Render } from '../../routing/index.js';
import type { Document } from './document.js';

/**
 * Somebody who called in has the caller, whom Twilio is about to send to them: this is not heard then. Where it is, the caller was
 * not sent, and asks again.
 */
function waitsFor({ id: incidentId, answeredByUserId }: IncidentRecord, dial: number): Document {
  return { kind: 'later', endpoint: 'dial-result', incidentId, userId: answeredByUserId ?? 0, dial };
}

/** Nobody sends the caller to somebody who called in: they go by themselves, now that the dial is over. */
function comesTo({ id: incidentId, answeredByUserId, attempts }: IncidentRecord): Document {
  const userId = answeredByUserId ?? 0;
  const dial = attempts.find((attempt) => attempt.userId === userId)?.dial ?? 0;
  return { kind: 'enqueue', incidentId, userId, dial };
}

/**
 * Makes what the caller's leg is told of a target after a dial is over; null: it is the first one.
 * @param isSent whether a caller who was taken is sent away by REST.
 */
export function renderAfter(lastDial: number | null, isSent: boolean): Render<Document> {
  return (target, incident, people) => {
    const isAnswered = target.kind === 'nobody' && target.why === 'answered';
    const isLeft = lastDial !== null && isAnswered && hasLeftDial(incident, lastDial);
    if (!isLeft) return render(target, incident, people);
    return isSent ? waitsFor(incident, lastDial) : comesTo(incident);
  };
}

/** What the caller's leg is told of a target. */
const render: Render<Document> = (target, incident, people) => {
  if (target.kind === 'nobody') {
    if (target.why === 'turned_away' || target.why === 'blocked') return { kind: target.why };
    if (target.why === 'message_only') return { kind: target.why, incidentId: target.incidentId };
    if (target.why === 'exhausted') return { kind: 'ending', incidentId: target.incidentId };
    return { kind: 'return', outcome: incident.answeredAt === null ? 'ended' : 'answered' };
  }
  const { incidentId, dial, ringSeconds } = target;
  const afterHours = dial === 1 && incident.ladder === 'after_hours';
  const numbers = target.people.map(({ userId, phoneE164: phone }) => {
    return { userId, phone, acceptance: people.get(userId)?.acceptance ?? 'key' } as const;
  });
  const colleague = incident.attempts.some((attempt) => attempt.dial === dial - 1 && isTakenBack(attempt));
  const progress = dial > 1 && dial % 2 === 1;
  return {
    kind: 'dial',
    incidentId,
    dial,
    ringSeconds,
    numbers,
    progress,
    afterHours,
    ...(colleague && { colleague }),
  };
};
