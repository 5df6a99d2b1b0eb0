import { expect } from 'vitest';
import { callInStory, play, TAKES } from './called-in.js';
import { ACCEPTS, presses } from './phones.js';

const QUESTION = 'A caller is on the line, and nobody has answered yet.';
const COLLEAGUE = 'One moment, I am getting a colleague.';

callInStory('a technician who calls while others are rung presses 1, and has the caller', async (board) => {
  const { call, technician } = await play(board, { who: 'Dora', at: 20, presses: TAKES, hangUpAt: 200 });

  expect(technician.heard[1]).toContain(QUESTION);
  expect(technician.heard.at(-1)).toContain('To hand them to a colleague, press star.');
  expect(call.talkedTo).toBe('Dora');
  expect(call.heard).toEqual([COLLEAGUE]);
  const dora = board.people.get('Dora')?.id;
  expect(call.incident).toMatchObject({ status: 'completed', answeredByUserId: dora, answeredAt: expect.any(Date) });
  expect(call.incident.durationSeconds).toBeGreaterThan(120);
  expect(call.attempts.find(({ userId }) => userId === dora)).toMatchObject({
    status: 'answered',
    stepName: 'called_in',
  });
  expect(call.factsOf('answered')).toEqual([{ userId: dora, accepted: true, calledIn: true, dial: 2 }]);
  expect(await board.line.rows('SELECT `id` FROM `incidents`')).toHaveLength(1);
});

callInStory('a technician who was rung, and calls in instead, has the caller too', async (board) => {
  const { call } = await play(board, { who: 'Ada', at: 40, presses: TAKES, hangUpAt: 200 });

  expect(call.talkedTo).toBe('Ada');
  expect(call.results.filter(([name]) => name === 'Ada')).toEqual([['Ada', 'answered']]);
  expect(call.incident).toMatchObject({ status: 'completed', answeredByUserId: board.people.get('Ada')?.id });
});

callInStory(
  'with * the caller goes to the next person on the ladder, who is told nothing else than usual',
  async (board) => {
    const star = [...TAKES, { keys: '*', after: 60 }];
    const { call, technician } = await play(
      board,
      { who: 'Dora', at: 20, presses: star },
      { Ben: ACCEPTS, Cem: ACCEPTS },
    );

    expect(technician.heard.at(-1)).toBe('The caller is handed to a colleague. Goodbye.');
    expect(call.talkedTo).toBe('Ben');
    expect(call.heard).toEqual([COLLEAGUE, COLLEAGUE]);
    expect(call.attempts.find(({ userName }) => userName === 'Dora')).toMatchObject({
      status: 'declined',
      reason: 'handed the caller over',
    });
    expect(call.incident).toMatchObject({ status: 'completed', answeredByUserId: board.people.get('Ben')?.id });
    expect(call.allEvents.map(({ type }) => type)).toEqual(expect.arrayContaining(['star_pressed', 'handed_over']));
  },
);

callInStory(
  'the person who was ringing when a colleague took the caller is rung again when that one hands the caller on',
  async (board) => {
    const star = [...TAKES, { keys: '*', after: 60 }];
    const { call } = await play(
      board,
      { who: 'Dora', at: 5, presses: star },
      { Ada: [{ kind: 'no-answer' }, ACCEPTS] },
    );
    expect(call.order.filter((name) => name === 'Ada')).toHaveLength(2);
    expect(call.talkedTo).toBe('Ada');
  },
);

callInStory('a technician who took the caller and is cut off within 20 s does not end the call', async (board) => {
  const { call } = await play(
    board,
    { who: 'Dora', at: 20, presses: TAKES, hangUpAt: 50 },
    { Ben: ACCEPTS, Cem: ACCEPTS },
  );

  expect(call.talkedTo).toBe('Ben');
  expect(call.attempts.find(({ userName }) => userName === 'Dora')).toMatchObject({
    reason: 'accepted, but was cut off',
  });
});

callInStory('a technician who is gone before they have the caller costs the caller some seconds', async (board) => {
  const { call } = await play(
    board,
    { who: 'Dora', at: 20, presses: TAKES, hangUpAt: 41 },
    { Ben: ACCEPTS, Cem: ACCEPTS },
  );

  expect(call.talkedTo).toBe('Ben');
  expect(call.attempts.find(({ userName }) => userName === 'Dora')?.status).toBe('failed');
  expect((call.secondOf('connected') ?? 0) - 41).toBeLessThan(40);
});

callInStory('a caller who hangs up while they talk has hung up, and handed over is nothing', async (board) => {
  const { call, technician } = await play(board, { who: 'Dora', at: 20, presses: TAKES }, {}, { hangUpAt: 150 });

  expect(call.incident).toMatchObject({ status: 'completed', answeredByUserId: board.people.get('Dora')?.id });
  expect(call.allEvents.map(({ type }) => type)).not.toContain('star_pressed');
  expect(technician.heard.at(-1)).toMatch(/has hung up/);
});

callInStory('with 2, or without a key, a technician is a caller like any other', async (board) => {
  for (const keys of [[{ keys: '2', after: 4 }], []]) {
    const { call, technician } = await play(board, { who: 'Dora', at: 20, presses: keys }, { Ada: presses('1', 29) });

    expect(technician.heard.join()).toContain(QUESTION);
    expect(technician.rang.length).toBeGreaterThan(0);
    expect(call.talkedTo).toBe('Ada');
    board.line.clock.advance(3600);
  }
});

callInStory(
  'nobody is asked when no caller waits, from a phone that is nobody’s, or from a forged number',
  async (board) => {
    const alone = await board.take({ Ada: ACCEPTS }, { from: board.people.get('Dora')?.phone ?? '' });
    expect(alone.run.heard.join()).not.toContain(QUESTION);
    board.line.clock.advance(3600);
    const { technician } = await play(board, { who: 'Nobody', from: '+14155550177', at: 20 });
    expect(technician.heard.join()).not.toContain(QUESTION);
  },
);

callInStory(
  'where Twilio refuses to move the caller, the technician is told, and the ladder goes on',
  async (board) => {
    const { call, technician } = await play(
      board,
      { who: 'Dora', at: 20, presses: TAKES },
      { Ben: ACCEPTS, Cem: ACCEPTS },
      { onCall: () => undefined },
    );
    expect(technician.heard.at(-1)).toMatch(/^We could not connect you with the caller\./);
    expect(call.talkedTo).toBe('Ben');
  },
);
