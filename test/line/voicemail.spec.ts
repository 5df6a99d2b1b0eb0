import { expect } from 'vitest';
import { ACCEPTS } from './phones.js';
import { lineStory } from './switchboard.js';

lineStory('a voicemail that picks up does not count: the next person presses 1, and has the caller', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({ Ada: { kind: 'voicemail', ringSeconds: 12, talkSeconds: 60 }, Ben: ACCEPTS });

  expect(call.rang).toEqual([
    ['Ada', 'completed', 12],
    ['Ben', 'completed', 5],
  ]);
  expect(call.run).toMatchObject({ end: 'completed', fellBack: false });
  expect(call.talkedTo).toBe('Ben');
  expect(call.heard).toEqual([]);
  expect(call.run.rang.map(({ pickedUpBy, bridged, talkSeconds }) => [pickedUpBy, bridged, talkSeconds])).toEqual([
    ['voicemail', false, 0],
    ['person', true, 90],
  ]);

  expect(call.results).toEqual([
    ['Ada', 'machine_or_no_key'],
    ['Ben', 'answered'],
  ]);
  const pressed = call.secondOf('pressed', 'Ben');
  expect(call.incident).toMatchObject({
    status: 'completed',
    answeredByUserId: board.people.get('Ben')?.id,
    durationSeconds: 92,
    endInferred: false,
  });
  expect(call.at(call.incident.answeredAt)).toBe(pressed);
  expect(call.at(call.incident.endedAt)).toBe(call.run.seconds);
  expect(call.trail).toEqual([
    'offered',
    'picked_up',
    'attempt_failed',
    'offered',
    'picked_up',
    'answered',
    'completed',
  ]);
  expect(call.factsOf('attempt_failed')[0]).toEqual({
    userId: board.people.get('Ada')?.id,
    reason: 'machine_or_no_key',
  });
});

lineStory('a voicemail that ends its own call while it is asked does not count either', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({ Ada: { kind: 'voicemail', talkSeconds: 8 }, Ben: ACCEPTS });

  expect(call.talkedTo).toBe('Ben');
  expect(call.results).toEqual([
    ['Ada', 'machine_or_no_key'],
    ['Ben', 'answered'],
  ]);
  expect(call.at(call.attempts[1]?.offeredAt)).toBe(call.at(call.attempts[0]?.endedAt));
});

lineStory('four voicemails, and nobody is taken for a person', async (board) => {
  await board.ladderOfFour();
  const machine = { kind: 'voicemail' } as const;
  const call = await board.take({ Ada: machine, Ben: machine, Cem: machine, Dora: machine });

  expect(call.order).toEqual(['Ada', 'Ben', 'Cem', 'Dora']);
  expect(call.talkedTo).toBeNull();
  expect(call.incident).toMatchObject({ status: 'exhausted', answeredAt: null, answeredByUserId: null });
  expect(call.results.map(([, result]) => result)).toEqual(Array.from({ length: 4 }, () => 'machine_or_no_key'));
});
