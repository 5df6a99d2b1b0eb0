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
  type ConsideredStep,
  type IncidentRecord,
  type NewOffer,
} from '../incidents/index.js';
import { isAvailable, type Person } from '../users/index.js';
import type { Decision, PendingFate } from './decide.js';
import type { EarlierOffer } from './situation.js';
import type { RungPerson, Target } from './target.js';

/** What a decision makes of an incident: its rows, and who is to be rung. */
export interface DecisionOutcome {
  readonly type: 'offered' | 'reoffered' | 'exhausted';
  readonly change: Change;
  readonly offers: readonly NewOffer[];
  readonly target: Target;
}

/** Somebody whom a decision offers. */
export interface OfferedPerson extends RungPerson {
  /** This person is busy with another call, and everyone who isn't has been tried. */
  readonly claimed: boolean;
}

/** A decision in what its rows are made of, whatever ladder it came from. */
export type DecidedRing =
  | { readonly kind: 're-offer'; readonly people: readonly OfferedPerson[]; readonly ringSeconds: number }
  | {
      readonly kind: 'offer';
      readonly people: readonly OfferedPerson[];
      readonly ringSeconds: number;
      readonly pendingFate: PendingFate | null;
    }
  | { readonly kind: 'none'; readonly pendingFate: PendingFate | null };

/** A walk up the ladder, in what its rows are made of. */
export interface DecidedWalk {
  readonly ring: DecidedRing;
  /** Everybody whom it looked at; null: nobody, for the same people are offered again. */
  readonly considered: readonly ConsideredStep[] | null;
}

/** What of a decision about an incident its rows are made of. */
export function ringOf(decision: Decision, ringSeconds: number, incident: IncidentRecord): DecidedRing {
  if (decision.kind === 're-offer') return { kind: 're-offer', ...ringing(incident) };
  if (decision.kind === 'none') return decision;
  const people = decision.people.map(({ step, candidate: { userId, name: userName, phoneE164 }, claimed }) => {
    return { userId, userName, phoneE164, stepName: step.name, claimed };
  });
  return { kind: 'offer', people, ringSeconds, pendingFate: decision.pendingFate };
}

/** Whom an incident rings, for how many seconds. */
function ringing(incident: IncidentRecord): { people: OfferedPerson[]; ringSeconds: number } {
  const pending = pendingAttempts(incident);
  const people = pending.map(({ userId, userName, phoneE164, stepName }) => {
    return { userId, userName, phoneE164, stepName, claimed: false };
  });
  return { people, ringSeconds: pending[0]?.timeoutSeconds ?? 0 };
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

/**
 * Makes the rows of a decision: the offers or the exhaustion, and what became of the offer before. Somebody who was
 * offered before is offered again. `holds`: no other call may take those who are offered meanwhile. Pure.
 */
export function outcomeOf(incident: IncidentRecord, ring: DecidedRing, holds: boolean, now: Date): DecisionOutcome {
  switch (ring.kind) {
    case 're-offer':
      return reoffer(incident, now);
    case 'offer':
      return offer(incident, ring, holds, now);
    case 'none': {
      const change = { state: exhausted(incident, now), attempts: settlePending(incident, ring.pendingFate, now) };
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
  const target = targetOf(incident, first.dial, first.timeoutSeconds, pending);
  return { type: 'reoffered', change: { state: offered(incident), attempts }, offers: [], target };
}

function offer(
  incident: IncidentRecord,
  { people, ringSeconds: timeoutSeconds, pendingFate }: DecidedRing & { kind: 'offer' },
  holds: boolean,
  now: Date,
): DecisionOutcome {
  const dial = Math.max(0, ...incident.attempts.map((attempt) => attempt.dial)) + 1;
  const again = incident.attempts.filter(({ userId }) => people.some((person) => person.userId === userId));
  const fresh = people.filter(({ userId }) => again.every((attempt) => attempt.userId !== userId));
  const offers = fresh.map(({ claimed, ...person }): NewOffer => {
    return { ...person, timeoutSeconds, dial, hold: holds && !claimed };
  });
  const rungAgain = again.map(({ id, offers: times }): AttemptPatch => {
    const begun = { status: 'pending', reason: null, offers: times + 1, offeredAt: now, endedAt: null } as const;
    return { id, ...begun, dial, timeoutSeconds, claimedUntil: claimOf(timeoutSeconds, now) };
  });
  const isAgain = ({ id }: AttemptPatch): boolean => again.some((attempt) => attempt.id === id);
  const settled = settlePending(incident, pendingFate, now).filter((patch) => !isAgain(patch));
  const change = { state: offered(incident), attempts: [...settled, ...rungAgain] };
  const target = targetOf(incident, dial, timeoutSeconds, [...offers, ...again]);
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

function targetOf(
  { id: incidentId }: IncidentRecord,
  dial: number,
  ringSeconds: number,
  people: readonly Pick<AttemptRecord, keyof RungPerson>[],
): Target {
  const rung = people.map(({ userId, userName, phoneE164, stepName }) => ({ userId, userName, phoneE164, stepName }));
  return { kind: 'ring', incidentId, dial, ringSeconds, people: rung };
}
