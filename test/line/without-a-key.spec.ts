import { expect } from 'vitest';
import { ACCEPTS, HANGS_UP, SILENT } from './phones.js';
import { lineStory } from './switchboard.js';

lineStory('whose picking up is enough is connected without a key', async (board) => {
  await board.ladderOfFour({ Ada: { acceptance: 'none' } });
  const call = await board.take({ Ada: SILENT });

  expect(call.rang).toEqual([['Ada', 'completed', 5]]);
  expect(call.talkedTo).toBe('Ada');
  expect(call.whispersTo('Ada')).toEqual(['You have the caller.']);
  expect(call.incident).toMatchObject({ status: 'completed', durationSeconds: 92 });
  expect(call.at(call.incident.answeredAt)).toBe(call.secondOf('picked_up', 'Ada'));
  expect(call.trail).toEqual(['offered', 'answered', 'completed']);
});

lineStory('acceptance is each person’s own: one is asked, the next is not', async (board) => {
  await board.ladderOfFour({ Ben: { acceptance: 'none' } });
  const call = await board.take({ Ada: SILENT, Ben: SILENT });

  expect(call.results).toEqual([
    ['Ada', 'machine_or_no_key'],
    ['Ben', 'answered'],
  ]);
  expect(call.talkedTo).toBe('Ben');
  expect(call.whispersTo('Ada')[0]).toMatch(/press 1 to accept/);
  expect(call.whispersTo('Ben')).toEqual(['You have the caller.']);
});

lineStory('whose picking up is enough does not get a caller whom another has taken', async (board) => {
  const { line } = board;
  await line.company.ladder('business_hours', [{ name: 'broadcast', timeoutSeconds: 30, limit: null }]);
  await board.hire('Ada', 'technician');
  await board.hire('Ben', 'technician', { acceptance: 'none' });
  const scripts = { Ada: ACCEPTS, Ben: { ...SILENT, ringSeconds: 9 } };
  const call = await board.take(scripts, { whileScreening: 'others_ring_on' });

  expect(call.talkedTo).toBe('Ada');
  expect(call.whispersTo('Ben')).toEqual(['The call has been taken, or the caller has hung up. Goodbye.']);
  expect(call.run.rang.map(({ bridged }) => bridged)).toEqual([true, false]);
  expect(call.results).toEqual([
    ['Ada', 'answered'],
    ['Ben', 'superseded'],
  ]);
});

lineStory('who hangs up before the caller is put through has accepted nothing', async (board) => {
  await board.ladderOfFour({ Ada: { acceptance: 'none' } });
  const call = await board.take({ Ada: { ...HANGS_UP, hangsUpAfter: 1 }, Ben: ACCEPTS });

  expect(call.talkedTo).toBe('Ben');
  expect(call.results).toEqual([
    ['Ada', 'failed'],
    ['Ben', 'answered'],
  ]);
  expect(call.incident.answeredByUserId).toBe(board.people.get('Ben')?.id);
  expect(call.trail).toEqual(['offered', 'answered', 'offered', 'picked_up', 'answered', 'completed']);
});
