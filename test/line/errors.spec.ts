import { expect } from 'vitest';
import { refuseEvents } from '../kit/stuck.js';
import { ACCEPTS } from './phones.js';
import { CALLER, FALLBACKS, lineStory, OUR_NUMBER, type Switchboard } from './switchboard.js';

let mend: (() => Promise<void>) | null = null;

/** Has the database refuse what the service must record, so that it fails; that is no outage, and nothing stands in. */
async function breakIt({ line }: Switchboard): Promise<void> {
  mend = await refuseEvents(line);
}

async function mendIt(): Promise<void> {
  await mend?.();
  mend = null;
}

lineStory('when something of ours is broken the flow says so, and rings its own numbers', async (board) => {
  await board.ladderOfFour();
  await breakIt(board);
  const call = await board.take({ [FALLBACKS[1] ?? '']: ACCEPTS });
  await mendIt();

  expect(call.events.filter(({ type }) => type === 'returned')).toMatchObject([{ values: { outcome: 'failed' } }]);
  expect(call.heard.slice(0, 2)).toEqual(['One moment, please.', expect.stringMatching(/technical difficulties/)]);
  expect(call.order).toEqual(FALLBACKS);
  expect(call.talkedTo).toBe(FALLBACKS[1]);
  expect(call.run).toMatchObject({ end: 'completed', fellBack: false });
});

lineStory('when it breaks while a phone rings, the caller is given back to the flow too', async (board) => {
  await board.ladderOfFour();
  const call = await board.take(
    { [FALLBACKS[0] ?? '']: ACCEPTS },
    {
      onStep: async (event) => {
        if (event.type === 'dial_result' && event.phone === board.people.get('Ada')?.phone) await breakIt(board);
        if (event.type === 'returned') await mendIt();
      },
    },
  );

  expect(call.order).toEqual(['Ada', ...FALLBACKS]);
  expect(call.talkedTo).toBe(FALLBACKS[0]);
});

lineStory('who is asked while something is broken is hung up, and the ladder goes on', async (board) => {
  await board.ladderOfFour();
  const call = await board.take(
    { Ada: ACCEPTS, Ben: ACCEPTS },
    {
      onStep: async (event) => {
        if (event.type === 'picked_up' && event.phone === board.people.get('Ada')?.phone) await breakIt(board);
        if (event.type === 'dial_result' && event.phone === board.people.get('Ada')?.phone) await mendIt();
      },
    },
  );

  expect(call.run.rang.map(({ bridged }) => bridged)).toEqual([false, true]);
  expect(call.whispersTo('Ada')).toEqual([]);
  expect(call.talkedTo).toBe('Ben');
  expect(call.results).toEqual([
    ['Ada', 'machine_or_no_key'],
    ['Ben', 'answered'],
  ]);
});

lineStory(
  'where the flow is not known there is nowhere to give the caller back to, and Twilio is told so',
  async (board) => {
    await breakIt(board);
    const fields = { CallSid: `CA${'9'.repeat(32)}`, From: CALLER, To: OUR_NUMBER, CallStatus: 'in-progress' };
    const reply = await board.ask('start', { fields });
    await mendIt();
    expect(reply.status).toBe(500);
  },
);
