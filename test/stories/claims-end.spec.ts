import { expect } from 'vitest';
import type { Line } from '../kit/line.js';
import { story } from '../kit/story.js';

/** Ada is rung by a call; the next call should get Ben as long as she is claimed. */
async function adaRings(line: Line) {
  await line.company.onCall(
    await line.company.technician('Ada'),
    'primary',
    '2026-11-01T00:00:00Z',
    '2026-12-01T00:00:00Z',
  );
  await line.company.person('Ben', 'manager');
  const call = line.call();
  return { call, target: await call.next() };
}

/** Who is offered to a new call, which then ends at once. */
async function offeredNow(line: Line): Promise<string | null> {
  const call = line.call();
  const { incidentId, userName } = await call.next();
  await call.completed(incidentId, null);
  return userName;
}

story('who is rung is claimed for the ring time and 20 seconds', async (line) => {
  await adaRings(line);
  line.clock.advance(30 + 19);
  expect(await offeredNow(line)).toBe('Ben');
  line.clock.advance(1);
  expect(await offeredNow(line)).toBe('Ada');
});

story('a repeated offer claims anew', async (line) => {
  const { call } = await adaRings(line);
  line.clock.advance(30);
  await call.next();
  line.clock.advance(49);
  expect(await offeredNow(line)).toBe('Ben');
  line.clock.advance(1);
  expect(await offeredNow(line)).toBe('Ada');
});

story('a reported failure ends the claim', async (line) => {
  const { call, target } = await adaRings(line);
  await call.failed(target);
  expect(await offeredNow(line)).toBe('Ada');
});

story('who talks is claimed until the end of the call', async (line) => {
  const { call, target } = await adaRings(line);
  await call.answered(target);
  line.clock.advance(3600);
  expect(await offeredNow(line)).toBe('Ben');
  await call.completed(target.incidentId, 3600);
  expect(await offeredNow(line)).toBe('Ada');
});

story('who talks is claimed for four hours when no end is reported', async (line) => {
  const { call, target } = await adaRings(line);
  await call.answered(target);
  line.clock.advance(4 * 3600 - 1);
  expect(await offeredNow(line)).toBe('Ben');
  line.clock.advance(1);
  expect(await offeredNow(line)).toBe('Ada');
});
