import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PhoneOutcome } from '../../studio/index.js';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { MAX_MILLISECONDS, parametersOn } from '../model/runs.js';
import { ACCEPTS, DECLINES, presses, SILENT } from './phones.js';
import { LINE, lineStory, Switchboard } from './switchboard.js';
import type { TakenCall } from './taken-call.js';

/** Everybody who is left rings together so long at most. */
const LAST_RING = 30;
/** How long, at most, somebody who says nothing is asked whether they accept. */
const ASKED = 30;
/** A word to the caller before a phone rings. */
const WORD = 4;

/** Who was rung together, and for how long the longest of them. */
function dialsOf(call: TakenCall): [string, number][] {
  const rang = [...call.rang];
  return call.events.flatMap((event): [string, number][] => {
    if (event.type !== 'dial') return [];
    const legs = rang.splice(0, event.phones.length);
    return [[legs.map(([name]) => name).join(' '), Math.max(...legs.map(([, , seconds]) => seconds))]];
  });
}

/** How long the caller waited for somebody, or for the ending, since the service had the call. */
function waited(call: TakenCall): number {
  const sorry = call.events.find((event) => event.type === 'say' && event.words.includes('could not reach anybody'));
  return (call.secondOf('connected') ?? sorry?.at ?? Infinity) - (call.at(call.incident.createdAt) ?? 0);
}

lineStory(
  'when time runs low the first two steps keep theirs, then all that are left ring together, then the ending is heard',
  async (board) => {
    await board.ladderOfFour();
    const machine = (ringSeconds: number): PhoneOutcome => ({ kind: 'voicemail', ringSeconds });
    const call = await board.take({ Ada: machine(18), Ben: machine(10) });

    expect(call.attempts.map(({ dial, timeoutSeconds }) => [dial, timeoutSeconds])).toEqual([
      [1, 30],
      [2, 30],
      [3, 30],
      [3, 30],
    ]);
    expect(dialsOf(call)).toEqual([
      ['Ada', 18],
      ['Ben', 10],
      ['Cem Dora', 30],
    ]);
    expect(call.heard.at(-2)).toMatch(/could not reach anybody/);
    expect(waited(call)).toBeLessThanOrEqual(120 + LAST_RING);
    expect(call.incident.status).toBe('exhausted');
  },
  { environment: { MAX_WAIT_SECONDS: '120' } },
);

lineStory(
  'a caller who may hardly wait at all has the first two steps rung alone, then everybody at once',
  async (board) => {
    await board.ladderOfFour();
    const call = await board.take({ Cem: ACCEPTS }, { whileScreening: 'others_ring_on' });

    expect(dialsOf(call)).toEqual([
      ['Ada', 30],
      ['Ben', 30],
      ['Cem Dora', 10],
    ]);
    expect(call.talkedTo).toBe('Cem');
    expect(Object.fromEntries(call.results)).toMatchObject({ Cem: 'answered', Dora: 'superseded' });
  },
  { environment: { MAX_WAIT_SECONDS: '30' } },
);

lineStory('with time enough each rings as long as the ladder says', async (board) => {
  await board.ladderOfFour();
  const call = await board.take();
  expect(call.rang.map(([, , seconds]) => seconds)).toEqual([30, 30, 20, 20]);
});

lineStory('the line that rings one at a time knows no such limit', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({}, { flow: 'ladder' });
  expect(call.order).toEqual(['Ada', 'Ben', 'Cem', 'Dora']);
  expect(call.attempts.map(({ timeoutSeconds }) => timeoutSeconds)).toEqual([30, 30, 20, 20]);
});

const BUDGET = 75;
const outcome = fc.constantFrom<PhoneOutcome>(
  { kind: 'no-answer' },
  { kind: 'busy' },
  { kind: 'failed' },
  { kind: 'voicemail', ringSeconds: 14 },
  { kind: 'voicemail', ringSeconds: 25 },
  SILENT,
  DECLINES,
  presses('1', 28),
);

onEachDatabase('however many people and whatever their phones do', (kind) => {
  let line: Line;
  beforeAll(async () => {
    line = await Line.open(kind, { environment: { ...LINE.environment, MAX_WAIT_SECONDS: String(BUDGET) } });
  });
  afterAll(() => line.close());

  it(
    'the caller waits for no more than the longest wait and one last ring, and nobody is left out',
    async () => {
      const parameters = parametersOn(kind, 0.01); // each run is a call to ten people
      console.log(`longest wait on ${kind.name}: ${parameters.numRuns} runs, SEED=${parameters.seed}`);
      const rungs = ['primary_oncall', 'secondary', 'manager'].map((name) => {
        return { name, timeoutSeconds: 30, limit: null };
      });
      await line.company.ladder('business_hours', rungs);
      await line.company.ladder('after_hours', rungs);
      const board = new Switchboard(line);
      const names = Array.from({ length: 10 }, (_, nth) => `Manager ${nth}`);
      for (const name of names) await board.hire(name, 'manager', { available: false });
      const phones = fc.array(outcome, { minLength: 1, maxLength: names.length });
      const property = fc.asyncProperty(phones, async (does) => {
        for (const [nth, person] of [...board.people.values()].entries()) {
          await line.company.change(person, { available: nth < does.length });
        }
        const scripts = Object.fromEntries(does.map((one, nth) => [names[nth] ?? '', one]));
        const call = await board.take(scripts);
        line.clock.advance(4 * 3600);
        const isAsked = does.some(({ kind: what }) => what === 'voicemail' || what === 'answer');
        expect(waited(call)).toBeLessThanOrEqual(BUDGET + LAST_RING + WORD + (isAsked ? ASKED : 0));
        expect(call.attempts.map(({ timeoutSeconds }) => timeoutSeconds >= 15 && timeoutSeconds <= 30)).not.toContain(
          false,
        );
        if (call.talkedTo === null) expect(call.order.toSorted()).toEqual(names.slice(0, does.length));
        expect(new Set(call.order).size).toBe(call.order.length);
      });
      await fc.assert(property, parameters);
    },
    MAX_MILLISECONDS,
  );
});
