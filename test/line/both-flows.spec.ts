import { expect } from 'vitest';
import { ACCEPTS } from './phones.js';
import { FALLBACKS, lineStory } from './switchboard.js';

const DOWN: typeof fetch = () => Promise.reject(new TypeError('fetch failed'));

/** Requests arrive a number of times, and then nothing of the service is to be had. */
function downAfter(requests: number): typeof fetch {
  let left = requests;
  return (input, init) => {
    left -= 1;
    return left < 0 ? DOWN(input, init) : fetch(input, init);
  };
}

for (const flow of ['line', 'ladder'] as const) {
  lineStory(`${flow}: rung up the ladder until somebody answers, and then nobody more`, async (board) => {
    await board.ladderOfFour();
    const call = await board.take({ Ada: { kind: 'no-answer' }, Ben: { kind: 'busy' }, Cem: ACCEPTS }, { flow });

    expect(call.rang.map(([name, status]) => [name, status])).toEqual([
      ['Ada', 'no-answer'],
      ['Ben', 'busy'],
      ['Cem', 'completed'],
    ]);
    expect(call.talkedTo).toBe('Cem');
    expect(call.run.end).toBe('completed');
    expect(call.results).toEqual([
      ['Ada', 'no-answer'],
      ['Ben', 'busy'],
      ['Cem', 'answered'],
    ]);
    const cem = board.people.get('Cem')?.id;
    // From the acceptance on: in the flow line, the service says two seconds more before they are connected.
    const durationSeconds = flow === 'line' ? 92 : 90;
    expect(call.incident).toMatchObject({ status: 'completed', answeredByUserId: cem, durationSeconds });
    expect(call.heard.every((words) => words.startsWith('Still trying'))).toBe(true);
  });

  lineStory(`${flow}: nobody answers, and the caller hears what to do if a life is in danger`, async (board) => {
    await board.ladderOfFour();
    const call = await board.take({}, { flow });

    expect(call.order).toEqual(['Ada', 'Ben', 'Cem', 'Dora']);
    expect(call.results.every(([, result]) => result === 'no-answer')).toBe(true);
    expect(call.heard.at(-1)).toMatch(/If a life is in danger, hang up now and dial your local emergency number/);
    expect(call.run.end).toBe('completed');
    expect(call.incident).toMatchObject({ status: 'exhausted', answeredAt: null });
  });

  lineStory(`${flow}: the caller hangs up while it rings, and nobody is rung any more`, async (board) => {
    await board.ladderOfFour();
    const during = flow === 'line' ? 'line' : 'connect_target';
    const hangUpAt = { during, after: 9 };
    const call = await board.take({}, { flow, hangUpAt, hangUpTellsStatus: true });

    expect(call.rang).toEqual([['Ada', 'canceled', 9]]);
    expect(call.run.end).toBe('caller_hung_up');
    expect(call.incident).toMatchObject({ status: 'abandoned', endInferred: false, answeredAt: null });
    expect(call.results).toEqual([['Ada', 'canceled']]);

    const unknown = await board.take({}, { flow, hangUpAt });
    expect(unknown.order).toEqual(['Ada']);
    board.line.clock.advance(4 * 60);
    if (flow === 'ladder') expect(await board.line.sweep()).toBe(1);
    await unknown.look();
    if (flow === 'ladder') expect(unknown.trail).toEqual(['offered', 'result_unknown']);
    expect(unknown.incident).toMatchObject({ status: 'abandoned', endInferred: flow === 'ladder' });
  });

  lineStory(
    `${flow}: the service is not there, and the numbers that the flow carries are rung in order`,
    async (board) => {
      await board.ladderOfFour();
      const call = await board.take({ [FALLBACKS[1] ?? '']: ACCEPTS }, { flow, fetch: DOWN });

      expect(call.order).toEqual(FALLBACKS);
      expect(call.talkedTo).toBe(FALLBACKS[1]);
      expect(call.run.end).toBe('completed');
      expect(await board.line.rows('SELECT id FROM incidents')).toEqual([]);

      const nobody = await board.take({}, { flow, fetch: DOWN });
      expect(nobody.order).toEqual(FALLBACKS);
      expect(nobody.heard.at(-1)).toMatch(/local emergency number/);
    },
  );

  lineStory(`${flow}: the service goes away while a phone rings, and the caller is not lost`, async (board) => {
    await board.ladderOfFour();
    for (const requests of [1, 2, 3, 5]) {
      const call = await board.take({ [FALLBACKS[0] ?? '']: ACCEPTS }, { flow, fetch: downAfter(requests) });
      expect(call.talkedTo).toBe(FALLBACKS[0]);
      expect(call.order.slice(0, -FALLBACKS.length).every((name) => board.people.has(name))).toBe(true);
      expect(new Set(call.order).size).toBe(call.order.length);
      board.line.clock.advance(3600);
    }
  });
}
