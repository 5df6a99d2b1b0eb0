import { expect } from 'vitest';
import { ACCEPTS } from './phones.js';
import { lineStory, type Switchboard } from './switchboard.js';

const AGAIN = 'You spoke to this caller a short time ago.';

/** A first call, which Ben takes, as Ada does not pick up; then the clock stands some seconds after its beginning. */
async function firstCall(board: Switchboard, secondsAfter: number, from?: string) {
  await board.ladderOfFour();
  const first = await board.take({ Ben: ACCEPTS }, from === undefined ? {} : { from });
  expect(first.talkedTo).toBe('Ben');
  board.line.clock.set(new Date(first.incident.createdAt.getTime() + secondsAfter * 1000));
  return first;
}

/** The second at which a call reaches the service, counted from its beginning. */
const GREETING = 7;

for (const flow of ['line', 'ladder'] as const) {
  lineStory(`within half an hour the person who took the first call is rung first (${flow})`, async (board) => {
    const first = await firstCall(board, 29 * 60 + 59 - GREETING);
    const second = await board.take({ Ben: ACCEPTS }, { flow });

    expect(second.at(first.incident.createdAt)).toBe(GREETING - (29 * 60 + 59));
    expect(second.incident.createdAt.getTime() - first.incident.createdAt.getTime()).toBe((29 * 60 + 59) * 1000);
    expect(second.order).toEqual(['Ben']);
    expect(second.talkedTo).toBe('Ben');
    expect(second.attempts.map(({ stepName }) => stepName)).toEqual(['repeat_caller']);
    expect(second.incident.relatedIncidentId).toBe(first.incident.id);
    if (flow === 'line') expect(second.whispersTo('Ben')[0]).toContain(AGAIN);
  });

  lineStory(`after half an hour a call is a new one (${flow})`, async (board) => {
    await firstCall(board, 30 * 60 + 1 - GREETING);
    const second = await board.take({ Ada: ACCEPTS }, { flow });

    expect(second.order).toEqual(['Ada']);
    expect(second.incident.relatedIncidentId).toBeNull();
    expect(second.run.whispers.map(({ words }) => words).join(' ')).not.toContain(AGAIN);
  });
}

lineStory(
  'a repeated caller’s technician who does not pick up is not rung twice, and the ladder goes on',
  async (board) => {
    const first = await firstCall(board, 600);
    const second = await board.take({ Cem: ACCEPTS });

    expect(second.order).toEqual(['Ben', 'Ada', 'Cem']);
    expect(second.attempts.map(({ stepName }) => stepName)).toEqual(['repeat_caller', 'primary_oncall', 'admin']);
    expect(second.incident.relatedIncidentId).toBe(first.incident.id);
    expect(second.whispersTo('Cem')[0]).not.toContain(AGAIN);
  },
);

lineStory('who took the first call and is not available now is not rung, but the calls are linked', async (board) => {
  const first = await firstCall(board, 600);
  const ben = board.people.get('Ben');
  if (ben) await board.line.company.change(ben, { available: false });
  const second = await board.take({ Ada: ACCEPTS });

  expect(second.order).toEqual(['Ada']);
  expect(second.incident.relatedIncidentId).toBe(first.incident.id);
  expect(second.whispersTo('Ada')[0]).not.toContain(AGAIN);
});

lineStory('another caller, and one who withholds their number, is nobody’s repeated caller', async (board) => {
  await firstCall(board, 600);
  const other = await board.take({ Ada: ACCEPTS }, { from: '+14155559876' });
  expect(other.incident.relatedIncidentId).toBeNull();

  const withheld = await board.take({ Ada: ACCEPTS }, { from: 'anonymous' });
  const again = await board.take({ Ada: ACCEPTS }, { from: 'anonymous' });
  expect([withheld, again].map(({ incident }) => incident.relatedIncidentId)).toEqual([null, null]);
  expect(again.order).toEqual(['Ada']);
});

lineStory('a caller whom nobody answered is linked all the same, and rung for as anybody is', async (board) => {
  await board.ladderOfFour();
  const first = await board.take({}, { leavesMessage: { seconds: 5 } });
  const second = await board.take({ Ada: ACCEPTS });

  expect(second.incident.relatedIncidentId).toBe(first.incident.id);
  expect(second.attempts.map(({ stepName }) => stepName)).toEqual(['primary_oncall']);
});

lineStory(
  'the whisper says so in Spanish too',
  async (board) => {
    await firstCall(board, 60);
    const second = await board.take({ Ben: ACCEPTS });
    expect(second.whispersTo('Ben')[0]).toContain('Usted habló con esta persona hace poco.');
  },
  { environment: { LINE_LANGUAGE: 'es' } },
);
