import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findServerBinary } from '../kit/servers/index.js';
import { scaled } from '../storms/storm.js';
import { StormCalls } from './storm-calls.js';
import { Outage } from './storm.js';

const CALLS = 20;
/** Five where CI is true; STORM_SCALE=2 makes ten. */
const ROUNDS = scaled(5);
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));
/** What a caller hears at the end of a call that nobody took. */
const SPOKEN_END = /emergency number/i;

/** What goes away while twenty callers call, and what comes back. */
const WAYS: readonly [string, (outage: Outage) => Promise<void>, (outage: Outage) => Promise<void>][] = [
  ['the database stops', ({ server }) => server.crash(), ({ server }) => server.restart()],
  ['the database freezes', async ({ server }) => server.freeze(), async ({ server }) => server.thaw()],
  [
    'the database restarts',
    async ({ server }) => {
      await server.crash();
      await server.restart();
    },
    async () => undefined,
  ],
  [
    'the database stops, and the service is killed',
    async (outage) => {
      await outage.server.crash();
      await outage.kill();
      await outage.start();
    },
    ({ server }) => server.restart(),
  ],
];

describe.skipIf(findServerBinary() === null)(`twenty callers (seed ${SEED})`, () => {
  let outage: Outage;
  beforeAll(async () => {
    outage = await Outage.open();
  });
  afterAll(() => outage.close());

  it.each(WAYS)(
    'while %s: nobody is lost, and nothing that was acknowledged',
    async (_, away, back) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const calls = new StormCalls(() => outage.url);
        const runs = calls.take(CALLS, SEED + round);
        const ended = runs.finally(() => calls.end());
        await calls.acknowledgedBy(10 + 5 * round);
        await away(outage);
        await calls.acknowledgedBy(80 + 10 * round);
        await back(outage);
        for (const run of await ended) {
          const isHeard = run.rang.length > 0 || SPOKEN_END.test(run.heard.at(-1) ?? '');
          expect(isHeard, `round ${round}: ${run.heard.join(' / ')}`).toBe(true);
          expect(run.end, `round ${round}`).not.toBe('application_error');
        }
        await outage.recovered();
        expect(outage.refusals, `round ${round}`).toEqual([]);
        expect(await outage.missing(calls.acknowledged), `round ${round}`).toEqual({ requests: [], broken: [] });
      }
    },
    300_000,
  );
});
