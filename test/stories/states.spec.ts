import { expect } from 'vitest';
import type { NextTarget } from '../../src/routing/index.js';
import type { Employee } from '../kit/company.js';
import type { Line } from '../kit/line.js';
import { attemptsOf, incidentOf, trailOf } from '../kit/look.js';
import type { Phone } from '../kit/phone.js';
import { storyTable } from '../kit/story-table.js';

/** Ways into a state; each has offered Ada, and all but the first and the last have a result of hers. */
const STATES = {
  routing: async () => undefined,
  exhausted: async (_: Line, call: Phone, ada: NextTarget) => {
    await call.failed(ada);
    await call.failed(await call.next({ incidentId: ada.incidentId }));
    await call.next({ incidentId: ada.incidentId });
  },
  answered: async (_: Line, call: Phone, ada: NextTarget) => call.answered(ada),
  'abandoned, reported': async (_: Line, call: Phone, ada: NextTarget) => call.completed(ada.incidentId, null),
  'abandoned, inferred': async (line: Line) => {
    line.clock.advance(30 + 120);
    await line.sweep();
  },
  completed: async (_: Line, call: Phone, ada: NextTarget) => {
    await call.answered(ada);
    await call.completed(ada.incidentId, 60);
  },
};

const ACTS = {
  'next-target': async (call: Phone, { incidentId }: NextTarget) => (await call.next({ incidentId })).stepName,
  'attempt-failed': (call: Phone, ada: NextTarget) => call.failed(ada, 'busy'),
  answered: (call: Phone, ada: NextTarget) => call.answered(ada),
  completed: (call: Phone, { incidentId }: NextTarget) => call.completed(incidentId, 90),
};

/** Status, newest request's event, what became of Ada; then what next-target said, whether she answered, seconds. */
type Cell = readonly [keyof typeof STATES, keyof typeof ACTS, string, string, string, (string | null)?, number?];

const CELLS: readonly Cell[] = [
  ['routing', 'next-target', 'routing', 'offered', 'unconfirmed', 'manager'],
  ['routing', 'attempt-failed', 'routing', 'attempt_failed', 'busy'],
  ['routing', 'answered', 'answered', 'answered', 'answered'],
  ['routing', 'completed', 'abandoned', 'completed', 'superseded', null, 90],
  ['exhausted', 'next-target', 'exhausted', 'exhausted', 'no-answer', 'exhausted'],
  ['exhausted', 'attempt-failed', 'exhausted', 'attempt_failed', 'busy'],
  ['exhausted', 'answered', 'answered', 'answered', 'answered'],
  ['exhausted', 'completed', 'exhausted', 'completed', 'no-answer', null, 90],
  ['answered', 'next-target', 'answered', 'already_answered', 'answered', 'answered'],
  ['answered', 'attempt-failed', 'answered', 'attempt_failed', 'answered'],
  ['answered', 'answered', 'answered', 'answered', 'answered'],
  ['answered', 'completed', 'completed', 'completed', 'answered', null, 90],
  ['abandoned, inferred', 'next-target', 'routing', 'offered', 'unconfirmed', 'manager'],
  ['abandoned, reported', 'next-target', 'abandoned', 'already_ended', 'superseded', 'completed'],
  ['abandoned, inferred', 'attempt-failed', 'abandoned', 'attempt_failed', 'busy'],
  ['abandoned, reported', 'attempt-failed', 'abandoned', 'attempt_failed', 'busy'],
  ['abandoned, inferred', 'answered', 'completed', 'answered', 'answered'],
  ['abandoned, reported', 'answered', 'completed', 'answered', 'answered'],
  ['abandoned, inferred', 'completed', 'abandoned', 'completed', 'unconfirmed', null, 90],
  ['abandoned, reported', 'completed', 'abandoned', 'completed', 'superseded', null, 90],
  ['completed', 'next-target', 'completed', 'already_ended', 'answered', 'completed', 60],
  ['completed', 'attempt-failed', 'completed', 'attempt_failed', 'answered', null, 60],
  ['completed', 'answered', 'completed', 'answered', 'answered', null, 60],
  ['completed', 'completed', 'completed', 'completed', 'answered', null, 90],
];

storyTable<Employee, Cell>('what a request does in each state', {
  setting: async ({ company }) => {
    const ada = await company.technician('Ada');
    await company.onCall(ada, 'primary');
    await company.person('Mia', 'manager');
    return ada;
  },
  cells: Object.fromEntries(CELLS.map((cell) => [`${cell[0]}: ${cell[1]}`, cell])),
  tell: async (line, [from, act, status, event, fate, stepName = null, seconds], ada) => {
    const call = line.call();
    const target = await call.next();
    const { incidentId } = target;
    await STATES[from](line, call, target);
    const before = (await trailOf(line, incidentId)).length;
    const answer = await ACTS[act](call, target);

    if (stepName !== null) expect(answer).toBe(stepName);
    const incident = await incidentOf(line, incidentId);
    const answerer = fate === 'answered' ? ada.id : null;
    expect(incident).toMatchObject({ status, answeredByUserId: answerer, durationSeconds: seconds ?? null });
    expect((await trailOf(line, incidentId)).slice(before)).toEqual([event]);
    expect((await attemptsOf(line, incidentId))[0]?.status).toBe(fate);
    const isEnded = act === 'completed' || (/abandoned|completed/.test(from) && status !== 'routing');
    expect(incident.endedAt !== null).toBe(isEnded);
    expect(incident.endInferred).toBe(isEnded && from === 'abandoned, inferred' && act !== 'completed');
  },
  options: { environment: { CLAIMED_USERS: 'ignore' } },
});
