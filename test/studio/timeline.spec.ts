import { setTimeout as pause } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { Signal } from '../../studio/runner/signal.js';
import { Timeline } from '../../studio/runner/timeline.js';

/** A timeline that notes what happens on it, with the second at which it did. */
function noted() {
  const notes: string[] = [];
  const stretches: number[] = [];
  const timeline = new Timeline((seconds) => void stretches.push(seconds));
  const note = (what: string) => void notes.push(`${what} at ${timeline.now}`);
  const sleeper = (name: string, seconds: number, ...until: Signal[]) =>
    timeline.start(async () => {
      await timeline.sleep(seconds, ...until);
      note(name);
    });
  return { timeline, notes, stretches, note, sleeper };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('the simulated time of a call', () => {
  it('goes from one awaited instant to the next, in order', async () => {
    const { timeline, notes, stretches, sleeper } = noted();
    await timeline.run(async () => {
      sleeper('late', 7);
      sleeper('early', 2);
      await timeline.sleep(3);
      sleeper('middle', 1);
    });
    expect(notes).toEqual(['early at 2', 'middle at 4', 'late at 7']);
    expect(stretches).toEqual([2, 1, 1, 3]);
  });

  it('stands still while something really runs', async () => {
    const { timeline, notes, note, sleeper } = noted();
    await timeline.run(async () => {
      sleeper('other', 1);
      for (let round = 0; round < 20; round += 1) await soon();
      note('work done');
      await timeline.sleep(1);
      note('first');
    });
    expect(notes).toEqual(['work done at 0', 'other at 1', 'first at 1']);
  });

  it('lets those who wait for the same instant go on together, however it was reckoned', async () => {
    const { timeline, sleeper, stretches } = noted();
    await timeline.run(async () => {
      sleeper('sum', 0.3);
      await timeline.sleep(0.1);
      await timeline.sleep(0.2);
    });
    expect(stretches).toEqual([0.1, expect.closeTo(0.2)]);
  });

  it('wakes those who wait for a signal, and tells how long they waited', async () => {
    const { timeline, notes, sleeper } = noted();
    const signal = new Signal();
    const passed = await timeline.run(async () => {
      sleeper('waiting', 100, signal);
      timeline.start(async () => {
        await timeline.sleep(4);
        signal.raise();
        signal.raise();
      });
      return timeline.sleep(Infinity, signal);
    });
    expect(passed).toBe(4);
    expect(notes).toEqual(['waiting at 4']);
    expect(await timeline.run(() => timeline.sleep(5, signal))).toBe(0);
  });

  it('waits for patient work, and goes on without work that takes longer', async () => {
    const { timeline, notes, note, sleeper } = noted();
    let finish = (_value: string): void => undefined;
    const work = new Promise<string>((resolve) => (finish = resolve));
    await timeline.run(async () => {
      timeline.start(async () =>
        note(
          await timeline.waitAside(
            soon().then(() => 'quick'),
            60_000,
          ),
        ),
      );
      timeline.start(async () => note(await timeline.waitAside(work, 5)));
      await timeline.sleep(10);
      sleeper('afterwards', 1);
      finish('slow');
      await soon();
    });
    expect(notes).toEqual(['quick at 0', 'slow at 10', 'afterwards at 11']);
  });

  it('ends only when all that was started has ended, work aside included', async () => {
    const { timeline, notes, note } = noted();
    await timeline.run(async () => {
      timeline.start(async () => {
        await timeline.waitAside(pause(30), 1);
        await timeline.sleep(1);
        note('last');
      });
    });
    expect(notes).toEqual(['last at 1']);
  });

  it('throws what went wrong first, and wakes everybody for it', async () => {
    const { timeline, notes, sleeper } = noted();
    const run = timeline.run(async () => {
      sleeper('never', 10);
      timeline.start(async () => {
        await timeline.sleep(2);
        throw new Error('first');
      });
      await timeline.sleep(Infinity);
    });
    await expect(run).rejects.toThrow('first');
    expect(notes).toEqual([]);
  });

  it('says so when nothing can happen any more, and when its listener fails', async () => {
    const { timeline } = noted();
    await expect(timeline.run(() => timeline.sleep(Infinity, new Signal()))).rejects.toThrow(/cannot happen any more/);
    const failing = new Timeline(() => Promise.reject(new Error('no clock')));
    await expect(failing.run(() => failing.sleep(1))).rejects.toThrow('no clock');
  });
});
