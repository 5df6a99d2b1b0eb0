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
    await session.post('Profiler.takePreciseCoverage'); // what was called before
    const call = line.call('CA1');
    const { incidentId } = await call.next();
    await session.post('Profiler.takePreciseCoverage');
    await call.next({ incidentId });
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const way = result.flatMap(({ url, functions }) => {
      const [, file] = /\/src\/(.*)$/.exec(url) ?? [];
      if (file === undefined || url.includes('node_modules')) return [];
      const called = functions.filter(
        ({ functionName, ranges: [first] }) => functionName !== '' && (first?.count ?? 0) > 0,
      );
      return called.map(({ functionName }) => ({ file, functionName }));
    });
    const files = [...new Set(way.map(({ file }) => file))];
    console.info(`A next-target goes through ${files.length} files and ${way.length} named functions.`);
    expect(files.length).toBeGreaterThan(10);
    expect(files.length, 'files').toBeLessThanOrEqual(MOST.files);
    expect(way.length, 'named functions').toBeLessThanOrEqual(MOST.functions);
  });
});
