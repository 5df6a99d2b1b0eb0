import { expect } from 'vitest';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { AUTH_TOKEN, PUBLIC } from '../flows/flow-call.js';
import { everyRow } from '../kit/look.js';
import { CALLER, lineStory, OUR_NUMBER } from './switchboard.js';

const SID = `CA${'3'.repeat(32)}`;
const CALLERS = { CallSid: SID, From: CALLER, To: OUR_NUMBER, CallStatus: 'in-progress' };
const LEGS = { CallSid: `CA${'4'.repeat(32)}`, ParentCallSid: SID, CallStatus: 'in-progress' };
const RECORDING = {
  RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/AC${'0'.repeat(32)}/Recordings/RE${'1'.repeat(32)}`,
  RecordingDuration: '3',
};

/** A request to every endpoint that would change something if it were let in, and one that would not. */
const REQUESTS = {
  check: {},
  start: { ...CALLERS, CallSid: `CA${'6'.repeat(32)}` },
  'dial-result': { ...CALLERS, DialCallStatus: 'busy', DialBridged: 'false' },
  screen: LEGS,
  'screen-result': { ...LEGS, Digits: '1' },
  connect: LEGS,
  'leg-status': LEGS,
  'voice-message': { ...CALLERS, ...RECORDING },
  'recording-status': { ...CALLERS, ...RECORDING },
} as const;

lineStory('no endpoint of the line lets anybody in without the right signature, and no row changes', async (board) => {
  await board.ladderOfFour();
  await board.ask('start', { fields: CALLERS });
  const query = { incident: 1, dial: 1, user: board.people.get('Ada')?.id ?? 0 };
  const asked = `incident=1&dial=1&user=${query.user}`;
  const before = await everyRow(board.line);
  for (const [endpoint, fields] of Object.entries(REQUESTS)) {
    const address = `${PUBLIC}/api/telephony/twiml/${endpoint}?${asked}`;
    const wrong = {
      none: null,
      empty: '',
      nonsense: 'c2lnbmF0dXJl',
      'another token': getExpectedTwilioSignature(`${AUTH_TOKEN}x`, address, { ...fields }),
      'other fields': getExpectedTwilioSignature(AUTH_TOKEN, address, { ...fields, Digits: '2' }),
      'another incident': getExpectedTwilioSignature(AUTH_TOKEN, address.replace('incident=1', 'incident=2'), {
        ...fields,
      }),
      'another endpoint': getExpectedTwilioSignature(AUTH_TOKEN, address.replace(endpoint, 'other'), { ...fields }),
    };
    for (const [name, signature] of Object.entries(wrong)) {
      const { status, text } = await board.ask(endpoint, { query, fields, signature });
      expect([endpoint, name, status]).toEqual([endpoint, name, 401]);
      expect(text).not.toContain('<');
    }
  }
  expect(await everyRow(board.line)).toEqual(before);
});

lineStory('with the right one each of them is let in', async (board) => {
  await board.ladderOfFour();
  await board.ask('start', { fields: CALLERS });
  const query = { incident: 1, dial: 1, user: board.people.get('Ada')?.id ?? 0 };
  for (const [endpoint, fields] of Object.entries(REQUESTS)) {
    const { status } = await board.ask(endpoint, { query, fields });
    expect([endpoint, status]).toEqual([endpoint, ['leg-status', 'recording-status'].includes(endpoint) ? 204 : 200]);
  }
});
