import { describe, expect, it } from 'vitest';
import { decide, peopleLeft } from './decide.js';
import type { Candidate, CandidateStep, EarlierOffer, Hint, Situation } from './situation.js';

const phoneOf = (userId: number): string => `+1415555${String(userId).padStart(4, '0')}`;

const USUAL = { active: true, available: true, barred: null };
const user = (userId: number, more: Partial<Candidate> = {}): Candidate => {
  return { userId, name: `User ${userId}`, phoneE164: phoneOf(userId), ...USUAL, ...more };
};

function step(name: string, candidates: readonly Candidate[], limit: number | null = null): CandidateStep {
  return { name, timeoutSeconds: 20, limit, together: null, ringsAlone: false, candidates };
}

function offered(userId: number, more: Partial<EarlierOffer> = {}): EarlierOffer {
  const phoneE164 = phoneOf(userId);
  const usual = { stepName: 'first', pending: false, unheard: false, offers: 1, dial: userId, reachable: true };
  return { userId, phoneE164, ...usual, ...more };
}

const KNOWS: Hint = { knowsIncident: true, lastTargetPhone: null, lastDial: null };
const FORGOT: Hint = { knowsIncident: false, lastTargetPhone: null, lastDial: null };

/** The decision in short: `step/user`, `claimed` behind it, the pending offer's fate; `again`; or `nobody`. */
function short(situation: Partial<Situation>): string {
  const decision = decide({ steps: [], offers: [], claims: new Set(), hint: KNOWS, together: 'never', ...situation });
  if (decision.kind === 're-offer') return 'again';
  const fate = decision.pendingFate === null ? '' : ` ${decision.pendingFate}`;
  if (decision.kind === 'none') return `nobody${fate}`;
  const people = decision.people.map(({ step: { name }, candidate: { userId }, claimed, again }) => {
    return `${name}/${userId}${claimed ? ' claimed' : ''}${again ? ' again' : ''}`;
  });
  return `${people.join(' + ')}${fate}`;
}

describe('who is next', () => {
  const both = [step('first', [user(1), user(2)]), step('second', [user(3)])];
  const barred = [user(1, { barred: 'line_number' }), user(2, { barred: 'own_phone' }), user(3)];

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
    ['not the line, not who calls', { steps: [step('first', barred)] }, 'first/3'],
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
  const dialled = (lastTargetPhone: string, knowsIncident = true): Hint => ({
    knowsIncident,
    lastTargetPhone,
    lastDial: null,
  });

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
    ['the person can not be rung any more', FORGOT, { reachable: false }, 'first/2 unconfirmed'],
  ])('%s', (_, hint, more, expected) => {
    expect(short({ steps, hint, offers: [offered(1, { pending: true, ...more })] })).toBe(expected);
  });

  it('has a fate also when nobody is left', () => {
    const only = [step('first', [user(1)])];
    expect(short({ steps: only, offers: [offered(1, { pending: true })] })).toBe('nobody unconfirmed');
  });

  it('is not asked about when nobody is known', () => {
    expect(short({ steps, hint: FORGOT, offers: [offered(1)] })).toBe('first/2');
  });
});

