import { expect } from 'vitest';
import { SESSIONS, signIn } from '../kit/people.js';
import { lineStory, OUR_NUMBER } from './switchboard.js';

const PATH = '/api/blocked-callers';

lineStory(
  'a phone of the company and the number of the line are not blocked, a prefix of theirs is',
  async (board) => {
    await board.ladderOfFour();
    const manager = await signIn(board.line, 'manager');
    const ada = board.people.get('Ada')!.phone;
    const refused = async (prefix: string, method = 'POST', path = PATH) => {
      const answer = await manager.send(method, path, { prefix, then: 'hang_up' });
      return [answer.status, (answer.body as { details: object[] }).details];
    };
    const because = (whose: string) => [
      422,
      [{ field: 'prefix', message: `prefix is ${whose}: it can not be blocked` }],
    ];
    expect(await refused(ada)).toEqual(because('the phone of Ada'));
    expect(await refused(OUR_NUMBER)).toEqual(because('the number of the line'));
    expect((await manager.send('POST', PATH, { prefix: ada.slice(0, 6), then: 'hang_up' })).status).toBe(201);
    expect(await refused(ada, 'PATCH', `${PATH}/1`)).toEqual(because('the phone of Ada'));
  },
  { environment: SESSIONS },
);
