import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findServerBinary } from '../kit/servers/index.js';
import { Pair } from './pair.js';
import { StormCalls } from './storm-calls.js';

const CALLS = 8;
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));
/** What a caller hears at the end of a call that nobody took. */
const SPOKEN_END = /emergency number/i;

/** What becomes of one instance's way to the database, while the other's is whole. */
const WAYS: readonly [string, (pair: Pair) => Promise<void>][] = [
  ['is away', ({ proxy }) => proxy.close()],
  ['is frozen', async ({ proxy }) => proxy.swallow()],
  ['is slow', async ({ proxy }) => proxy.slowDown(40)],
  ['refuses to write', async ({ proxy }) => proxy.refuse(/^INSERT/, { errno: 1114, message: 'The table is full' })],
];

describe.skipIf(findServerBinary() === null)(`two instances, of which the database of one (seed ${SEED})`, () => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await Pair.open();
  });
  afterAll(() => pair?.close());

  it.each(WAYS)('%s: calls go on at both, nobody is rung twice, all is written', async (_, away) => {
    const calls = new StormCalls((call) => pair.urls[call % 2] ?? '');
    const runs = calls.take(CALLS, SEED);
    const ended = runs.finally(() => calls.end());
    await calls.acknowledgedBy(10);
    await away(pair);
    for (const run of await ended) {
      const isHeard = run.rang.length > 0 || SPOKEN_END.test(run.heard.at(-1) ?? '');
      expect(isHeard, run.heard.join(' / ')).toBe(true);
      expect(run.end).not.toBe('application_error');
      const rung = run.rang.map(({ phone }) => phone);
      expect(rung.filter((phone, index) => rung.indexOf(phone) !== index)).toEqual([]);
    }
    const [cut, whole] = (await pair.readiness()) as { status: string }[];
    expect([cut?.status, whole?.status]).toEqual([expect.any(String), 'ok']);
    await pair.proxy.pass();
    await pair.recovered();
    expect(await pair.missing(calls.acknowledged)).toEqual({ requests: [], broken: [] });
    expect(pair.complaints.filter((line) => line.includes('does not take a journal entry'))).toEqual([]);
  });

  it('one that is alone in being away asks for calls to be sent to the other, and takes those that come', async () => {
    await pair.acquainted();
    const statuses = async (): Promise<number[]> =>
      Promise.all(pair.urls.map(async (url) => (await fetch(`${url}/health/ready`)).status));
    await pair.proxy.close();
    await expect.poll(statuses, { timeout: 20_000 }).toEqual([503, 200]);
    const calls = new StormCalls(() => pair.urls[0] ?? '');
    const [run] = await calls.take(1, SEED).finally(() => calls.end());
    expect(run?.rang.length, 'phones that rang').toBeGreaterThan(0);

    // Where nobody has the database, calls are welcome everywhere.
    await pair.crash();
    await expect.poll(statuses, { timeout: 20_000 }).toEqual([200, 200]);
    await pair.restart();
    await pair.proxy.pass();
    await pair.recovered();
    expect(await pair.missing(calls.acknowledged)).toEqual({ requests: [], broken: [] });
  });
});
