import { Session } from 'node:inspector/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlite } from '../kit/databases.js';
import { Line, MONDAY_NIGHT } from '../kit/line.js';
import { staff } from '../sql/requests.js';

/** What the way of one request takes at most, with its offer: files of ours, and named functions in them. */
const MOST = { files: 90, functions: 245 };

describe('the way of a next-target through the sources', () => {
  let line: Line;
  const session = new Session();
  beforeAll(async () => {
    line = await Line.open(sqlite, { start: MONDAY_NIGHT });
    await staff(line, 5);
    await line.call('WARM-UP').next();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  });
  afterAll(async () => {
    await session.post('Profiler.stopPreciseCoverage');
    session.disconnect();
    await line.close();
  });

  it('grows no longer', async () => {
    const ways: Set<string>[] = [];
    for (let request = 0; request < 5; request += 1) ways.push(await wayOfOffer(`CA${request}`));
    // What the service does meanwhile by its timers is in some of them only.
    const way = [...ways[0]!].filter((name) => ways.every((one) => one.has(name)));
    const files = new Set(way.map((name) => name.split('#')[0]));
    console.info(`A next-target goes through ${files.size} files and ${way.length} named functions.`);
    expect(files.size).toBeGreaterThan(10);
    expect(files.size, 'files').toBeLessThanOrEqual(MOST.files);
    expect(way.length, 'named functions').toBeLessThanOrEqual(MOST.functions);
  });

  /** The named functions of ours that run while the second offer of a new call is decided, each as `file#name`. */
  const wayOfOffer = async (callSid: string): Promise<Set<string>> => {
    const call = line.call(callSid);
    const { incidentId } = await call.next();
    await session.post('Profiler.takePreciseCoverage'); // what was called before
    await call.next({ incidentId });
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const way = result.flatMap(({ url, functions }) => {
      const [, file] = /\/src\/(.*)$/.exec(url) ?? [];
      if (file === undefined || url.includes('node_modules')) return [];
      const called = functions.filter(
        ({ functionName, ranges: [first] }) => functionName !== '' && (first?.count ?? 0) > 0,
      );
      return called.map(({ functionName, ranges: [first] }) => `${file}#${functionName}@${first?.startOffset}`);
    });
    return new Set(way);
  };
});
