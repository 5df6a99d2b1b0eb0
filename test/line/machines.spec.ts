import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PhoneOutcome } from '../../studio/index.js';
import { AUTH_TOKEN } from '../flows/flow-call.js';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { ACCOUNT_SID, AUTH_TOKEN as REST_TOKEN, LegsResource, TwilioStandIn } from '../kit/twilio/index.js';
import { ACCEPTS, presses } from './phones.js';
import { LINE, Switchboard, type CallOptions, type Scripts } from './switchboard.js';

/** A phone without power: the network's voicemail picks up at once. */
const SWITCHED_OFF: PhoneOutcome = { kind: 'voicemail', ringSeconds: 1, talkSeconds: 60 };
const VOICEMAIL: PhoneOutcome = { kind: 'voicemail', ringSeconds: 12, talkSeconds: 60 };
/** A phone that screens legs: it picks up and speaks, and its person hears the second "press 1". */
const SCREENED: PhoneOutcome = {
  ...presses('1', 2, 17),
  detected: { as: 'machine_start', after: 4 },
};

describe("a machine on a technician's phone", () => {
  let twilio: TwilioStandIn;
  let legs: LegsResource;
  let line: Line | undefined;
  beforeEach(async () => {
    legs = new LegsResource();
    twilio = await TwilioStandIn.start(legs);
  });
  afterEach(async () => {
    await line?.close();
    await twilio.close();
  });

  const open = async (environment: Record<string, string> = {}): Promise<Switchboard> => {
    const account = {
      TWILIO_ACCOUNT_SID: ACCOUNT_SID,
      TWILIO_API_URL: twilio.url,
      TWILIO_AUTH_TOKEN: `${REST_TOKEN},${AUTH_TOKEN}`,
    };
    line = await Line.open(sqlite, { environment: { ...LINE.environment, ...account, ...environment } });
    return new Switchboard(line);
  };
  const take = (board: Switchboard, scripts: Scripts, options: CallOptions = {}) =>
    board.take(scripts, { accountSid: ACCOUNT_SID, onLeg: legs.add, ...options });

  it('costs under 8 s: its leg is ended, and the next person is rung', async () => {
    const board = await open();
    await board.ladderOfFour();
    const call = await take(board, { Ada: VOICEMAIL, Ben: ACCEPTS });

    expect(legs.ended).toHaveLength(1);
    expect(call.talkedTo).toBe('Ben');
    expect(call.results).toEqual([
      ['Ada', 'machine_or_no_key'],
      ['Ben', 'answered'],
    ]);
    const pickedUp = call.secondOf('picked_up', 'Ada') ?? 0;
    expect((call.at(call.attempts[1]?.offeredAt) ?? Infinity) - pickedUp).toBeLessThan(8);
  });

  it('does not keep a dial from the people beside it: of three of whom one is switched off a human is reached in 15 s', async () => {
    const board = await open();
    await board.line.company.ladder('business_hours', [{ name: 'broadcast', timeoutSeconds: 30, limit: null }]);
    for (const name of ['Ada', 'Ben', 'Cem']) await board.hire(name);
    for (const whileScreening of ['others_are_hung_up', 'others_ring_on'] as const) {
      const call = await take(
        board,
        { Ada: SWITCHED_OFF, Ben: [{ kind: 'no-answer' }, ACCEPTS], Cem: ACCEPTS },
        { whileScreening },
      );
      expect(['Ben', 'Cem']).toContain(call.talkedTo);
      const handedOver = call.secondOf('dial') ?? 0;
      expect((call.secondOf('picked_up', call.talkedTo ?? '') ?? Infinity) - handedOver).toBeLessThan(15);
      expect((call.secondOf('connected') ?? Infinity) - handedOver).toBeLessThan(16);
      board.line.clock.advance(4 * 3600);
    }
  });

  it('is told apart by the key alone where Twilio says nothing, is late, or takes a person for one that does not answer', async () => {
    const board = await open();
    await board.ladderOfFour();
    const never = await take(board, { Ada: { ...VOICEMAIL, detected: null }, Ben: ACCEPTS });
    expect(never.results[0]).toEqual(['Ada', 'machine_or_no_key']);
    expect(never.talkedTo).toBe('Ben');
    board.line.clock.advance(4 * 3600);
    const unknown = await take(board, { Ada: { ...ACCEPTS, detected: { as: 'unknown', after: 6 } } });
    expect(unknown.talkedTo).toBe('Ada');
    board.line.clock.advance(4 * 3600);
    const late = await take(board, { Ada: { ...ACCEPTS, detected: { as: 'machine_start', after: 20 } } });
    expect(late.talkedTo).toBe('Ada');
    expect(late.incident.durationSeconds).toBeGreaterThan(60);
    expect(legs.ended).toEqual([]);
  });

  it('may be a phone that screens legs: the ladder goes on, and without detection its person takes the call', async () => {
    const board = await open();
    await board.ladderOfFour();
    const call = await take(board, { Ada: SCREENED, Ben: ACCEPTS });
    expect(call.talkedTo).toBe('Ben');
    expect(legs.ended).toHaveLength(1);
    await line?.close();

    const off = await open({ TECHNICIAN_AMD: 'off' });
    await off.ladderOfFour();
    const taken = await take(off, { Ada: SCREENED, Ben: ACCEPTS });
    expect(taken.talkedTo).toBe('Ada');
    expect(taken.whispersTo('Ada').filter((words) => words.startsWith('Emergency call, press 1'))).toHaveLength(2);
  });

  it('is left to itself where Twilio does not end the leg', async () => {
    const board = await open();
    await board.ladderOfFour();
    const call = await board.take({ Ada: VOICEMAIL, Ben: ACCEPTS }, { accountSid: ACCOUNT_SID });
    expect(twilio.requests.some(({ path }) => /\/Calls\/CA[0-9a-f]{32}\.json$/.test(path))).toBe(true);
    expect(call.talkedTo).toBe('Ben');
    expect(call.results[0]).toEqual(['Ada', 'machine_or_no_key']);
  });
});
