import { expect } from 'vitest';
import type { FlowRun } from '../../studio/index.js';
import { AudioFetcher } from '../../src/line-texts/index.js';
import { SECRET } from '../kit/line.js';
import { SESSIONS, signIn } from '../kit/people.js';
import { fileServer, wav } from '../kit/sounds.js';
import { ACCEPTS } from './phones.js';
import { lineStory, type CallOptions, type Scripts, type Switchboard } from './switchboard.js';
import type { TakenCall } from './taken-call.js';

const LADDER = { environment: { LINE_FLOW: 'ladder' } };
const QUESTION = /^A technician is being rung for a caller\. Press 1 to take the caller if nobody answers/;
const COLLEAGUE = 'One moment, I am getting a colleague.';
const TAKES = [{ keys: '1', after: 9 }];
/** A second at which somebody is being rung, so that they can be offered to somebody who calls in. */
const WHILE_RINGING = 15;

async function play(
  board: Switchboard,
  { at = WHILE_RINGING, who = 'Dora', ...technician }: CallOptions & { at?: number; who?: string },
  scripts: Scripts = {},
  caller: CallOptions = {},
): Promise<{ call: TakenCall; technician: FlowRun }> {
  let run: FlowRun | undefined;
  const from = technician.from ?? board.people.get(who)?.phone ?? '';
  const meanwhile = board.meanwhile(at, { flow: 'ladder', ...technician, from }, (over) => {
    run = over;
  });
  const call = await board.take(scripts, { flow: 'ladder', meanwhile: [meanwhile], ...caller });
  if (run === undefined) throw new Error('the call of the technician is not over');
  return { call, technician: run };
}

for (const setVariables of ['numbers', 'texts'] as const) {
  lineStory(
    `ladder: a technician who calls in gets the caller when the ring of now is over (Studio has ${setVariables})`,
    async (board) => {
      await board.ladderOfFour();
      const { call, technician } = await play(board, { presses: TAKES, hangUpAt: 200 }, {}, { setVariables });

      expect(technician.heard[1]).toMatch(QUESTION);
      expect(technician.heard.at(-1)).toMatch(/you get the caller in less than a minute/);
      expect(technician.rang).toEqual([]);
      expect(call.order).toEqual(['Ada']);
      expect(call.talkedTo).toBe('Dora');
      // Their own question takes a while, and the caller hears nothing for six seconds at most.
      expect(call.heard).toEqual([COLLEAGUE, COLLEAGUE]);
      const dora = board.people.get('Dora')?.id;
      expect(call.incident).toMatchObject({ status: 'completed', answeredByUserId: dora });
      expect(call.incident.durationSeconds).toBeGreaterThan(100);
      expect(call.attempts.find(({ userId }) => userId === dora)).toMatchObject({
        status: 'answered',
        stepName: 'called_in',
        endedAt: expect.any(Date),
      });
      expect(await board.line.rows('SELECT `id` FROM `incidents`')).toHaveLength(1);
    },
    LADDER,
  );
}

lineStory(
  'ladder: the person who is rung picks up after all, and the technician who called in is told',
  async (board) => {
    await board.ladderOfFour();
    const picksUp = { kind: 'answer', ringSeconds: 20, talkSeconds: 90 } as const;
    for (const talkSeconds of [10, 90]) {
      const { call, technician } = await play(board, { presses: TAKES }, { Ada: { ...picksUp, talkSeconds } });
      expect(call.talkedTo).toBe('Ada');
      expect(technician.heard.at(-1)).toMatch(/has been taken/);
      const ada = board.people.get('Ada')?.id;
      expect(call.incident).toMatchObject({
        status: 'completed',
        answeredByUserId: ada,
        durationSeconds: talkSeconds,
      });
      expect(call.attempts.find(({ userName }) => userName === 'Dora')).toMatchObject({
        status: 'failed',
        reason: 'accepted, but the caller did not come',
      });
      board.line.clock.advance(3600);
    }
  },
  LADDER,
);

lineStory(
  'ladder: a caller who hangs up while the technician waits has talked to nobody',
  async (board) => {
    await board.ladderOfFour();
    const { call, technician } = await play(
      board,
      { presses: [{ keys: '1', after: 3 }] },
      {},
      { hangUpAt: 29, hangUpTellsStatus: true },
    );
    expect(technician.heard.at(-1)).toMatch(/has hung up/);
    expect(call.incident).toMatchObject({ status: 'abandoned', answeredByUserId: null });
  },
  LADDER,
);

/** What the caller hears once somebody has taken them and before the next ring, with the second since then. */
function heardWhileTaken({ events }: TakenCall): [at: number, what: string | number][] {
  const from = events.findIndex((event) => event.type === 'say' && event.words === COLLEAGUE);
  const begin = events[from]?.at ?? 0;
  const until = events.findIndex(({ type }, nth) => nth > from && type === 'dial');
  return events.slice(from, until).flatMap((event): [number, string | number][] => {
    const at = Math.round(event.at - begin);
    if (event.type === 'say') return [[at, event.words]];
    return event.type === 'play' ? [[at, event.seconds]] : [];
  });
}

