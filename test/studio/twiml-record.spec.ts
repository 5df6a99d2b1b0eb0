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

  it.each<[what: string, message: SpokenMessage, attributes: string, seconds: string, digits: string, at: number]>([
    ['a silence of five seconds', { seconds: 12 }, '', '12', '', 1 + 12 + 5],
    ['a silence of its own length', { seconds: 12 }, 'timeout="9"', '12', '', 1 + 12 + 9],
    ['any key', { seconds: 12, endedBy: 'key' }, '', '12', '1', 1 + 12],
    ['its key', { seconds: 12, endedBy: 'key' }, 'finishOnKey="#"', '12', '#', 1 + 12],
    ['silence where no key ends it', { seconds: 12, endedBy: 'key' }, 'finishOnKey=""', '12', '', 1 + 12 + 5],
    ['its greatest length', { seconds: 900 }, 'maxLength="120"', '120', '', 1 + 120],
    ['its greatest length in the silence', { seconds: 118 }, 'maxLength="120"', '118', '', 1 + 120],
    ['no beep before it', { seconds: 12 }, 'playBeep="false"', '12', '', 12 + 5],
  ])('ends with %s', async (_what, message, attributes, seconds, digits, at) => {
    const call = await record(message, attributes);
    expect(call).toMatchObject({ heard: [`thanks for ${seconds}`], end: 'completed' });
    expect(call.messages).toEqual([{ seconds: Number(seconds), url: expect.stringMatching(RECORDING) as string }]);
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

  it('lets the document go on when nothing was said', async () => {
    const call = await record(undefined, `timeout="4" ${STATUS}`);
    expect(call).toMatchObject({ heard: ['nothing said'], messages: [] });
    expect(call.events.find(({ type }) => type === 'say')).toMatchObject({ at: 5 });
    expect(backend.received).toHaveLength(1);
  });

  it.each<[what: string, message: SpokenMessage, hangUpAt: number | undefined, seconds: string]>([
    ['after his message', { seconds: 12, endedBy: 'hang_up' }, undefined, '12'],
    ['in his message', { seconds: 12 }, 6, '5'],
    ['in the silence after it', { seconds: 12 }, 15, '12'],
  ])('keeps the message of a caller who hangs up %s', async (_what, message, hangUpAt, seconds) => {
    const call = await record(message, '', hangUpAt === undefined ? {} : { hangUpAt });
    expect(call).toMatchObject({ end: 'caller_hung_up', heard: [], messages: [{ seconds: Number(seconds) }] });
    expect(told()).toMatchObject([{ Digits: 'hangup', CallStatus: 'completed', RecordingDuration: seconds }]);
  });

  it('keeps nothing of a caller who hangs up without a word', async () => {
    expect(await record(undefined, '', { hangUpAt: 3 })).toMatchObject({ end: 'caller_hung_up', messages: [] });
    expect(told()).toEqual([]);
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
    ['completed', undefined, []],
    ['absent', undefined, ['absent']],
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
