import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { PhoneOutcome, RunOptions } from '../../studio/index.js';
import { PUBLIC, StandInBackend } from './kit/backend.js';
import { CALL_SID, OUR_NUMBER, type Scripts } from './kit/call.js';
import { ANN, byKey, CALLERS, dial, formsOf, NUMBER, takeLine, twiml, WHISPER } from './kit/twiml.js';

const PRESSES_ONE: PhoneOutcome = {
  kind: 'answer',
  ringSeconds: 4,
  talkSeconds: 60,
  presses: [{ keys: '1', after: 3 }],
};

describe('Dial', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());
  beforeEach(() => backend.reset());
  const ring = (script: Scripts[string], attributes = '', number = '', options: Partial<RunOptions> = {}) =>
    takeLine(
      backend,
      {
        start: twiml(dial([ANN], `callerId="${OUR_NUMBER}" ${attributes}`, number)),
        'dial-result': ({ form }) => twiml(`<Say>${form['DialCallStatus'] ?? ''} ${form['DialBridged'] ?? '-'}</Say>`),
        screen: WHISPER,
        'screen-result': byKey,
      },
      { [ANN]: script },
      options,
    );
  const screened = (script: Scripts[string], options: Partial<RunOptions> = {}) => ring(script, '', NUMBER, options);
  const result = () => formsOf(backend, '/dial-result');

  it.each<[outcome: PhoneOutcome, heard: string, ring: number, talk: number, duration: string | undefined]>([
    [{ kind: 'answer', ringSeconds: 7, talkSeconds: 60 }, 'completed true', 7, 60, '60'],
    [{ kind: 'voicemail', ringSeconds: 19, talkSeconds: 12 }, 'completed true', 19, 12, '12'],
    [{ kind: 'no-answer' }, 'no-answer false', 20, 0, undefined],
    [{ kind: 'answer', ringSeconds: 20 }, 'no-answer false', 20, 0, undefined],
    [{ kind: 'busy' }, 'busy false', 2, 0, undefined],
    [{ kind: 'failed' }, 'failed false', 1, 0, undefined],
  ])('tells its action what came of it, after the 5 s that Twilio adds: %j', async (...each) => {
    const [outcome, heard, seconds, talkSeconds, duration] = each;
    const call = await ring(outcome);
    expect(call.heard).toEqual([heard]);
    expect(call.rang).toMatchObject([{ phone: ANN, seconds, talkSeconds, bridged: talkSeconds > 0 }]);
    expect(call.connectedTo).toBe(talkSeconds > 0 ? ANN : null);
    expect(result()).toMatchObject([{ ...CALLERS, DialCallSid: expect.stringMatching(/^CA[0-9a-f]{32}$/) as string }]);
    expect(result()[0]?.['DialCallDuration']).toBe(duration);
    expect(result()[0]?.['DialCallSid']).not.toBe(CALL_SID);
  });

  it('leaves DialBridged out where that is asked for, and only it', async () => {
    const call = await ring({ kind: 'answer', talkSeconds: 9 }, '', '', { dialBridged: false });
    expect(call.heard).toEqual(['completed -']);
    expect(result()).toMatchObject([{ DialCallDuration: '9' }]);
  });

  it('lets its document go on when it has no action', async () => {
    const start = twiml(`<Dial><Number>${ANN}</Number></Dial>`, '<Say>afterwards</Say>');
    const call = await takeLine(backend, { start }, { [ANN]: { kind: 'no-answer' } });
    expect(call).toMatchObject({ heard: ['afterwards'], rang: [{ seconds: 35 }] });
  });

  it('ends a talk at its time limit, after four hours when it has none', async () => {
    const forever = { kind: 'answer', talkSeconds: 50_000 } as const;
    expect((await ring(forever, 'timeLimit="600"')).rang).toMatchObject([{ talkSeconds: 600 }]);
    const start = twiml(dial([ANN], '', ''));
    const call = await takeLine(backend, { start, 'dial-result': twiml() }, { [ANN]: forever });
    expect(call.rang).toMatchObject([{ talkSeconds: 14_400 }]);
  });

  it.each(['anonymous', 'sip:ann@example.com', '+112', ''])('fails for the caller ID %j', async (callerId) => {
    const start = twiml(dial([ANN], `callerId="${callerId}"`));
    const call = await takeLine(backend, { start, 'dial-result': twiml() });
    expect(call.rang).toMatchObject([{ phone: ANN, status: 'failed', seconds: 1 }]);
    expect(result()).toMatchObject([{ DialCallStatus: 'failed', DialBridged: 'false' }]);
    expect(result()[0]).not.toHaveProperty('DialCallSid');
    expect(formsOf(backend, '/leg-status')).toEqual([]);
  });

  it('shows the caller’s own number when no caller ID is given, and fails for one who withholds it', async () => {
    const start = twiml(dial([ANN]));
    const byPath = { start, 'dial-result': twiml(), screen: twiml('<Hangup/>') };
    await takeLine(backend, byPath, { [ANN]: { kind: 'answer' } });
    expect(formsOf(backend, '/screen')).toMatchObject([{ From: '+14155550100' }]);
    const call = await takeLine(backend, byPath, {}, { from: 'anonymous' });
    expect(call.rang).toMatchObject([{ status: 'failed' }]);
  });

  it.each(['911', 'ann', '14155550001'])('fails for the number %j', async (phone) => {
    const start = twiml(dial([phone], `callerId="${OUR_NUMBER}"`));
    const call = await takeLine(backend, { start, 'dial-result': twiml() });
    expect(call.rang).toMatchObject([{ phone, status: 'failed' }]);
  });

  it.each([
    ['', 'in-progress'],
    ['answerOnBridge="true"', 'ringing'],
  ])('answers the call at once, unless it is to wait for the bridge: %s', async (attribute, status) => {
    const start = twiml(`<Dial action="/dial-result" ${attribute}><Number>${ANN}</Number></Dial>`);
    await takeLine(backend, { start, 'dial-result': twiml() }, { [ANN]: { kind: 'busy' } });
    await takeLine(backend, { start, 'dial-result': twiml() }, { [ANN]: { kind: 'answer' } });
    expect(result()).toMatchObject([{ CallStatus: status }, { CallStatus: 'in-progress' }]);
  });

  describe('with a document for the callee', () => {
    it('connects the person when the document ends without a Hangup, and counts what it said as duration', async () => {
      const call = await screened(PRESSES_ONE);
      expect(call).toMatchObject({ connectedTo: ANN, heard: ['completed true'], seconds: 4 + 3 + 60 + 1 });
      expect(call.whispers).toEqual([{ phone: ANN, words: 'Press one.' }]);
      expect(call.events.find(({ type }) => type === 'connected')).toMatchObject({ at: 7 });
      expect(result()).toMatchObject([{ DialCallStatus: 'completed', DialCallDuration: '63', DialBridged: 'true' }]);
    });

    it('requests it on the callee’s own leg, signed, and tells the action of that leg', async () => {
      await screened(PRESSES_ONE);
      const [screen] = formsOf(backend, '/screen');
      const [keys] = formsOf(backend, '/screen-result');
      const leg = {
        ParentCallSid: CALL_SID,
        From: OUR_NUMBER,
        Caller: OUR_NUMBER,
        To: ANN,
        Called: ANN,
        Direction: 'outbound-dial',
        CallStatus: 'in-progress',
      };
      expect(screen).toEqual({ ...CALLERS, ...leg, CallSid: result()[0]?.['DialCallSid'] });
      expect(keys).toEqual({ ...screen, Digits: '1', FinishedOnKey: '' });
      expect(backend.received.every(({ signatureValid }) => signatureValid)).toBe(true);
    });

    it.each<[what: string, outcome: PhoneOutcome, at: number, asked: (string | undefined)[]]>([
      ['a decline', { ...PRESSES_ONE, presses: [{ keys: '2', after: 2 }] }, 6, ['2']],
      ['another key', { ...PRESSES_ONE, presses: [{ keys: '3', after: 1 }] }, 5, ['3']],
      ['no key', { kind: 'answer', ringSeconds: 4 }, 4 + 1 + 6, ['']],
      ['a voicemail', { kind: 'voicemail', ringSeconds: 4, talkSeconds: 40 }, 4 + 1 + 6, ['']],
      ['a short voicemail', { kind: 'voicemail', ringSeconds: 4, talkSeconds: 5 }, 9, []],
      ['hanging up', { kind: 'answer', ringSeconds: 4, hangsUpAfter: 2 }, 6, []],
      [
        'hanging up before the key',
        { kind: 'answer', ringSeconds: 4, hangsUpAfter: 2, presses: [{ keys: '1', after: 3 }] },
        6,
        [],
      ],
    ])('does not connect after %s, and goes on at once', async (_what, outcome, at, asked) => {
      const call = await screened(outcome);
      expect(call).toMatchObject({ connectedTo: null, heard: ['completed false'] });
      expect(call.rang).toMatchObject([{ status: 'completed', seconds: 4, talkSeconds: 0, bridged: false }]);
      expect(call.events.find(({ type }) => type === 'dial_result')).toMatchObject({ at });
      expect(formsOf(backend, '/screen-result').map(({ Digits }) => Digits)).toEqual(asked);
      expect(result()).toMatchObject([{ DialCallDuration: String(at - 4), DialBridged: 'false' }]);
    });

    it('lets the callee talk as long as they would, however soon they would have hung up before', async () => {
      const call = await screened({ ...PRESSES_ONE, hangsUpAfter: 10 });
      expect(call.rang).toMatchObject([{ talkSeconds: 60 }]);
    });

    it('listens for longer than it rings', async () => {
      const late: PhoneOutcome = { kind: 'answer', ringSeconds: 19, presses: [{ keys: '1', after: 6 }] };
      expect((await screened(late)).connectedTo).toBe(ANN);
    });

    it.each(['<Dial><Number>+14155550002</Number></Dial>', '<Record/>', '<Pause/>', '<Redirect>/more</Redirect>'])(
      'holds no %s',
      async (verb) => {
        const start = twiml(dial([ANN]));
        const call = takeLine(backend, { start, screen: twiml(verb) }, { [ANN]: PRESSES_ONE });
        await expect(call).rejects.toThrow(/TwiML of .*\/screen, line 2: .* does not belong in a callee’s document/);
      },
    );

    it('holds no Pause in a Gather either', async () => {
      const screen = twiml('<Gather><Say>Press one.</Say><Pause/></Gather>');
      const call = takeLine(backend, { start: twiml(dial([ANN])), screen }, { [ANN]: PRESSES_ONE });
      await expect(call).rejects.toThrow(/line 2: Pause does not belong in a callee’s document/);
    });

    it('goes on with other documents there', async () => {
      const screen = twiml('<Gather numDigits="1" action="/more"><Say>first</Say></Gather>');
      const byPath = { start: twiml(dial([ANN])), screen, 'dial-result': twiml() };
      const more = twiml('<Play>a.mp3</Play>');
      const sound = { contentType: 'audio/mpeg' };
      const call = await takeLine(backend, { ...byPath, more, 'a.mp3': sound }, { [ANN]: PRESSES_ONE });
      expect(call).toMatchObject({ connectedTo: ANN, whispers: [{ words: 'first' }], heard: [] });
    });

    it('hangs up the callee with an error when the document is not to be had', async () => {
      const byPath = { start: twiml(dial([ANN])), screen: { status: 500 }, 'dial-result': twiml() };
      const call = await takeLine(backend, byPath, { [ANN]: PRESSES_ONE });
      expect(call).toMatchObject({ connectedTo: null, end: 'completed', heard: [] });
      expect(call.whispers).toMatchObject([{ words: expect.stringMatching(/application error/) as string }]);
    });
  });

  describe('when the caller hangs up', () => {
    it.each<[what: string, at: number, expected: Record<string, string>, status: string, talk: number]>([
      [
        'while it rings',
        2,
        { DialCallStatus: 'no-answer', CallStatus: 'completed', DialBridged: 'false' },
        'canceled',
        0,
      ],
      ['the instant of the pick-up', 4, { DialCallStatus: 'completed', DialBridged: 'false' }, 'completed', 0],
      ['during the whisper', 5, { DialCallStatus: 'completed', DialBridged: 'false' }, 'completed', 0],
      ['the instant of the key', 7, { DialCallStatus: 'completed', DialBridged: 'false' }, 'completed', 0],
      ['during the talk', 17, { DialCallDuration: '13', DialBridged: 'true' }, 'completed', 10],
    ])('%s, its action is still told, and nothing follows', async (_what, hangUpAt, expected, status, talkSeconds) => {
      const call = await screened(PRESSES_ONE, { hangUpAt });
      expect(call).toMatchObject({ end: 'caller_hung_up', heard: [], seconds: hangUpAt });
      expect(result()).toMatchObject([{ ...expected, CallSid: CALL_SID, CallStatus: 'completed' }]);
      expect(call.rang).toMatchObject([{ status, talkSeconds }]);
    });

    it('the instant somebody picks up whom nobody screens, they are not connected', async () => {
      const call = await ring({ kind: 'answer', ringSeconds: 4 }, '', '', { hangUpAt: 4 });
      expect(call).toMatchObject({ connectedTo: null, rang: [{ bridged: false, talkSeconds: 0 }] });
      expect(result()).toMatchObject([{ DialBridged: 'false' }]);
    });

    it('nothing is said twice when its action fails', async () => {
      const byPath = { start: twiml(dial([ANN])), 'dial-result': { status: 500 } };
      const call = await takeLine(backend, byPath, { [ANN]: { kind: 'no-answer' } }, { hangUpAt: 3 });
      expect(call).toMatchObject({ end: 'caller_hung_up', heard: [], fellBack: false });
      expect(result()).toHaveLength(1);
    });
  });

  it('takes addresses relative to its document', async () => {
    const start = twiml(`<Dial action="dial-result?x=1"><Number url="screen">${ANN}</Number></Dial>`);
    await takeLine(backend, { start, screen: twiml(), 'dial-result': twiml() }, { [ANN]: { kind: 'answer' } });
    expect(backend.received.map(({ path }) => `${PUBLIC}${path}`)).toEqual(
      ['/start', '/screen', '/dial-result'].map((path) => `${PUBLIC}${path}`),
    );
  });
});
