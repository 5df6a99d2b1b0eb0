import { afterAll, beforeAll, expect, it } from 'vitest';
import { Administration } from '../../src/users/index.js';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';

onEachDatabase('Changes that come at once', (kind) => {
  let line: Line;
  beforeAll(async () => {
    line = await Line.open(kind);
  });
  afterAll(() => line.close());

  it('are made one after the other, in order, and refused with a time to come back when too many wait', async () => {
    const administration = line.app.get(Administration);
    const made: number[] = [];
    let running = 0;
    const write = (nth: number): Promise<void> =>
      administration.write(null, async (unit) => {
        running += 1;
        expect(running).toBe(1);
        await unit.rows('SELECT `revision` FROM `roster_revision`');
        made.push(nth);
        running -= 1;
      });
    const outcomes = await Promise.allSettled(Array.from({ length: 60 }, (_, nth) => write(nth)));
    expect(made).toEqual(Array.from({ length: 51 }, (_, nth) => nth));
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(refused).toEqual(
      Array.from({ length: 9 }, () =>
        expect.objectContaining({ status: 503, code: 'TOO_MANY_CHANGES', retryAfterSeconds: 2 }),
      ),
    );
    await write(60);
    expect(made.at(-1)).toBe(60);
  });
});