describe('people who are rung at once', () => {
  const all = { ...step('all', [user(1), user(2), user(3)]), together: 2 };
  const many = {
    ...step(
      'all',
      Array.from({ length: 14 }, (_, index) => user(index + 1)),
    ),
    together: 10,
  };
  const unheard = (userId: number, more: Partial<EarlierOffer> = {}): EarlierOffer =>
    offered(userId, { stepName: 'all', unheard: true, ...more });

  it.each<[string, Partial<Situation>, string]>([
    ['are passed over by a line that can not', { steps: [all, step('last', [user(9)])] }, 'last/9'],
    ['as many as the step says', { steps: [all], together: 'by_step' }, 'all/1 + all/2'],
    ['then the others', { steps: [all], together: 'by_step', offers: [offered(1), offered(2)] }, 'all/3'],
    [
      'ten at most',
      { steps: [many], together: 'by_step' },
      Array.from({ length: 10 }, (_, index) => `all/${index + 1}`).join(' + '),
    ],
    [
      'no number twice',
      { steps: [{ ...all, candidates: [user(1), user(2, { phoneE164: phoneOf(1) }), user(3)] }], together: 'by_step' },
      'all/1 + all/3',
    ],
    ['no more than the limit', { steps: [{ ...all, together: 3, limit: 2 }], together: 'by_step' }, 'all/1 + all/2'],
    ['not with whom others claim', { steps: [all], together: 'by_step', claims: new Set([1]) }, 'all/2 + all/3'],
    [
      'those of whom nothing was heard fill up',
      { steps: [all], together: 'by_step', offers: [unheard(1), offered(3)] },
      'all/2 + all/1 again',
    ],
    [
      'also when they are alone',
      { steps: [all], together: 'by_step', offers: [unheard(1), offered(2), offered(3)] },
      'all/1 again',
    ],
    [
      'but not for ever',
      { steps: [all], together: 'by_step', offers: [unheard(1, { offers: 4 }), offered(2), offered(3)] },
      'nobody',
    ],
    [
      'nor when they can not be rung now',
      { steps: [all], together: 'by_step', offers: [unheard(1, { reachable: false }), offered(2), offered(3)] },
      'nobody',
    ],
    [
      'those of whom nothing was heard are not rung alone on another step',
      { steps: [step('first', [user(1)])], together: 'by_step', offers: [unheard(1)] },
      'nobody',
    ],
  ])('%s', (_, situation, expected) => {
    expect(short(situation)).toBe(expected);
  });

  it.each<[string, Partial<Situation>, string]>([
    [
      'from all steps',
      { steps: [step('first', [user(1), user(2)]), step('last', [user(3)])] },
      'first/1 + first/2 + last/3',
    ],
    ['each once', { steps: [step('first', [user(1)]), step('last', [user(1), user(2)])] }, 'first/1 + last/2'],
    ['without those tried', { steps: [step('first', [user(1), user(2)])], offers: [offered(1)] }, 'first/2'],
    ['claimed ones after the others', { steps: [step('first', [user(1), user(2)])], claims: new Set([1]) }, 'first/2'],
    ['claimed ones when alone', { steps: [step('first', [user(1)])], claims: new Set([1]) }, 'first/1 claimed'],
    ['none', { steps: [step('first', [user(1)])], offers: [offered(1)] }, 'nobody'],
  ])('all who are left: %s', (_, situation, expected) => {
    expect(short({ ...situation, together: 'all_left' })).toBe(expected);
  });

  it.each<[string, readonly EarlierOffer[], number | null, string]>([
    ['the dial that is over is theirs', [offered(1, { pending: true, dial: 4 })], 4, 'all/2 + all/3 presumed_failed'],
    ['an earlier one: our answer was lost', [offered(1, { pending: true, dial: 4 })], 3, 'again'],
    ['none: our answer was lost', [offered(1, { pending: true, dial: 1 })], null, 'again'],
    [
      'an earlier one, after three repetitions',
      [offered(1, { pending: true, dial: 4, offers: 4 })],
      3,
      'all/2 + all/3 unconfirmed',
    ],
  ])('a pending dial, and %s', (_, offers, lastDial, expected) => {
    const hint = { knowsIncident: lastDial !== null, lastTargetPhone: null, lastDial };
    expect(short({ steps: [all], together: 'by_step', offers, hint })).toBe(expected);
  });
});

describe('how many are left', () => {
  it.each<[string, Partial<Situation>, { people: number; dials: number }]>([
    ['nobody', {}, { people: 0, dials: 0 }],
    [
      'one after the other',
      { steps: [step('first', [user(1), user(2)]), step('last', [user(2), user(3)])], claims: new Set([3]) },
      { people: 3, dials: 3 },
    ],
    [
      'at once',
      { steps: [step('first', [user(1)]), { ...step('all', [user(1), user(2), user(3)]), together: 10 }] },
      { people: 3, dials: 2 },
    ],
    [
      'without those tried',
      { steps: [step('first', [user(1), user(2)])], offers: [offered(1)] },
      { people: 1, dials: 1 },
    ],
  ])('%s', (_, situation, expected) => {
    const usual = { steps: [], offers: [], claims: new Set<number>(), hint: KNOWS, together: 'by_step' as const };
    const { people, dials } = peopleLeft({ ...usual, ...situation });
    expect({ people, dials: dials.length }).toEqual(expected);
  });
});
