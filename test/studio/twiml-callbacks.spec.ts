import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Callback, PhoneOutcome, RunOptions } from '../../studio/index.js';
import { StandInBackend } from './kit/backend.js';
import { CALL_SID, OUR_NUMBER } from './kit/call.js';
import { ACCOUNT, ANN, BEN, byKey, dial, formsOf, NUMBER, takeLine, twiml, WHISPER, type Answer } from './kit/twiml.js';

const ANSWERS: PhoneOutcome = { kind: 'answer', ringSeconds: 4, talkSeconds: 60, presses: [{ keys: '1', after: 3 }] };
const START = new Date('2026-11-23T11:12:00Z');

describe('status callbacks', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());
  beforeEach(() => backend.reset());
  const ring = (
    outcome: PhoneOutcome,
    { number, ...options }: Partial<RunOptions> & { number?: string } = {},
    more: Readonly<Record<string, Answer>> = {},
  ) =>
    takeLine(
      backend,
      {
        start: twiml(dial([ANN], `callerId="${OUR_NUMBER}"`, number)),
        'dial-result': twiml('<Say>over</Say>'),
        screen: WHISPER,
        'screen-result': byKey,
        ...more,
      },
      { [ANN]: outcome },
      { startedAt: START, ...options },
    );
  const sent = () => formsOf(backend, '/leg-status');
  const statuses = () => sent().map(({ CallStatus }) => CallStatus);
  const numbers = () => sent().map(({ SequenceNumber }) => SequenceNumber);

  it.each<[PhoneOutcome, string[]]>([
    [ANSWERS, ['initiated', 'ringing', 'in-progress', 'completed']],
    [{ kind: 'no-answer' }, ['initiated', 'ringing', 'no-answer']],
    [{ kind: 'busy' }, ['initiated', 'busy']],
    [{ kind: 'failed' }, ['initiated', 'failed']],
  ])('tell what becomes of a leg, numbered from 0: %j', async (outcome, expected) => {
    await ring(outcome);
    expect(statuses()).toEqual(expected);
    expect(numbers()).toEqual(expected.map((_status, nth) => String(nth)));
  });

  it('carry the parameters of the leg, and those of a callback', async () => {
    await ring(ANSWERS);
    expect(sent().at(-1)).toEqual({
      AccountSid: ACCOUNT,
      ApiVersion: '2010-04-01',
      CallSid: formsOf(backend, '/screen')[0]?.['CallSid'],
      ParentCallSid: CALL_SID,
      From: OUR_NUMBER,
      Caller: OUR_NUMBER,
      To: ANN,
      Called: ANN,
      Direction: 'outbound-dial',
      CallStatus: 'completed',
      CallDuration: '63',
      Timestamp: 'Mon, 23 Nov 2026 11:13:07 +0000',
      CallbackSource: 'call-progress-events',
      SequenceNumber: '3',
    });
    expect(sent()[0]).not.toHaveProperty('CallDuration');
    expect(backend.received.filter(({ path }) => path === '/leg-status')).toMatchObject(
      Array.from({ length: 4 }, () => ({ query: { user: '1' }, signatureValid: true, method: 'POST' })),
    );
  });

  it.each<[string, string[]]>([
    [NUMBER.replace(/statusCallbackEvent=".*"/, ''), ['completed']],
    [NUMBER.replace('initiated ringing answered', 'answered'), ['in-progress', 'completed']],
    [NUMBER.replace(/statusCallback="\S*"/, ''), []],
  ])('are those that were asked for: %s', async (number, expected) => {
    await ring(ANSWERS, { number });
    expect(statuses()).toEqual(expected);
    expect(numbers()).toEqual(expected.map((_status, nth) => String(nth)));
  });

  it('can be asked for by GET', async () => {
    await ring({ kind: 'busy' }, { number: `${NUMBER} statusCallbackMethod="GET"` });
    expect(backend.received.at(-1)).toMatchObject({ method: 'GET', query: { CallStatus: 'busy', user: '1' } });
  });

  it('tell of a leg that was canceled, and of one that was hung up', async () => {
    await ring(ANSWERS, { hangUpAt: 2 });
    await ring(ANSWERS, { hangUpAt: 6 });
    expect(statuses().filter((status) => !['initiated', 'ringing', 'in-progress'].includes(status ?? ''))).toEqual([
      'canceled',
      'completed',
    ]);
    expect(sent().flatMap(({ CallDuration }) => CallDuration ?? [])).toEqual(['0', '2']);
  });

  it('number each leg for itself', async () => {
    const byPath = { start: twiml(dial([ANN, BEN])), 'dial-result': twiml() };
    await takeLine(backend, byPath, { [ANN]: { kind: 'busy' }, [BEN]: { kind: 'failed' } });
    const of = (phone: string) => sent().flatMap(({ To, SequenceNumber }) => (To === phone ? [SequenceNumber] : []));
    expect([of(ANN), of(BEN)]).toEqual([
      ['0', '1'],
      ['0', '1'],
    ]);
    expect(sent().map(({ To, CallStatus }) => [To, CallStatus])).toEqual([
      [ANN, 'initiated'],
      [BEN, 'initiated'],
      [BEN, 'failed'],
      [ANN, 'busy'],
    ]);
    expect(new Set(sent().map(({ CallSid }) => CallSid)).size).toBe(2);
  });

  describe('by a fate that the test decides', () => {
    const fated = (fate: (callback: Callback) => readonly number[]) => ring(ANSWERS, { callbackFate: fate });

    it('are asked for with what they are about', async () => {
      const asked: Callback[] = [];
      await fated((callback) => {
        asked.push(callback);
        return [];
      });
      expect(asked).toEqual([
        { phone: ANN, event: 'initiated', sequence: 0 },
        { phone: ANN, event: 'ringing', sequence: 1 },
        { phone: ANN, event: 'answered', sequence: 2 },
        { phone: ANN, event: 'completed', sequence: 3 },
      ]);
      expect(sent()).toEqual([]);
    });

    it('come late and in another order, with the time at which they happened', async () => {
      const call = await fated(({ sequence }) => [30 - 10 * sequence + 0.5]);
      expect(numbers()).toEqual(['2', '1', '0', '3']);
      expect(sent().map(({ Timestamp }) => Timestamp?.slice(17, 25))).toEqual([
        '11:12:04',
        '11:12:00',
        '11:12:00',
        '11:13:07',
      ]);
      const at = call.events.flatMap((event) =>
        event.type === 'twiml_request' && event.about === 'callback' ? [event.at] : [],
      );
      expect(at).toEqual([14.5, 20.5, 30.5, 67.5]);
    });

    it('come twice, each time as a request of its own', async () => {
      await fated(({ event }) => (event === 'answered' ? [0, 9] : [0.1]));
      expect(statuses()).toEqual(['initiated', 'ringing', 'in-progress', 'in-progress', 'completed']);
      const tokens = backend.received.flatMap(({ path, token }) => (path === '/leg-status' ? [token] : []));
      expect(new Set(tokens).size).toBe(5);
    });

    it('come after the end of the call, which they do not prolong', async () => {
      const call = await fated(() => [500]);
      expect(call).toMatchObject({ heard: ['over'], seconds: 68 });
      expect(sent()).toHaveLength(4);
    });
  });

  describe('that the service does not take', () => {
    it('are repeated as their address says, under one token', async () => {
      const number = NUMBER.replace('leg-status?user=USER', 'leg-status?user=USER#rc=1&amp;rp=5xx').replace(
        'initiated ringing answered completed',
        'completed',
      );
      const call = await ring(ANSWERS, { number }, { 'leg-status': { status: 503 } });
      expect(call).toMatchObject({ heard: ['over'], end: 'completed' });
      expect(sent()).toHaveLength(2);
      expect(new Set(backend.received.flatMap(({ path, token }) => (path === '/leg-status' ? [token] : []))).size).toBe(
        1,
      );
    });

    it('never hold up the call: it goes on before they are answered', async () => {
      let answer = (): void => undefined;
      const answered = new Promise<void>((resolve) => (answer = resolve));
      const call = await ring(
        ANSWERS,
        { twimlLimitMs: 3000, callbackFate: () => [0] },
        {
          'leg-status': () => answered.then(() => ({ status: 204 })),
          'dial-result': () => {
            answer();
            return twiml('<Say>over</Say>');
          },
        },
      );
      expect(call).toMatchObject({ heard: ['over'], seconds: 68 });
      const told = call.events.flatMap((event) => ('about' in event && event.about === 'callback' ? [event.type] : []));
      expect(told.filter((type) => type === 'twiml_response')).toHaveLength(4);
      expect(told).not.toContain('twiml_failed');
    });

    it('change nothing when they are never answered', async () => {
      const number = NUMBER.replace('leg-status?user=USER', 'leg-status?user=USER#rt=100');
      const call = await ring(ANSWERS, { number }, { 'leg-status': 'never' });
      expect(call).toMatchObject({ heard: ['over'], seconds: 68, connectedTo: ANN });
      expect(call.events.filter((event) => event.type === 'twiml_failed' && event.why === 'timeout')).toHaveLength(4);
    });
  });
});
