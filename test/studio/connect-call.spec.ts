import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { PhoneOutcome } from '../../studio/index.js';
import { StandInBackend } from './kit/backend.js';
import { CALL_SID, CALLER, OUR_NUMBER, takeCall, type Scripts } from './kit/call.js';
import { connect, flowOf, say, set } from './kit/small-flows.js';

const [ANN, BEN, CAS] = ['+14155550001', '+14155550002', '+14155550003'] as const;
const WORDS = '{{widgets.dial.DialCallStatus}} after {{widgets.dial.DialCallDuration}}';

describe('the Connect Call To widget', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());
  beforeEach(() => backend.reset());
  const dial = (scripts: Scripts, properties: Record<string, unknown> = { to: ANN }, options = {}) =>
    takeCall(flowOf(connect('dial', properties, 'over'), say('over', undefined, WORDS)), backend, scripts, options);

  const cases: [outcome: PhoneOutcome, heard: string, ring: number, talk: number][] = [
    [{ kind: 'answer', ringSeconds: 7, talkSeconds: 60 }, 'completed after 60', 7, 60],
    [{ kind: 'voicemail', ringSeconds: 20, talkSeconds: 12 }, 'completed after 12', 20, 12],
    [{ kind: 'no-answer' }, 'no-answer after ', 25, 0],
    [{ kind: 'answer', ringSeconds: 25 }, 'no-answer after ', 25, 0],
    [{ kind: 'answer', ringSeconds: 24, talkSeconds: 1 }, 'completed after 1', 24, 1],
    [{ kind: 'busy' }, 'busy after ', 2, 0],
    [{ kind: 'failed' }, 'failed after ', 1, 0],
  ];
  it.each(cases)('with a timeout of 20 s: %j', async (outcome, heard, seconds, talkSeconds) => {
    const call = await dial({ [ANN]: outcome });
    expect(call.heard).toEqual([heard]);
    expect(call.rang).toMatchObject([{ phone: ANN, seconds, talkSeconds }]);
  });

  it('tells a person from a voicemail only to the reader of the run', async () => {
    const { rang, connectedTo } = await dial({ [ANN]: { kind: 'voicemail' } });
    expect(rang).toMatchObject([{ status: 'completed', pickedUpBy: 'voicemail' }]);
    expect(connectedTo).toBe(ANN);
  });

  it.each(['', '+1FALLBACK1', '911', 'sip:ann@example.com'])('fails at once for the number %j', async (to) => {
    expect(await dial({}, { to })).toMatchObject({ heard: ['failed after '], rang: [{ phone: to, status: 'failed' }] });
  });

  it.each(['anonymous', 'sip:ann@example.com', ''])('fails at once with the caller ID %j', async (from) => {
    const { rang } = await dial({}, { to: ANN, caller_id: '{{trigger.call.From}}' }, { from });
    expect(rang).toMatchObject([{ phone: ANN, status: 'failed' }]);
  });

  it('uses Twilio’s 30 s when the timeout is not an integer', async () => {
    const { rang } = await dial({ [ANN]: { kind: 'no-answer' } }, { to: ANN, timeout: '{{flow.variables.t}}' });
    expect(rang).toMatchObject([{ seconds: 35 }]);
  });

  it('ends a talk at its time limit', async () => {
    const { rang } = await dial({ [ANN]: { kind: 'answer', talkSeconds: 900 } }, { to: ANN, time_limit: '600' });
    expect(rang).toMatchObject([{ talkSeconds: 600 }]);
  });

  it('passes on the variables of the dial callback and those of the call', async () => {
    const words = ['CallSid', 'From', 'To', 'DialCallSid'].map((name) => `{{widgets.dial.${name}}}`).join(' ');
    const flow = flowOf(connect('dial', { to: ANN }, 'over'), say('over', undefined, words));
    const { heard } = await takeCall(flow, backend, { [ANN]: { kind: 'busy' } });
    expect(heard[0]).toMatch(new RegExp(`^${CALL_SID} \\${CALLER} \\${OUR_NUMBER} CA\\d{32}$`));
  });

  it.each([
    ['while it rings', 3, 'canceled'],
    ['while somebody talks', 30, 'completed'],
  ])('leaves by hangup when the caller hangs up %s', async (_when, hangUpAt, status) => {
    const flow = flowOf(connect('dial', { to: ANN }, 'over', 'gone'), set('over', {}), set('gone', { status: WORDS }));
    const call = await takeCall(flow, backend, { [ANN]: { kind: 'answer', ringSeconds: 5 } }, { hangUpAt });
    expect(call.steps.slice(1)).toEqual(['dial', 'gone']);
    expect(call.rang).toMatchObject([{ status }]);
  });

  it('leaves by callCompleted when the other side ends the talk', async () => {
    const flow = flowOf(connect('dial', { to: ANN }, 'over', 'gone'), set('over', {}), set('gone', {}));
    expect((await takeCall(flow, backend, { [ANN]: { kind: 'answer' } })).steps).toEqual(['Trigger', 'dial', 'over']);
  });

  describe('ringing several numbers at once', () => {
    const all = { noun: 'number-multi', to: `${ANN}, ${BEN},${CAS}` };

    it('connects the first that picks up and stops the others', async () => {
      const call = await dial(
        {
          [ANN]: { kind: 'answer', ringSeconds: 9 },
          [BEN]: { kind: 'voicemail', ringSeconds: 6 },
          [CAS]: { kind: 'busy' },
        },
        all,
      );
      expect(call.connectedTo).toBe(BEN);
      expect(call.rang.map(({ phone, status, seconds }) => [phone, status, seconds])).toEqual([
        [ANN, 'canceled', 6],
        [BEN, 'completed', 6],
        [CAS, 'busy', 2],
      ]);
    });

    it.each([
      [['busy', 'no-answer', 'failed'], 'no-answer after '],
      [['busy', 'failed', 'failed'], 'busy after '],
      [['failed', 'failed', 'failed'], 'failed after '],
    ] as const)('nobody picks up: %j', async ([ann, ben, cas], heard) => {
      const call = await dial({ [ANN]: { kind: ann }, [BEN]: { kind: ben }, [CAS]: { kind: cas } }, all);
      expect(call.heard).toEqual([heard]);
    });
  });

  it('refuses to pretend: other nouns, and phones without a script', async () => {
    await expect(dial({}, { noun: 'conference', to: 'room' })).rejects.toThrow(/not conference/);
    await expect(dial({ [ANN]: [] })).rejects.toThrow(/no outcome \(left\) for a call to \+14155550001/);
  });
});
