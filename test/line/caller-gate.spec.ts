import { expect } from 'vitest';
import { SESSIONS, signIn } from '../kit/people.js';
import { ACCEPTS } from './phones.js';
import { CALLER, lineStory, OUR_NUMBER } from './switchboard.js';

const GATE = { environment: { ...SESSIONS, CALLER_GATE: 'on' } };
const PRESS_ONE = 'To be connected with a technician, press 1.';

lineStory(
  'a caller who presses 1 is connected, and one who presses another key too',
  async (board) => {
    await board.ladderOfFour();
    for (const keys of ['1', '5']) {
      const call = await board.take({ Ada: ACCEPTS }, { presses: [{ keys, after: 2 }] });
      expect(call.heard[0]).toContain(PRESS_ONE);
      expect(call.talkedTo).toBe('Ada');
      expect(call.trail[0]).toBe('offered');
      board.line.clock.advance(3600);
    }
  },
  GATE,
);

lineStory(
  'a caller who presses nothing is asked twice, and may leave a message: nobody is rung, and people hear of a message alone',
  async (board) => {
    await board.ladderOfFour();
    const due = () => board.line.rows('SELECT `seq` FROM `incident_events` WHERE `messages_due` IS NOT NULL');
    const silent = await board.take();
    expect(silent.order).toEqual([]);
    expect(silent.heard.join(' ').split(PRESS_ONE)).toHaveLength(3);
    expect(silent.heard.at(-2)).toMatch(/^If a life is in danger.*leave a message after the tone/);
    expect(silent.trail[0]).toBe('no_key_pressed');
    expect(silent.incident.status).toBe('abandoned');
    expect(await due()).toHaveLength(0);
    const call = await board.take({}, { leavesMessage: { seconds: 5 } });
    expect(call.heard.at(-1)).toMatch(/^Thank you/);
    expect(await due()).toHaveLength(1);
  },
  GATE,
);

lineStory(
  'a key for a language counts as the key, and who presses none is asked in the first language',
  async (board) => {
    const admin = await signIn(board.line, 'admin');
    const texts = { languages: ['en', 'es'], emergencyNumber: null, texts: { en: {}, es: {} } };
    expect((await admin.send('PUT', '/api/line-texts', texts)).status).toBe(200);
    await board.ladderOfFour();
    const spanish = await board.take({ Ada: ACCEPTS }, { presses: [{ keys: '2', after: 1 }] });
    expect(spanish.talkedTo).toBe('Ada');
    expect(spanish.heard).toEqual(['Para español, pulse 2.']);
    expect((await board.take()).heard.join(' ')).toContain(PRESS_ONE);
  },
  GATE,
);

lineStory(
  'a call from the line itself is turned away and not asked; a blocked caller stays blocked, key or not',
  async (board) => {
    await board.ladderOfFour();
    const manager = await signIn(board.line, 'manager');
    await manager.send('POST', '/api/blocked-callers', { prefix: CALLER, then: 'hang_up' });
    expect((await board.take({}, { from: OUR_NUMBER })).heard).toEqual([]);
    for (const presses of [[], [{ keys: '1', after: 1 }]]) {
      const call = await board.take({}, { presses });
      expect([call.order, call.trail[0]]).toEqual([[], 'caller_blocked']);
    }
  },
  GATE,
);

lineStory(
  'nobody is asked for a key unless that is set',
  async (board) => {
    await board.ladderOfFour();
    const call = await board.take({ Ada: ACCEPTS });
    expect([call.heard, call.talkedTo]).toEqual([[], 'Ada']);
  },
  { environment: SESSIONS },
);

for (const onlyToStudio of [false, true]) {
  lineStory(
    `the verdict about the caller's number is kept with the incident, told ${onlyToStudio ? 'to Studio alone' : 'to us'}`,
    async (board) => {
      await board.ladderOfFour();
      const stirVerstat = { verdict: 'TN-Validation-Passed-A', onlyToStudio };
      const call = await board.take({ Ada: ACCEPTS }, { stirVerstat, presses: [{ keys: '1', after: 1 }] });
      expect(call.factsOf('caller_verified')).toEqual([{ verstat: 'TN-Validation-Passed-A' }]);
      const none = await board.take({ Ada: ACCEPTS }, { from: '+14155551299', presses: [{ keys: '1', after: 1 }] });
      expect(none.factsOf('caller_verified')).toEqual([]);
    },
    GATE,
  );
}
