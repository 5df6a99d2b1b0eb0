import { expect } from 'vitest';
import { SESSIONS, signIn } from '../kit/people.js';
import { callInStory, play, TAKES } from './called-in.js';

callInStory(
  'a caller who chose the second language hears it after somebody who called in has taken and handed them on',
  async (board) => {
    const admin = await signIn(board.line, 'admin');
    const settings = { languages: ['es', 'en'], emergencyNumber: '112', texts: { en: {}, es: {} } };
    expect((await admin.send('PUT', '/api/line-texts', settings)).status).toBe(200);

    const star = [...TAKES, { keys: '*', after: 60 }];
    const { call } = await play(
      board,
      { who: 'Dora', at: 25, presses: star },
      {},
      { presses: [{ keys: '2', after: 1 }], leavesMessage: { seconds: 5 } },
    );

    expect(call.allEvents.map(({ type }) => type)).toContain('handed_over');
    expect(call.heard[0]).toBe('For English, press 2.');
    expect(call.heard.slice(1, 3)).toEqual(Array(2).fill('One moment, I am getting a colleague.'));
    expect(call.heard.at(-2)).toMatch(/^We are sorry, we could not reach anybody\./);
    expect(call.heard.at(-1)).toMatch(/^Thank you\./);
    expect(call.heard.join()).not.toMatch(/[áéíóúñ]|Lo sentimos/);
  },
  SESSIONS,
);
