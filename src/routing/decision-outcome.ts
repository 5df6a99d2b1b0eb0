import {
  isUnheard,
  pendingAttempts,
  PRESUMED,
  RINGING_CLAIM_EXTRA_SECONDS,
  secondsAfter,
  exhausted,
  offered,
  type AttemptPatch,
  type AttemptRecord,
  type Change,
  type IncidentRecord,
  type NewOffer,
} from '../incidents/index.js';
import { isAvailable, type Person } from '../users/index.js';
import type { Chosen, Decision, PendingFate } from './decide.js';
import type { EarlierOffer } from './situation.js';
import type { RungPerson, Target } from './target.js';

/** What a decision makes of an incident: its rows, and who is to be rung. */
export interface DecisionOutcome {
  readonly type: 'offered' | 'reoffered' | 'exhausted';
  readonly change: Change;
  readonly offers: readonly NewOffer[];
  readonly target: Target;
}

/** How those who are offered are rung. */
export interface Ringing {
  readonly ringSeconds: number;
  /** Whether they are held, so that no other call takes them meanwhile. */
  readonly holds: boolean;
}

/** The earlier offers of an incident as the decision sees them. */
export function offersOf(incident: IncidentRecord, people: ReadonlyMap<number, Person>, at: Date): EarlierOffer[] {
  return incident.attempts.map((attempt) => {
    const { userId, phoneE164, stepName, status, offers, dial } = attempt;
    const person = people.get(userId);
    const reachable = person?.active === true && isAvailable(person, at.getTime()) && person.phoneE164 === phoneE164;
    const state = { pending: status === 'pending', unheard: isUnheard(attempt), reachable };
    return { userId, phoneE164, stepName, offers, dial, ...state };
  });
}

/** Makes the rows of a decision: the offers or the exhaustion, and what became of the offer before. Pure. */
export function outcomeOf(incident: IncidentRecord, decision: Decision, ringing: Ringing, now: Date): DecisionOutcome {
  switch (decision.kind) {
    case 're-offer':
      return reoffer(incident, now);
    case 'offer':
      return offer(incident, decision.people, decision.pendingFate, ringing, now);
    case 'none': {
      const change = { state: exhausted(incident, now), attempts: settlePending(incident, decision.pendingFate, now) };
      const target = { kind: 'nobody', incidentId: incident.id, why: 'exhausted' } as const;
      return { type: 'exhausted', change, offers: [], target };
    }
  }
}

function reoffer(incident: IncidentRecord, now: Date): DecisionOutcome {
  const pending = pendingAttempts(incident);
  const [first] = pending;
  if (!first) throw new Error('a re-offer needs a pending attempt');
  const attempts = pending.map(({ id, offers, timeoutSeconds }) => {
    return { id, offers: offers + 1, claimedUntil: claimOf(timeoutSeconds, now) };
  });
  const target = ring(incident, first.dial, first.timeoutSeconds, pending);
  return { type: 'reoffered', change: { state: offered(incident), attempts }, offers: [], target };
}

function offer(
  incident: IncidentRecord,
  people: readonly Chosen[],
  fate: PendingFate | null,
  { ringSeconds: timeoutSeconds, holds }: Ringing,
  now: Date,
): DecisionOutcome {
  const dial = Math.max(0, ...incident.attempts.map((attempt) => attempt.dial)) + 1;
  const fresh = people.filter(({ again }) => !again);
  const offers = fresh.map(({ step, candidate: { userId, name: userName, phoneE164 }, claimed }): NewOffer => {
    const hold = holds && !claimed;
    return { userId, userName, phoneE164, stepName: step.name, timeoutSeconds, dial, hold };
  });
  const again = people.flatMap(({ again: isAgain, candidate }) => {
    const attempt = isAgain ? incident.attempts.find(({ userId }) => userId === candidate.userId) : undefined;
    return attempt ? [attempt] : [];
  });
  const rungAgain = again.map(({ id, offers: times }): AttemptPatch => {
    const begun = { status: 'pending', reason: null, offers: times + 1, offeredAt: now, endedAt: null } as const;
    return { id, ...begun, dial, timeoutSeconds, claimedUntil: claimOf(timeoutSeconds, now) };
  });
  const settled = settlePending(incident, fate, now);
  const change = { state: offered(incident), attempts: [...settled, ...rungAgain] };
  const target = ring(incident, dial, timeoutSeconds, [...offers, ...again]);
  return { type: 'offered', change, offers, target };
}

function settlePending(incident: IncidentRecord, fate: PendingFate | null, now: Date): AttemptPatch[] {
  if (fate === null) return [];
  const result =
    fate === 'unconfirmed' ? ({ status: 'unconfirmed' } as const) : ({ status: 'failed', reason: PRESUMED } as const);
  return pendingAttempts(incident).map(({ id }) => {
    return { id, ...result, endedAt: now, claimedUntil: null, heldUserId: null };
  });
}

function claimOf(timeoutSeconds: number, now: Date): Date {
  return secondsAfter(now, timeoutSeconds + RINGING_CLAIM_EXTRA_SECONDS);
}

function ring(
  { id: incidentId }: IncidentRecord,
  dial: number,
  ringSeconds: number,
  people: readonly Pick<AttemptRecord, keyof RungPerson>[],
): Target {
  const rung = people.map(({ userId, userName, phoneE164, stepName }) => ({ userId, userName, phoneE164, stepName }));
  return { kind: 'ring', incidentId, dial, ringSeconds, people: rung };
}
