import { isTransient, RepeatUnit, type Unit } from '../database/index.js';
import {
  addAttempt,
  appendEvents,
  exhausted,
  offered,
  pendingAttempt,
  PRESUMED,
  releaseExpiredHold,
  RINGING_CLAIM_EXTRA_SECONDS,
  secondsAfter,
  stateChanges,
  writeChange,
  type AttemptPatch,
  type AttemptRecord,
  type ConsideredStep,
  type IncidentRecord,
  type IncidentState,
  type NewEvent,
  type Trace,
} from '../incidents/index.js';
import { isAvailable, type Person } from '../users/index.js';
import type { StepContext } from './contract/index.js';
import type { Decision, EarlierOffer, PendingFate } from './decide.js';
import { pack } from './explanation/pack.js';
import { nobody, type NextTarget } from './next-target.js';
import type { StepRegistry } from './step-registry.service.js';
import { judge } from './verdicts.js';
import type { Walk } from './walk-ladder.js';

/** A decision and everything that goes into the rows it leaves. */
export interface Decided {
  readonly incident: IncidentRecord;
  readonly isNew: boolean;
  readonly walk: Walk;
  readonly context: StepContext;
  /** Whether an offered user is held against other calls. */
  readonly holds: boolean;
  /** Users who are still held for a claim that has run out. */
  readonly expiredHolds: ReadonlySet<number>;
  /** Whether to begin again when another call was faster; else the offer stands, for the caller has waited enough. */
  readonly insists: boolean;
  /** What else was noticed on the way. */
  readonly notes: readonly NewEvent[];
  readonly trace: Trace;
}

/** The earlier offers of an incident as the decision sees them. */
export function offersOf(incident: IncidentRecord, people: ReadonlyMap<number, Person>, at: Date): EarlierOffer[] {
  return incident.attempts.map(({ userId, phoneE164, stepName, status, offers }) => {
    const person = people.get(userId);
    const reachable = person?.active === true && isAvailable(person, at.getTime()) && person.phoneE164 === phoneE164;
    return { userId, phoneE164, stepName, offers, pending: status === 'pending', reachable };
  });
}

/**
 * Writes a decision: the offer or the exhaustion, what became of the offer before it, the step's memory, the trail.
 * @throws RepeatUnit when another call was faster, as long as the decision insists.
 */
export function recordDecision(unit: Unit, decided: Decided, registry: StepRegistry): Promise<NextTarget> {
  const { decision } = decided.walk;
  switch (decision.kind) {
    case 're-offer':
      return recordReoffer(unit, decided);
    case 'offer':
      return recordOffer(unit, decided, decision, registry);
    case 'none':
      return recordExhaustion(unit, decided, decision.pendingFate);
  }
}

async function recordReoffer(unit: Unit, { incident, isNew, notes, trace }: Decided): Promise<NextTarget> {
  const pending = pendingAttempt(incident);
  if (!pending) throw new Error('a re-offer needs a pending attempt');
  const claimedUntil = secondsAfter(trace.at, pending.timeoutSeconds + RINGING_CLAIM_EXTRA_SECONDS);
  const patch = { id: pending.id, offers: pending.offers + 1, claimedUntil };
  const answer = targetOf(incident.id, pending);
  const state = offered(incident);
  await writeChange(unit, incident, { state, attempts: [patch] });
  await trail(unit, { incident, isNew, notes, trace }, 'reoffered', { state, attempts: [patch] }, answer);
  return answer;
}

