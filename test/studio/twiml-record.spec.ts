import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { RunOptions, SpokenMessage } from '../../studio/index.js';
import { PUBLIC, StandInBackend } from './kit/backend.js';
import { CALL_SID } from './kit/call.js';
import { ACCOUNT, CALLERS, formsOf, takeLine, twiml } from './kit/twiml.js';

const RECORDING = /^https:\/\/api\.twilio\.com\/2010-04-01\/Accounts\/AC0{32}\/Recordings\/RE[0-9a-f]{32}$/;
const STATUS = `recordingStatusCallback="${PUBLIC}/recording-status"`;

describe('Record', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());
  beforeEach(() => backend.reset());
  const record = (leavesMessage: SpokenMessage | undefined, attributes = '', options: Partial<RunOptions> = {}) =>
    takeLine(
      backend,
      {
        start: twiml(`<Record action="${PUBLIC}/voice-message" ${attributes}/>`, '<Say>nothing said</Say>'),
        'voice-message': ({ form }) => twiml(`<Say>thanks for ${form['RecordingDuration'] ?? ''}</Say>`),
      },
      {},
      { ...(leavesMessage && { leavesMessage }), startedAt: new Date('2026-11-23T11:12:00Z'), ...options },
    );
  const told = () => formsOf(backend, '/voice-message');
  const askedAt = (call: Awaited<ReturnType<typeof record>>) =>
    call.events.find((event) => event.type === 'twiml_request' && event.url.endsWith('/voice-message'))?.at;

  it.each<
    [
      what: string,
      message: SpokenMessage,
      attributes: string,
      spoken: number,
      seconds: string,
      digits: string,
      at: number,
    ]
  >([
    ['a silence of five seconds', { seconds: 12 }, '', 12, '17', '', 1 + 12 + 5],
    ['a silence of its own length', { seconds: 12 }, 'timeout="9"', 12, '21', '', 1 + 12 + 9],
    ['any key', { seconds: 12, endedBy: 'key' }, '', 12, '12', '1', 1 + 12],
    ['its key', { seconds: 12, endedBy: 'key' }, 'finishOnKey="#"', 12, '12', '#', 1 + 12],
    ['silence where no key ends it', { seconds: 12, endedBy: 'key' }, 'finishOnKey=""', 12, '17', '', 1 + 12 + 5],
    ['its greatest length', { seconds: 900 }, 'maxLength="120"', 120, '120', '', 1 + 120],
    ['its greatest length in the silence', { seconds: 118 }, 'maxLength="120"', 118, '120', '', 1 + 120],
    ['no beep before it', { seconds: 12 }, 'playBeep="false"', 12, '17', '', 12 + 5],
  ])('ends with %s', async (_what, message, attributes, spoken, seconds, digits, at) => {
    const call = await record(message, attributes);
    expect(call).toMatchObject({ heard: [`thanks for ${seconds}`], end: 'completed' });
    expect(call.messages).toEqual([{ seconds: spoken, url: expect.stringMatching(RECORDING) as string }]);
    expect(askedAt(call)).toBe(at);
    expect(told()).toEqual([
      {
        ...told()[0],
        ...CALLERS,
        CallStatus: 'in-progress',
        RecordingUrl: call.messages[0]?.url,
        RecordingSid: call.messages[0]?.url.slice(-34),
        RecordingDuration: seconds,
        Digits: digits,
      },
    ]);
  });

  it('asks its action when nothing was said, and never goes on with the document', async () => {
    const call = await record(undefined, `timeout="4" ${STATUS}`);
    expect(call).toMatchObject({ heard: ['thanks for 4'], messages: [] });
    expect(told()).toMatchObject([{ RecordingDuration: '4', Digits: '' }]);
    expect(formsOf(backend, '/recording-status')).toMatchObject([
      { RecordingStatus: 'completed', RecordingDuration: '4' },
    ]);
  });

  it('reports a recording without a word as absent where a test wants it so', async () => {
    const events = `${STATUS} recordingStatusCallbackEvent="completed absent"`;
    await record(undefined, `timeout="4" ${events}`, { silentRecording: 'absent' });
    expect(told()).toMatchObject([{ RecordingDuration: '4', Digits: '' }]);
    expect(formsOf(backend, '/recording-status')).toMatchObject([{ RecordingStatus: 'absent' }]);
  });

  it.each<[what: string, message: SpokenMessage, hangUpAt: number | undefined, spoken: number, seconds: string]>([
    ['after the message', { seconds: 12, endedBy: 'hang_up' }, undefined, 12, '12'],
    ['in the message', { seconds: 12 }, 6, 5, '5'],
    ['in the silence after it', { seconds: 12 }, 15, 12, '14'],
  ])('keeps the message of a caller who hangs up %s', async (_what, message, hangUpAt, spoken, seconds) => {
    const call = await record(message, '', hangUpAt === undefined ? {} : { hangUpAt });
    expect(call).toMatchObject({ end: 'caller_hung_up', heard: [], messages: [{ seconds: spoken }] });
    expect(told()).toMatchObject([{ Digits: 'hangup', CallStatus: 'completed', RecordingDuration: seconds }]);
  });

  it('keeps the silence of a caller who hangs up without a word', async () => {
    expect(await record(undefined, '', { hangUpAt: 3 })).toMatchObject({ end: 'caller_hung_up', messages: [] });
    expect(told()).toMatchObject([{ RecordingDuration: '2', Digits: 'hangup' }]);
  });

  it('reports the recording beside the call', async () => {
    const fates: unknown[] = [];
    const call = await record({ seconds: 12 }, STATUS, {
      callbackFate: (callback) => {
        fates.push(callback);
        return [40];
      },
    });
    expect(fates).toEqual([{ phone: null, event: 'completed', sequence: 0 }]);
    expect(call.seconds).toBe(20);
    expect(backend.paths).toEqual(['start', 'voice-message', 'recording-status']);
    expect(backend.received.every(({ signatureValid }) => signatureValid)).toBe(true);
    expect(formsOf(backend, '/recording-status')).toEqual([
      {
        AccountSid: ACCOUNT,
        CallSid: CALL_SID,
        RecordingSid: call.messages[0]?.url.slice(-34),
        RecordingUrl: call.messages[0]?.url,
        RecordingStatus: 'completed',
        RecordingDuration: '12',
        RecordingChannels: '1',
        RecordingSource: 'RecordVerb',
        RecordingStartTime: 'Mon, 23 Nov 2026 11:12:01 GMT',
      },
    ]);
  });

  it.each([
    ['absent', { seconds: 3 }, []],
    ['completed', undefined, ['completed']],
    ['completed absent', { seconds: 3 }, ['completed']],
    ['in-progress', { seconds: 3 }, []],
  ])('reports only what was asked for: %s', async (events, message, expected) => {
    await record(message, `${STATUS} recordingStatusCallbackEvent="${events}"`);
    expect(formsOf(backend, '/recording-status').map(({ RecordingStatus }) => RecordingStatus)).toEqual(expected);
  });

  it('asks for its own document again when it has no action', async () => {
    const start = (_request: unknown, nth: number) => twiml(nth === 1 ? '<Record/>' : '<Say>again</Say>');
    const call = await takeLine(backend, { start }, {}, { leavesMessage: { seconds: 3 } });
    expect(call.heard).toEqual(['again']);
  });
});
