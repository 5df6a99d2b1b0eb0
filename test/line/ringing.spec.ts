import { expect } from 'vitest';
import { ACCEPTS, SILENT } from './phones.js';
import { CALLER, lineStory, OUR_NUMBER, type Switchboard } from './switchboard.js';
import type { TakenCall } from './taken-call.js';

/** The attributes of each Dial that the caller's leg was told. */
function dialsOf(call: TakenCall): string[] {
  return call.events.flatMap((event) => {
    if (event.type !== 'twiml_response' || event.leg !== null) return [];
    return [...event.body.matchAll(/<Dial [^>]*>/g)].map(([dial]) => dial);
  });
}

/** Whom the phones of a call showed as calling. */
function shownTo(call: TakenCall): (string | null)[] {
  const asked = call.events.flatMap((event) => {
    return event.type === 'twiml_request' && event.leg !== null ? [new URLSearchParams(event.body).get('From')] : [];
  });
  return [...new Set(asked)];
}

async function withOwnRingTimes({ line }: Switchboard): Promise<void> {
  await line.company.ladder('business_hours', [
    { name: 'primary_oncall', timeoutSeconds: 40, limit: null },
    { name: 'secondary', timeoutSeconds: 25, limit: null },
    { name: 'admin', timeoutSeconds: 11, limit: null },
    { name: 'manager', timeoutSeconds: 6, limit: null },
  ]);
}

lineStory(
  'each step rings as long as its ladder says: the five seconds that Twilio adds are taken off',
  async (board) => {
    await withOwnRingTimes(board);
    await board.ladderOfFour();
    const call = await board.take();

    expect(call.rang).toEqual([
      ['Ada', 'no-answer', 40],
      ['Ben', 'no-answer', 25],
      ['Cem', 'no-answer', 11],
      ['Dora', 'no-answer', 10],
    ]);
    expect(dialsOf(call).map((dial) => /timeout="(\d+)"/.exec(dial)?.[1])).toEqual(['35', '20', '6', '5']);
    expect(call.attempts.map(({ timeoutSeconds }) => timeoutSeconds)).toEqual([40, 25, 11, 6]);
  },
);

lineStory('the line is answered only when somebody has the caller, and technicians see our number', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({ Ada: SILENT, Ben: ACCEPTS }, { to: '+14155550166' });

  expect(dialsOf(call)).toHaveLength(2);
  for (const dial of dialsOf(call)) {
    expect(dial).toContain('answerOnBridge="true"');
    expect(dial).toContain(`callerId="${OUR_NUMBER}"`);
  }
  expect(shownTo(call)).toEqual([OUR_NUMBER]);
});

lineStory(
  'where our number is not set, technicians see the number that was dialled',
  async (board) => {
    await board.ladderOfFour();
    const call = await board.take({ Ada: ACCEPTS }, { to: '+14155550177' });

    expect(shownTo(call)).toEqual(['+14155550177']);
    expect(call.talkedTo).toBe('Ada');
  },
  { environment: { TWILIO_PHONE_NUMBER: '' } },
);

lineStory('everyone who is rung hears who calls, digit by digit, and what to press, twice', async (board) => {
  await board.ladderOfFour();
  const call = await board.take({ Ada: SILENT, Ben: ACCEPTS }, { from: CALLER });

  const words =
    'Emergency call, press 1 to accept, 2 to pass on. The caller is plus one four one five five five five one two three four.';
  expect(call.whispersTo('Ada')).toEqual([words, words]);
  expect(call.whispersTo('Ben')).toEqual([words, 'You have the caller.']);
});

lineStory('a withheld number is named as such, whatever the caller’s network made of it', async (board) => {
  await board.ladderOfFour();
  for (const from of ['anonymous', 'Restricted', 'sip:caller@example.com', '']) {
    const call = await board.take({ Ada: ACCEPTS }, { from });
    expect(call.whispersTo('Ada')[0]).toBe(
      'Emergency call, press 1 to accept, 2 to pass on. The caller is a withheld number.',
    );
    expect(call.talkedTo).toBe('Ada');
    expect(call.incident).toMatchObject({ callerPhone: from, callerE164: null, status: 'completed' });
  }
});

lineStory(
  'in Spanish, technicians are asked in Spanish',
  async (board) => {
    await board.ladderOfFour();
    const call = await board.take({ Ada: ACCEPTS });

    const digits = 'más uno cuatro uno cinco cinco cinco cinco uno dos tres cuatro';
    expect(call.whispersTo('Ada')).toEqual([
      `Llamada de emergencia, pulse 1 para aceptarla, 2 para pasarla. Llama ${digits}.`,
      'Tiene a la persona en la línea.',
    ]);
  },
  { environment: { LINE_LANGUAGE: 'es' } },
);
