import { expect } from 'vitest';
import type { PhoneOutcome } from '../../studio/index.js';
import type { AttemptStatus } from '../../src/incidents/index.js';
import { storyTable } from '../kit/story-table.js';
import { ACCEPTS, DECLINES, HANGS_UP, presses, SILENT } from './phones.js';
import { LINE, Switchboard } from './switchboard.js';

/** What the first person's phone does, and what is made of it. */
interface Cell {
  readonly ada: PhoneOutcome;
  readonly result: AttemptStatus;
  /** DialCallStatus of her phone. */
  readonly status: string;
  /** Seconds from her pick-up until the next phone rings: a key and a word, at most the whole whisper twice. */
  readonly within: number;
  readonly hears?: RegExp;
}

const HOLDS_ON: PhoneOutcome = { kind: 'answer', ringSeconds: 5, presses: [{ keys: '9', after: 20 }] };

storyTable<Switchboard, Cell>('a person who does not accept passes the caller on at once', {
  options: LINE,
  setting: async (line) => {
    const board = new Switchboard(line);
    await board.ladderOfFour();
    return board;
  },
  cells: {
    'she presses 2': { ada: DECLINES, result: 'declined', status: 'completed', within: 7, hears: /passed on/ },
    'she hangs up while she is asked': {
      ada: HANGS_UP,
      result: 'machine_or_no_key',
      status: 'completed',
      within: 4,
    },
    'she says nothing': { ada: SILENT, result: 'machine_or_no_key', status: 'completed', within: 30 },
    'she presses another key': { ada: presses('5'), result: 'machine_or_no_key', status: 'completed', within: 3 },
    'she presses a star': { ada: presses('*'), result: 'machine_or_no_key', status: 'completed', within: 3 },
    'she presses another key late': { ada: HOLDS_ON, result: 'machine_or_no_key', status: 'completed', within: 20 },
    'her phone is busy': { ada: { kind: 'busy' }, result: 'busy', status: 'busy', within: 2 },
    'her phone fails': { ada: { kind: 'failed' }, result: 'failed', status: 'failed', within: 1 },
    'she does not pick up': { ada: { kind: 'no-answer' }, result: 'no-answer', status: 'no-answer', within: 30 },
  },
  tell: async (line, { ada, result, status, within, hears }, board) => {
    line.clock.advance(1801);
    const call = await board.take({ Ada: ada, Ben: ACCEPTS });

    expect(call.rang.map(([name, how]) => [name, how])).toEqual([
      ['Ada', status],
      ['Ben', 'completed'],
    ]);
    expect(call.talkedTo).toBe('Ben');
    expect(call.results).toEqual([
      ['Ada', result],
      ['Ben', 'answered'],
    ]);
    const begins = call.secondOf('picked_up', 'Ada') ?? call.at(call.attempts[0]?.offeredAt) ?? 0;
    const goesOn = call.at(call.attempts[1]?.offeredAt) ?? Infinity;
    expect(goesOn).toBeGreaterThanOrEqual(begins);
    expect(goesOn - begins).toBeLessThanOrEqual(within);
    expect(call.at(call.attempts[0]?.endedAt)).toBeLessThanOrEqual(goesOn);
    if (hears !== undefined) expect(call.whispersTo('Ada').at(-1)).toMatch(hears);
    expect(call.attempts.map(({ reason }) => reason)).not.toContain('picked up');
    expect(call.incident).toMatchObject({ status: 'completed', durationSeconds: 92 });
  },
});
