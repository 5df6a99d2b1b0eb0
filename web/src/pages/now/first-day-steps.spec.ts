import { describe, expect, it } from 'vitest';
import { calledIn, doneSteps, FIRST_STEPS, stepsWithoutPhone, type Known } from './first-day-steps';

const PHONE = '+14155550101';
const nothing: Known = {
  myId: 1,
  people: [{ id: 1, role: 'admin', active: true, phoneE164: null }],
  stepNames: ['repeat_caller', 'primary_oncall', 'admin', 'manager', 'primary_oncall', 'admin'],
  areHoursRight: false,
  timeline: { primary: [], secondary: [] },
  tonight: { steps: [] },
  isCheckedAtTwilio: false,
  hasTestMessage: false,
  hasCalls: false,
};
const done = (more: Partial<Known>): string[] => [...doneSteps({ ...nothing, ...more })];
const candidate = (userName: string, order: number | null) => ({
  userId: 1,
  userName,
  willBeCalled: order !== null,
  order,
  ringSeconds: 30,
});
const stepOf = (...candidates: ReturnType<typeof candidate>[]) =>
  ({ name: 'admin', timeoutSeconds: 30, limit: null, candidates }) as unknown as Known['tonight']['steps'][number];

describe('The first day', () => {
  it('begins with nothing done', () => {
    expect(done({})).toEqual([]);
    expect(stepsWithoutPhone(nothing)).toEqual(['primary_oncall', 'admin', 'manager']);
  });

  it('needs somebody active with a phone for each step: of its role, or anybody where it has no role', () => {
    const admin = { id: 1, role: 'admin', active: true, phoneE164: PHONE } as const;
    const manager = { id: 2, role: 'manager', active: false, phoneE164: PHONE } as const;
    expect(stepsWithoutPhone({ ...nothing, people: [admin, manager] })).toEqual(['manager']);
    expect(done({ people: [admin, manager] })).toEqual(['phone']);
    expect(done({ people: [admin, { ...manager, active: true }] })).toEqual(['phone', 'people']);
  });

  it('is told by what is stored, each for itself', () => {
    const segment = { userId: 1, userName: 'Ada', others: [] } as unknown as Known['timeline']['primary'][number];
    expect(done({ areHoursRight: true })).toEqual(['hours']);
    expect(done({ timeline: { primary: [], secondary: [segment] } })).toEqual(['onCall']);
    expect(done({ timeline: { primary: [{ ...segment, userId: null }], secondary: [] } })).toEqual([]);
    expect(done({ tonight: { steps: [stepOf(candidate('Ada', 1))] } })).toEqual(['tonight']);
    expect(done({ tonight: { steps: [stepOf(candidate('Ada', null))] } })).toEqual([]);
    expect(done({ isCheckedAtTwilio: true })).toEqual(['twilio']);
    expect(done({ hasTestMessage: true })).toEqual(['test']);
    expect(done({ hasCalls: true })).toEqual(['test']);
    expect(FIRST_STEPS).toHaveLength(7);
  });

  it('names those who would be called in the order in which they are rung', () => {
    const steps = [stepOf(candidate('Bea', 2), candidate('Cy', null)), stepOf(candidate('Ada', 1))];
    expect(calledIn({ steps })).toEqual(['Ada', 'Bea']);
  });
});