async function recordOffer(
  unit: Unit,
  decided: Decided,
  { step, candidate, claimed, pendingFate }: Extract<Decision, { kind: 'offer' }>,
  registry: StepRegistry,
): Promise<NextTarget> {
  const { incident, trace } = decided;
  const state = offered(incident);
  const attempts = settlePending(incident, pendingFate, trace.at);
  await writeChange(unit, incident, { state, attempts });
  const { name: stepName, timeoutSeconds } = step;
  const { userId, name: userName, phoneE164 } = candidate;
  const hold = decided.holds && decided.insists && !claimed;
  if (hold && decided.expiredHolds.has(userId)) await releaseExpiredHold(unit, userId, trace.at);
  const offer = await addAttempt(
    unit,
    incident.id,
    { userId, userName, phoneE164, stepName, timeoutSeconds, hold },
    trace.at,
  );
  const failure = await remember(registry, stepName, userId, decided);
  const answer = targetOf(incident.id, offer);
  const notes = failure === null ? decided.notes : [...decided.notes, failure];
  const considered = consideredBy(decided);
  await trail(unit, { ...decided, notes }, 'offered', { state, attempts, offer, claimed, considered }, answer);
  return answer;
}

async function recordExhaustion(unit: Unit, decided: Decided, fate: PendingFate | null): Promise<NextTarget> {
  const { incident, trace } = decided;
  const state = exhausted(incident, trace.at);
  const attempts = settlePending(incident, fate, trace.at);
  await writeChange(unit, incident, { state, attempts });
  const answer = nobody(incident.id, 'exhausted');
  await trail(unit, decided, 'exhausted', { state, attempts, considered: consideredBy(decided) }, answer);
  return answer;
}

/** Everybody whom the decision looked at, and what it made of him: for the explanation, kept with the event. */
function consideredBy({ walk: { decision, asked, situation } }: Decided): ConsideredStep[] {
  return pack(judge(decision, { ...situation, steps: asked }), asked);
}

/** A step that fails to remember does not take its candidate's turn away: the call goes on, and the trail says it. */
async function remember(
  registry: StepRegistry,
  step: string,
  userId: number,
  { context, insists }: Pick<Decided, 'context' | 'insists'>,
): Promise<NewEvent | null> {
  try {
    await registry.find(step)?.provider.chosen?.(userId, context);
    return null;
  } catch (error) {
    if (isTransient(error) && (insists || !(error instanceof RepeatUnit))) throw error;
    const failure = error instanceof Error ? error.message : 'threw no Error';
    return { type: 'step_failed', source: 'engine', data: { facts: { step, failure } } };
  }
}

function settlePending(incident: IncidentRecord, fate: PendingFate | null, now: Date): AttemptPatch[] {
  const pending = pendingAttempt(incident);
  if (!pending || fate === null) return [];
  const result =
    fate === 'unconfirmed' ? ({ status: 'unconfirmed' } as const) : ({ status: 'failed', reason: PRESUMED } as const);
  return [{ id: pending.id, ...result, endedAt: now, claimedUntil: null, heldUserId: null }];
}

function targetOf(incidentId: number, offer: AttemptRecord): NextTarget {
  const { phoneE164, stepName, timeoutSeconds, userName } = offer;
  return { incidentId, nextPhoneE164: phoneE164, stepName, timeoutSeconds, userName };
}

/** The one line of this request, and beside it what was noticed on the way. */
async function trail(
  unit: Unit,
  { incident, isNew, notes, trace }: Pick<Decided, 'incident' | 'isNew' | 'notes' | 'trace'>,
  type: 'offered' | 'reoffered' | 'exhausted',
  change: {
    state: IncidentState;
    attempts: readonly AttemptPatch[];
    offer?: AttemptRecord;
    claimed?: boolean;
    considered?: readonly ConsideredStep[];
  },
  answer: NextTarget,
): Promise<void> {
  const { state, attempts, offer, claimed = false, considered } = change;
  const facts = { ladder: incident.ladder, isNew, claimed, stepName: answer.stepName };
  const told = { ...(offer && { offer }), ...(considered && { considered }) };
  const data = { incident: stateChanges(incident, state), attempts, ...told, facts };
  await appendEvents(unit, incident.id, [{ type, source: 'request', data, answer }, ...notes], trace);
}
