import { describe, expect, it } from 'vitest';
import {
  answered,
  completed,
  endedBySilence,
  exhausted,
  isOver,
  offered,
  type IncidentState,
} from './incident-state.js';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 23, 10, 0, seconds));
const NOW = at(1000);

const routing: IncidentState = {
  status: 'routing',
  exhaustedAt: null,
  answeredAt: null,
  answeredByUserId: null,
  endedAt: null,
  endInferred: false,
  durationSeconds: null,
  recordingUrl: null,
  recordingSeconds: null,
};
const STATES = {
  routing,
  exhausted: { ...routing, status: 'exhausted', exhaustedAt: at(5) },
  answered: { ...routing, status: 'answered', answeredAt: at(5), answeredByUserId: 7 },
  'abandoned, inferred': { ...routing, status: 'abandoned', endedAt: at(5), endInferred: true },
  'abandoned, reported': { ...routing, status: 'abandoned', endedAt: at(5) },
  completed: {
    ...routing,
    status: 'completed',
    answeredAt: at(5),
    answeredByUserId: 7,
    endedAt: at(9),
    durationSeconds: 4,
  },
} as const satisfies Record<string, IncidentState>;

const ACTS = {
  offered: (state: IncidentState) => offered(state),
  exhausted: (state: IncidentState) => exhausted(state, NOW),
  answered: (state: IncidentState) => answered(state, NOW, 8),
  completed: (state: IncidentState) => completed(state, NOW, 100),
  silence: (state: IncidentState) => endedBySilence(state, NOW),
};

describe('what each event makes of each state', () => {
  it.each<[keyof typeof STATES, keyof typeof ACTS, Partial<IncidentState>]>([
    ['routing', 'offered', {}],
    ['routing', 'exhausted', { status: 'exhausted', exhaustedAt: NOW }],
    ['routing', 'answered', { status: 'answered', answeredAt: NOW, answeredByUserId: 8 }],
    ['routing', 'completed', { status: 'abandoned', endedAt: NOW, durationSeconds: 100 }],
    ['routing', 'silence', { status: 'abandoned', endedAt: NOW, endInferred: true }],
    ['exhausted', 'offered', { status: 'routing' }],
    ['exhausted', 'exhausted', {}],
    ['exhausted', 'answered', { status: 'answered', answeredAt: NOW, answeredByUserId: 8 }],
    ['exhausted', 'completed', { endedAt: NOW, durationSeconds: 100 }],
    ['exhausted', 'silence', { endedAt: NOW, endInferred: true }],
    ['answered', 'answered', { answeredByUserId: 8 }],
    ['answered', 'completed', { status: 'completed', endedAt: NOW, durationSeconds: 100 }],
    ['answered', 'silence', { status: 'completed', endedAt: NOW, endInferred: true }],
    ['abandoned, inferred', 'offered', { status: 'routing', endedAt: null, endInferred: false }],
    ['abandoned, inferred', 'exhausted', { status: 'exhausted', exhaustedAt: NOW, endedAt: null, endInferred: false }],
    ['abandoned, inferred', 'answered', { status: 'completed', answeredAt: NOW, endedAt: NOW, answeredByUserId: 8 }],
    ['abandoned, inferred', 'completed', { endedAt: NOW, endInferred: false, durationSeconds: 100 }],
    ['abandoned, inferred', 'silence', {}],
    ['abandoned, reported', 'answered', { status: 'completed', answeredAt: at(5), answeredByUserId: 8 }],
    ['abandoned, reported', 'completed', { durationSeconds: 100 }],
    ['abandoned, reported', 'silence', {}],
    ['completed', 'answered', { answeredByUserId: 8 }],
    ['completed', 'completed', { answeredAt: at(9 - 100), durationSeconds: 100 }],
    ['completed', 'silence', {}],
  ])('%s, %s', (from, act, changes) => {
    expect(ACTS[act](STATES[from])).toEqual({ ...STATES[from], ...changes });
  });
});

describe('details', () => {
  it.each<[string, IncidentState, Partial<IncidentState>]>([
    ['an unknown phone names nobody', answered(routing, NOW, null), { status: 'answered', answeredByUserId: null }],
    ['an unknown phone takes nobody’s answer away', answered(STATES.answered, NOW, null), { answeredByUserId: 7 }],
    ['the earliest answer stands', answered(STATES.answered, NOW, 7), { answeredAt: at(5) }],
    ['an answer is not later than the talk', completed(STATES.answered, at(60), 58), { answeredAt: at(2) }],
    ['a short talk does not move it', completed(STATES.answered, at(60), 3), { answeredAt: at(5) }],
    ['no duration leaves it', completed(STATES.completed, NOW, null), { durationSeconds: 4, endedAt: at(9) }],
    ['the longest duration stands', completed(STATES.completed, NOW, 2), { durationSeconds: 4 }],
    ['a talk of no length', completed(STATES.answered, NOW, 0), { status: 'completed', durationSeconds: 0 }],
  ])('%s', (_, state, expected) => {
    expect(state).toMatchObject(expected);
  });

  it.each(Object.entries(STATES))('%s: only a reported end is over', (name, state) => {
    expect(isOver(state)).toBe(['abandoned, reported', 'completed'].includes(name));
  });
});