lineStory(
  'ladder: a caller whom somebody has taken hears the music of the company until they come, or do not',
  async (board) => {
    board.line.app.get(AudioFetcher).request = fileServer({ 'https://static.example/music.wav': wav(60) });
    const admin = await signIn(board.line, 'admin');
    const audio = { en: { music: 'https://static.example/music.wav' }, es: {} };
    const texts = { languages: ['en'], emergencyNumber: null, texts: { en: {}, es: {} }, audio };
    expect((await admin.send('PUT', '/api/line-texts', texts)).status).toBe(200);
    await board.ladderOfFour();
    const technician = { presses: [{ keys: '1', after: 1 }], hangUpAt: 31 };
    const { call } = await play(board, technician, { Ben: ACCEPTS }, { audioSeconds: () => 12 });
    expect(heardWhileTaken(call)).toEqual([
      [0, COLLEAGUE],
      [3, 12],
      [15, COLLEAGUE],
    ]);
    expect(call.talkedTo).toBe('Ben');
  },
  { environment: { ...LADDER.environment, ...SESSIONS } },
);

lineStory(
  'ladder: a technician who has taken the caller and is gone, or presses *, does not end the call',
  async (board) => {
    await board.ladderOfFour();
    const soon = [{ keys: '1', after: 1 }];
    // Gone while they wait; and, which nobody tells us, before.
    const gone = await play(board, { at: 8, presses: soon, hangUpAt: 29 }, { Ben: ACCEPTS });
    expect(gone.call.talkedTo).toBe('Ben');
    expect(gone.call.heard).toEqual([]);
    expect(gone.call.attempts.find(({ userName }) => userName === 'Dora')).toMatchObject({
      status: 'failed',
      reason: 'accepted, but the caller did not come',
    });
    board.line.clock.advance(3600);
    const unnoticed = await play(board, { presses: soon, hangUpAt: 31 }, { Ben: ACCEPTS });
    expect(unnoticed.call.talkedTo).toBe('Ben');
    expect(unnoticed.call.heard).toEqual([COLLEAGUE, COLLEAGUE, COLLEAGUE]);
    expect(heardWhileTaken(unnoticed.call)).toEqual([
      [0, COLLEAGUE],
      [9, COLLEAGUE],
      [18, COLLEAGUE],
    ]);
    board.line.clock.advance(3600);
    const star = [...TAKES, { keys: '*', after: 90 }];
    const handed = await play(board, { presses: star }, { Ben: ACCEPTS });
    expect(handed.technician.heard.at(-1)).toBe('The caller is handed to a colleague. Goodbye.');
    expect(handed.call.talkedTo).toBe('Ben');
    expect(handed.call.heard).toEqual([COLLEAGUE, COLLEAGUE, COLLEAGUE]);
  },
  LADDER,
);

lineStory(
  'ladder: with 2, or without a key, a technician is a caller like any other',
  async (board) => {
    await board.ladderOfFour();
    for (const keys of [[{ keys: '2', after: 4 }], []]) {
      const { call, technician } = await play(board, { presses: keys });
      expect(technician.heard.join()).toMatch(/A technician is being rung/);
      expect(technician.rang.length).toBeGreaterThan(0);
      expect(call.talkedTo).toBeNull();
      board.line.clock.advance(3600);
    }
  },
  LADDER,
);

lineStory(
  'ladder: nobody is asked when no caller waits, while the caller may be talking already, or from another phone',
  async (board) => {
    await board.ladderOfFour();
    const phone = board.people.get('Dora')?.phone ?? '';
    const alone = await board.take({ Ada: ACCEPTS }, { flow: 'ladder', from: phone });
    expect(alone.talkedTo).toBe('Ada');
    expect(alone.run.heard).toHaveLength(1);
    board.line.clock.advance(3600);
    const talks = { Ada: { kind: 'answer', ringSeconds: 4, talkSeconds: 120 } } as const;
    const late = await play(board, { at: 60 }, talks);
    expect(late.technician.heard.join()).not.toMatch(/Press 1/);
    board.line.clock.advance(3600);
    const stranger = await play(board, { from: '+14155550177' });
    expect(stranger.technician.heard.join()).not.toMatch(/Press 1/);
  },
  LADDER,
);

lineStory(
  'ladder: a flow that does not know the step gets a technician rung like anybody else, as the guide has it',
  async (board) => {
    await board.ladderOfFour();
    const caller = await board.line.call('CAcaller').next();
    const dora = board.people.get('Dora')?.phone ?? '';
    const technician = await board.line.call('CAdora', dora).next();
    expect(technician).toMatchObject({ nextPhoneE164: expect.stringMatching(/^\+/), stepName: 'secondary' });
    expect(technician.incidentId).not.toBe(caller.incidentId);
  },
  { environment: { ...LADDER.environment, WEBHOOK_SECRET: SECRET } },
);
