import { expect } from 'vitest';
import type { Line } from '../kit/line.js';
import { attemptsOf, incidentOf, trailOf } from '../kit/look.js';
import type { Phone } from '../kit/phone.js';
import { story } from '../kit/story.js';
import { storyTable } from '../kit/story-table.js';

/** Seconds of silence after which a state ends, the state after it, and how to come into it. */
type Cell = readonly [seconds: number, status: string, enter: (call: Phone, line: Line) => Promise<number>];

const CELLS: Readonly<Record<string, Cell>> = {
  'somebody rings: the ring time and two minutes': [150, 'abandoned', async (call) => (await call.next()).incidentId],
  'the failure was reported, and nobody asked again': [
    150,
    'abandoned',
    async (call) => (await call.tryNext()).incidentId,
  ],
  'exhausted: ten minutes': [
    600,
    'exhausted',
    async (call) => {
      await call.tryEveryone();
      return (await call.next()).incidentId;
    },
  ],
  'answered: four hours': [
    4 * 3600,
    'completed',
    async (call) => {
      const target = await call.next();
      await call.answered(target);
      return target.incidentId;
    },
  ],
};

storyTable<null, Cell>('a call of which nothing is heard any more ends by itself', {
  setting: async ({ company }) => {
    await company.onCall(await company.technician('Ada'), 'primary', '2026-11-01T00:00:00Z', '2026-12-31T00:00:00Z');
    return null;
  },
  cells: CELLS,
  tell: async (line, [seconds, status, enter]) => {
    const incidentId = await enter(line.call(), line);
    const before = await incidentOf(line, incidentId);
    line.clock.advance(seconds - 1);
    await line.sweep();
    expect(await incidentOf(line, incidentId)).toEqual(before);

    line.clock.advance(1);
    const [one, other] = await Promise.all([line.sweep(), line.sweep()]);
    expect(one + other).toBe(1);
    const ended = await incidentOf(line, incidentId);
    expect(ended).toMatchObject({ status, endedAt: line.clock.now(), endInferred: true, durationSeconds: null });
    expect((await attemptsOf(line, incidentId)).filter(({ endedAt }) => endedAt === null)).toEqual([]);
    const trail = await trailOf(line, incidentId);
    expect(trail.at(-1)).toBe('ended_by_silence');

    line.clock.advance(86_400);
    expect(await line.sweep()).toBe(0);
    expect(await incidentOf(line, incidentId)).toEqual(ended);
    expect(await trailOf(line, incidentId)).toEqual(trail);
  },
  options: { environment: { CLAIMED_USERS: 'ignore' }, start: '2026-11-23T08:30:00Z' },
});

story('an ending by silence is taken back when the line asks again, a reported one never', async (line) => {
  const { company } = line;
  await company.onCall(await company.technician('Ada'), 'primary');
  await company.person('Mia', 'manager');
  const call = line.call();
  const { incidentId } = await call.next();
  line.clock.advance(150);
  await line.sweep();

  expect((await call.next({ incidentId })).userName).toBe('Mia');
  expect(await incidentOf(line, incidentId)).toMatchObject({ status: 'routing', endedAt: null, endInferred: false });

  await call.completed(incidentId, null);
  const reported = await incidentOf(line, incidentId);
  line.clock.advance(86_400);
  expect(await line.sweep()).toBe(0);
  expect((await call.next({ incidentId })).stepName).toBe('completed');
  expect(await incidentOf(line, incidentId)).toEqual(reported);
});

story('an exhausted call that silence has ended reads the ladder again when it is asked', async (line) => {
  const ada = await line.company.technician('Ada', { available: false });
  await line.company.onCall(ada, 'primary');
  const call = line.call();
  const { incidentId } = await call.next();
  line.clock.advance(600);
  expect(await line.sweep()).toBe(1);

  await line.company.change(ada, { available: true });
  expect((await call.next({ incidentId })).userName).toBe('Ada');
  expect(await incidentOf(line, incidentId)).toMatchObject({ status: 'routing', endedAt: null, endInferred: false });
});
