import { describe, expect, it } from 'vitest';
import { ClientGone } from './client-gone.js';
import { Lane } from './lane.js';
import { TryAgainLater } from './try-again-later.js';

/** A piece of work that a test ends. */
function work(): { readonly promise: Promise<string>; end(result: string): void } {
  let end: (result: string) => void = () => undefined;
  const promise = new Promise<string>((resolve) => {
    end = resolve;
  });
  return { promise, end };
}

const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe('a lane', () => {
  const stays = new AbortController().signal;

  it('runs two at a time, the others in the order in which they came', async () => {
    const lane = new Lane({ atOnce: 2, inside: 5, retryAfterSeconds: 7 });
    const begun: number[] = [];
    const works = [0, 1, 2, 3, 4].map(work);
    const turns = works.map(({ promise }, index) =>
      lane.enter(stays).turn(() => {
        begun.push(index);
        return promise;
      }),
    );
    await settled();
    expect(begun).toEqual([0, 1]);
    works[1]?.end('second');
    expect(await turns[1]).toBe('second');
    await settled();
    expect(begun).toEqual([0, 1, 2]);
    for (const each of works) each.end('ended');
    await Promise.all(turns);
    expect(begun).toEqual([0, 1, 2, 3, 4]);
  });

  it('refuses one who finds it full, until a place is left, and says when to come again', () => {
    const lane = new Lane({ atOnce: 1, inside: 2, retryAfterSeconds: 7 });
    const place = lane.enter(stays);
    lane.enter(stays);
    expect(() => lane.enter(stays)).toThrow(TryAgainLater);
    expect(() => lane.enter(stays)).toThrow(expect.objectContaining({ retryAfterSeconds: 7, status: 503 }));
    place.leave();
    place.leave();
    lane.enter(stays);
    expect(() => lane.enter(stays)).toThrow(TryAgainLater);
  });

  it('never begins what nobody waits for any more, and gives its place to others', async () => {
    const lane = new Lane({ atOnce: 1, inside: 2, retryAfterSeconds: 7 });
    const running = work();
    const first = lane.enter(stays).turn(() => running.promise);
    const client = new AbortController();
    let begun = 0;
    const second = lane.enter(client.signal).turn(async () => (begun += 1));
    client.abort();
    await expect(second).rejects.toThrow(ClientGone);
    const third = lane.enter(stays).turn(async () => 'third');
    running.end('first');
    expect(await Promise.all([first, third])).toEqual(['first', 'third']);
    expect(begun).toBe(0);
    const late = new Lane({ atOnce: 1, inside: 1, retryAfterSeconds: 7 }).enter(client.signal);
    await expect(late.turn(async () => (begun += 1))).rejects.toThrow(ClientGone);
    expect(begun).toBe(0);
  });

  it('goes on after work that failed', async () => {
    const lane = new Lane({ atOnce: 1, inside: 2, retryAfterSeconds: 7 });
    const place = lane.enter(stays);
    await expect(place.turn(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await place.turn(async () => 'mended')).toBe('mended');
  });
});
