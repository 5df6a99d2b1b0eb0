import { describe, expect, it } from 'vitest';
import { decide, type Candidate, type CandidateStep, type EarlierOffer, type Hint, type Situation } from './decide.js';

const phoneOf = (userId: number): string => `+1415555${String(userId).padStart(4, '0')}`;

function user(userId: number, more: Partial<Candidate> = {}): Candidate {
  return { userId, name: `User ${userId}`, phoneE164: phoneOf(userId), active: true, available: true, ...more };
}

function step(name: string, candidates: readonly Candidate[], limit: number | null = null): CandidateStep {
  return { name, timeoutSeconds: 20, limit, candidates };
}

function offered(userId: number, more: Partial<EarlierOffer> = {}): EarlierOffer {
  const phoneE164 = phoneOf(userId);
  return { userId, phoneE164, stepName: 'first', pending: false, offers: 1, reachable: true, ...more };
}

const KNOWS: Hint = { knowsIncident: true, lastTargetPhone: null };
const FORGOT: Hint = { knowsIncident: false, lastTargetPhone: null };

/** The decision in short: `step/user`, `claimed` behind it, the pending offer's fate; `again`; or `nobody`. */
function short(situation: Partial<Situation>): string {
  const decision = decide({ steps: [], offers: [], claims: new Set(), hint: KNOWS, ...situation });
  if (decision.kind === 're-offer') return 'again';
  const fate = decision.pendingFate === null ? '' : ` ${decision.pendingFate}`;
  if (decision.kind === 'none') return `nobody${fate}`;
  return `${decision.step.name}/${decision.candidate.userId}${decision.claimed ? ' claimed' : ''}${fate}`;
}

describe('who is next', () => {
  const both = [step('first', [user(1), user(2)]), step('second', [user(3)])];

  it.each<[string, Partial<Situation>, string]>([
    ['the first of the first step', { steps: both }, 'first/1'],
    ['nobody on an empty ladder', { steps: [] }, 'nobody'],
    ['a step without people is passed', { steps: [step('empty', []), ...both] }, 'first/1'],
    ['the next of the same step', { steps: both, offers: [offered(1)] }, 'first/2'],
    ['the next step', { steps: both, offers: [offered(1), offered(2)] }, 'second/3'],
    ['nobody when all were offered', { steps: both, offers: [offered(1), offered(2), offered(3)] }, 'nobody'],
    ['from the top on every request', { steps: both, offers: [offered(1), offered(3)] }, 'first/2'],
    ['not who is inactive', { steps: [step('first', [user(1, { active: false }), user(2)])] }, 'first/2'],
    ['not who is unavailable', { steps: [step('first', [user(1, { available: false }), user(2)])] }, 'first/2'],
    ['not who has no phone', { steps: [step('first', [user(1, { phoneE164: null }), user(2)])] }, 'first/2'],
    [
      'not a phone that was rung already',
      { steps: [step('first', [user(2, { phoneE164: phoneOf(1) }), user(3)])], offers: [offered(1)] },
      'first/3',
    ],
    [
      'not who was rung at another number',
      { steps: [step('first', [user(1, { phoneE164: phoneOf(9) }), user(2)])], offers: [offered(1)] },
      'first/2',
    ],
  ])('%s', (_, situation, expected) => {
    expect(short(situation)).toBe(expected);
  });
});

describe('the limit of a step', () => {
  const pool = (limit: number | null): CandidateStep[] => [
    step('pool', [user(1), user(2), user(3)], limit),
    step('last', [user(2), user(9)]),
  ];
  const inPool = (...ids: number[]): EarlierOffer[] => ids.map((id) => offered(id, { stepName: 'pool' }));

  it.each<[string, Partial<Situation>, string]>([
    ['below it', { steps: pool(2), offers: inPool(1) }, 'pool/2'],
    ['reached', { steps: pool(1), offers: inPool(1) }, 'last/2'],
    ['only offers of that step count', { steps: pool(1), offers: [offered(3)] }, 'pool/1'],
    ['none', { steps: pool(null), offers: inPool(1, 2) }, 'pool/3'],
    [
      'also of people whom others claim',
      { steps: pool(1), offers: inPool(1), claims: new Set([2, 9]) },
      'last/2 claimed',
    ],
  ])('%s', (_, situation, expected) => {
    expect(short(situation)).toBe(expected);
  });
});

describe('people whom other calls claim', () => {
  const steps = [step('first', [user(1), user(2)]), step('second', [user(3)])];

  it.each<[string, readonly number[], readonly number[], string]>([
    ['come after those of their step', [1], [], 'first/2'],
    ['come after those of the whole ladder', [1, 2], [], 'second/3'],
    ['come in the order of the ladder', [1, 2, 3], [], 'first/1 claimed'],
    ['come when nobody else is left', [2], [1, 3], 'first/2 claimed'],
    ['are not rung twice either', [1], [1, 2, 3], 'nobody'],
  ])('%s', (_, claims, before, expected) => {
    expect(short({ steps, claims: new Set(claims), offers: before.map((id) => offered(id)) })).toBe(expected);
  });
});

describe('an offer without a result', () => {
  const steps = [step('first', [user(1), user(2)])];
  const dialled = (lastTargetPhone: string, knowsIncident = true): Hint => ({ knowsIncident, lastTargetPhone });

  it.each<[string, Hint, Partial<EarlierOffer>, string]>([
    ['no incidentId', FORGOT, {}, 'again'],
    ['no incidentId, third repetition', FORGOT, { offers: 3 }, 'again'],
    ['no incidentId, after three repetitions', FORGOT, { offers: 4 }, 'first/2 unconfirmed'],
    ['dialled', dialled(phoneOf(1)), {}, 'first/2 presumed_failed'],
    ['dialled, and no incidentId', dialled(phoneOf(1), false), {}, 'first/2 presumed_failed'],
    ['dialled, its + a space', dialled(phoneOf(1).replace('+', ' ')), {}, 'first/2 presumed_failed'],
    ['another one dialled', dialled(phoneOf(9)), {}, 'again'],
    ['another one dialled, after three repetitions', dialled(phoneOf(9)), { offers: 4 }, 'first/2 unconfirmed'],
    ['the guide’s literal body', KNOWS, {}, 'first/2 unconfirmed'],
    ['he can not be rung any more', FORGOT, { reachable: false }, 'first/2 unconfirmed'],
  ])('%s', (_, hint, more, expected) => {
    expect(short({ steps, hint, offers: [offered(1, { pending: true, ...more })] })).toBe(expected);
  });

  it('has a fate also when nobody is left', () => {
    const only = [step('first', [user(1)])];
    expect(short({ steps: only, offers: [offered(1, { pending: true })] })).toBe('nobody unconfirmed');
  });

  it('is not asked about when there is none', () => {
    expect(short({ steps, hint: FORGOT, offers: [offered(1)] })).toBe('first/2');
  });
});
