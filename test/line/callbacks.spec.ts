import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallbackFate, PhoneOutcome } from '../../studio/index.js';
import { onEachDatabase } from '../kit/databases.js';
import { brokenInvariants } from '../kit/invariants.js';
import { Line } from '../kit/line.js';
import { MAX_MILLISECONDS, parametersOn } from '../model/runs.js';
import { ACCEPTS, DECLINES, HANGS_UP, presses, SILENT } from './phones.js';
import { LINE, lineStory, Switchboard, type CallOptions, type Scripts } from './switchboard.js';
import type { TakenCall } from './taken-call.js';

const NAMES = ['Ada', 'Ben', 'Cem', 'Dora', 'Eli'];
/** Time for a call and all that is told of it late, in which no caller is a repeated one. */
const APART_SECONDS = 4 * 3600;

const outcome = fc.constantFrom<PhoneOutcome>(
  ACCEPTS,
  DECLINES,
  HANGS_UP,
  SILENT,
  presses('7'),
  presses('1', 25, 1),
  { kind: 'voicemail', ringSeconds: 10 },
  { kind: 'no-answer' },
  { kind: 'busy' },
  { kind: 'failed' },
);
/** Lost, late, out of order or repeated. */
const fates = fc.array(fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 3 }), { minLength: 60, maxLength: 60 });
const calls = fc.record({
  phones: fc.array(outcome, { minLength: NAMES.length, maxLength: NAMES.length }),
  leaves: fc.constantFrom('nothing', 'a message', 'the line'),
  whileScreening: fc.constantFrom('others_ring_on' as const, 'others_are_hung_up' as const),
});

/** The same at an instant of its own: which of two requests of one instant comes first is chance, with or without callbacks. */
function apart(phone: PhoneOutcome, nth: number): PhoneOutcome {
  return 'ringSeconds' in phone ? { ...phone, ringSeconds: (phone.ringSeconds ?? 0) + nth / 10 } : phone;
}

/** Lines that a status callback of a recording leaves, or a request that comes twice. */
const OF_CALLBACKS = ['voice_message', 'recording_status', 'nothing_said', 'request_replayed'];

/** The rows that a call has left, with the seconds of the call for instants: what must not depend on callbacks. */
function rowsOf(call: TakenCall): object {
  const { incident, attempts } = call;
  const {
    id: _,
    callSid: __,
    recordingUrl,
    recordingSeconds: _length,
    createdAt,
    exhaustedAt,
    answeredAt,
    endedAt,
    ...plain
  } = incident;
  return {
    ...plain,
    hasRecording: recordingUrl !== null,
    seconds: [createdAt, exhaustedAt, answeredAt, endedAt].map((instant) => call.at(instant)),
    attempts: attempts.map(({ id: ___, incidentId: ____, ...attempt }) => ({
      ...attempt,
      offeredAt: call.at(attempt.offeredAt),
      endedAt: call.at(attempt.endedAt),
      claimedUntil: call.at(attempt.claimedUntil),
    })),
    trail: call.trail.filter((type) => !OF_CALLBACKS.includes(type)),
  };
}

onEachDatabase('what Twilio tells beside a call', (kind) => {
  let line: Line;
  let board: Switchboard;

  beforeAll(async () => {
    const at = '2026-11-23T00:00:00Z';
    line = await Line.open(kind, { ...LINE, start: at });
    const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' }));
    await line.company.hours({ timeZone: 'UTC', weekly, holidays: [] });
    await line.company.ladder('business_hours', [
      { name: 'primary_oncall', timeoutSeconds: 20, limit: null },
      { name: 'manager', timeoutSeconds: 20, limit: null },
      { name: 'broadcast', timeoutSeconds: 30, limit: null },
    ]);
    board = new Switchboard(line);
    for (const name of NAMES) await board.hire(name, name === 'Ben' ? 'manager' : 'technician');
    const ada = board.people.get('Ada');
    if (ada) await line.company.onCall(ada, 'primary', at, '2027-11-23T00:00:00Z');
  });
  afterAll(() => line.close());

  async function take(scripts: Scripts, options: CallOptions): Promise<TakenCall> {
    const call = await board.take(scripts, options);
    line.clock.advance(APART_SECONDS);
    return call;
  }

  it(
    'in any order, repeated or missing: the same final rows',
    async () => {
      const parameters = parametersOn(kind, 0.01); // each run is two calls through the flow
      console.log(`callbacks on ${kind.name}: ${parameters.numRuns} runs, SEED=${parameters.seed}`);
      const property = fc.asyncProperty(calls, fates, async ({ phones, leaves, whileScreening }, fate) => {
        const scripts = Object.fromEntries(NAMES.map((name, nth) => [name, apart(phones[nth] ?? SILENT, nth)]));
        const options: CallOptions = {
          whileScreening,
          ...(leaves === 'a message' && { leavesMessage: { seconds: 9 } }),
          ...(leaves === 'the line' && { hangUpAt: 61 }),
        };
        const whole = await take(scripts, options);
        let nth = 0;
        const next = (): CallbackFate => fate[nth++ % fate.length] ?? [];
        const shaken = await take(scripts, { ...options, callbackFate: next });
        expect(rowsOf(shaken)).toEqual(rowsOf(whole));
        expect(shaken.rang).toEqual(whole.rang);
        expect(shaken.heard).toEqual(whole.heard);
        expect(await brokenInvariants(line.dataSource)).toEqual([]);
      });
      await fc.assert(property, parameters);
    },
    MAX_MILLISECONDS,
  );

  it('each of them is noted in the trail with its words, also long after the call, and once', async () => {
    const fate = ({ event }: { event: string }): CallbackFate => (event === 'ringing' ? [7200, 7201] : [0]);
    const call = await take({ Ada: ACCEPTS }, { callbackFate: fate });
    await call.look();
    const userId = board.people.get('Ada')?.id;
    const told = ['initiated', 'in-progress', 'completed', 'ringing'];
    expect(call.factsOf('leg_status')).toEqual(told.map((status) => ({ userId, status })));
    expect(call.trail).toContain('request_replayed');
    expect(call.incident.status).toBe('completed');
  });
});

lineStory("an error of Twilio's is noted in the trail by its number, and no other text is", async (board) => {
  await board.ladderOfFour();
  const call = await board.take({ Ada: ACCEPTS });
  await call.look();
  const query = { incident: call.incident.id, user: board.people.get('Ada')!.id };
  const fields = { CallSid: `CA${'e'.repeat(32)}`, ParentCallSid: call.callSid, CallStatus: 'failed' };
  for (const ErrorCode of ['10004', 'no number', '']) {
    expect((await board.ask('leg-status', { query, fields: { ...fields, ErrorCode } })).status).toBe(204);
  }
  await call.look();
  const told = call.factsOf('leg_status').slice(-3);
  expect(told).toEqual([
    { userId: query.user, status: 'failed', errorCode: 10_004 },
    { userId: query.user, status: 'failed' },
    { userId: query.user, status: 'failed' },
  ]);
});
