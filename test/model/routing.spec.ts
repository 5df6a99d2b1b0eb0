import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { brokenInvariants } from '../kit/invariants.js';
import type { Line } from '../kit/line.js';
import { Bench, Play } from './bench.js';
import { MOVE_KINDS, moves } from './moves.js';
import { companies } from './roster.js';
import { MAX_MILLISECONDS, openForRuns, parametersOn } from './runs.js';

/** Everything that must have come up in many runs: what never happens is not tested. */
const OUTCOMES = [
  'status 200',
  'status 400',
  'status 404',
  'status 409',
  'line offered',
  'line reoffered',
  'line exhausted',
  'line already_answered',
  'line already_ended',
  'line attempt_failed',
  'line unmatched_phone',
  'line answered',
  'line completed',
  'line duration_ignored',
  'line incident_mismatch',
  'line request_replayed',
  'line broadcast_due',
  'line ended_by_silence',
  'step rotating_pool',
  'call routing',
  'call exhausted',
  'call answered',
  'call completed',
  'call abandoned',
];
const MANY_RUNS = 200;
/** What comes up about twelve times in these runs. */
const RARE = { runs: 500, outcomes: ['step repeat_caller'] };

onEachDatabase('any company, any calls', (kind) => {
  let line: Line;
  let bench: Bench;

  beforeAll(async () => {
    line = await openForRuns(kind);
    bench = new Bench(line);
  });
  afterAll(async () => {
    bench.close();
    await line.close();
  });

  it(
    'answers, tables and trail are what the rules say, after every step',
    async () => {
      const parameters = parametersOn(kind);
      console.log(`routing model on ${kind.name}: ${parameters.numRuns} runs, SEED=${parameters.seed}`);
      const commands = fc.commands(
        moves.map((move) => move.map((one) => new Play(one))),
        { maxCommands: 25, size: 'max' },
      );
      await fc.assert(
        fc.asyncProperty(companies, commands, async (company, steps) => {
          const world = structuredClone(company);
          await bench.begin(world);
          await fc.asyncModelRun(() => ({ model: world, real: bench }), steps);
          expect(await brokenInvariants(line.dataSource)).toEqual([]);
        }),
        parameters,
      );
      const tally = [...bench.tally].toSorted(([one], [other]) => (one < other ? -1 : 1));
      console.log(`routing model on ${kind.name}: ${tally.map(([name, times]) => `${name} ${times}`).join(', ')}`);
      const rare = parameters.numRuns >= RARE.runs ? RARE.outcomes : [];
      const missing = [...MOVE_KINDS, ...OUTCOMES, ...rare].filter((name) => !bench.tally.has(name));
      if (parameters.numRuns >= MANY_RUNS) expect(missing, 'never came up').toEqual([]);
    },
    MAX_MILLISECONDS,
  );
});
