import { afterAll, beforeAll, expect, it } from 'vitest';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';

let line: Line;
beforeAll(async () => {
  line = await Line.open(sqlite);
});
afterAll(() => line.close());

it('connections are kept for longer than proxies keep them (nginx and AWS: 60 s)', async () => {
  const response = await fetch(`${line.url}/health/live`);
  expect(response.headers.get('keep-alive')).toBe('timeout=75');
});
