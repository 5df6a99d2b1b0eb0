import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { HangUp } from '../../studio/index.js';
import { ladderOf, StandInBackend, targetAnswer, type Received, type Reply } from './kit/backend.js';
import { BACK } from './kit/twiml.js';
import { CALL_SID, FALLBACKS, ladderFlow, takeCall, type Scripts } from './kit/call.js';

const [ANN, BEN] = ['+14155550001', '+14155550002'] as const;
const [FIRST, SECOND] = FALLBACKS as [string, string];
const STEPS_NEEDING_THE_CALLER = ['say-play', 'connect-call-to'];

describe('a caller who hangs up', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());
  beforeEach(() => backend.reset());
  const flow = ladderFlow();
  const typeOf = (name: string) => flow.states.find((state) => state.name === name)?.type ?? '';
  const callWith = (scripts: Scripts, hangUpAt: HangUp, options = {}) =>
    takeCall(flow, backend, scripts, { hangUpAt, hangUpTellsStatus: true, ...options });

  it('while the phone rings: the attempt and the call are reported, and nobody else is asked for', async () => {
    backend.reply = ladderOf(ANN, BEN);
    const call = await callWith({ [ANN]: { kind: 'no-answer' } }, { during: 'connect_target', after: 6 });
    expect(call).toMatchObject({ end: 'caller_hung_up', connectedTo: null });
    expect(call.rang).toEqual([
      { phone: ANN, status: 'canceled', seconds: 6, talkSeconds: 0, pickedUpBy: null, bridged: false },
    ]);
    expect(backend.paths).toEqual(['next-target', 'attempt-failed', 'completed']);
    expect(backend.bodies('/attempt-failed')).toMatchObject([
      { incidentId: '7', targetPhone: ANN, reason: 'canceled' },
    ]);
  });

  it('while talking: the answer and the seconds of talk are reported', async () => {
    backend.reply = ladderOf(ANN);
    const script = { [ANN]: { kind: 'answer', ringSeconds: 4, talkSeconds: 300 } } as const;
    const call = await callWith(script, { during: 'connect_target', after: 34 });
    expect(call).toMatchObject({ end: 'caller_hung_up', connectedTo: ANN });
    expect(backend.bodies('/answered')).toMatchObject([{ answeredPhone: ANN }]);
    expect(backend.bodies('/completed')).toEqual([{ incidentId: '7', callSid: CALL_SID, duration: '30' }]);
  });

  it('while it rings or in the talk, and Studio does not say how it ended: the result is reported as unknown', async () => {
    const unknown = { hangUpTellsStatus: false };
    for (const after of [2, 34]) {
      backend.reset();
      backend.reply = ladderOf(ANN);
      const script = { [ANN]: { kind: 'answer', ringSeconds: 4, talkSeconds: 300 } } as const;
      const call = await callWith(script, { during: 'connect_target', after }, unknown);
      expect(call).toMatchObject({ end: 'caller_hung_up' });
      expect(backend.paths).toEqual(['next-target', 'attempt-failed']);
      expect(backend.bodies('/attempt-failed')).toEqual([
        { incidentId: '7', targetPhone: ANN, reason: 'unknown', callSid: CALL_SID },
      ]);
    }
  });

  it('while a fallback number rings: no other number is rung', async () => {
    backend.reply = () => ({ status: 500 });
    const call = await callWith({ [FIRST]: { kind: 'no-answer' } }, { during: 'fallback_1' });
    expect(call.rang.map(({ phone }) => phone)).toEqual([FIRST]);
    expect(backend.paths.slice(3)).toEqual(['attempt-failed', 'completed']);
  });

  it('while talking to a fallback number: the answer is reported', async () => {
    backend.reply = () => ({ status: 500 });
    await callWith({ [FIRST]: { kind: 'answer' } }, { during: 'fallback_1', after: 20 });
    expect(backend.bodies('/answered')).toMatchObject([{ answeredPhone: FIRST }]);
  });

  it('while a request runs: later widgets do not run, unless that is asked for', async () => {
    backend.reply = ladderOf(ANN);
    const stopped = await callWith({}, { during: 'get_next_target' });
    expect(stopped).toMatchObject({ end: 'caller_hung_up', rang: [] });
    expect(stopped.steps.at(-1)).toBe('get_next_target');
    const goesOn = await callWith({}, { during: 'get_next_target' }, { afterHangUpInRequest: 'continue' });
    expect(goesOn.steps.length).toBeGreaterThan(stopped.steps.length);
    expect(goesOn.rang).toEqual([]);
  });

  it('on a later visit of a widget', async () => {
    backend.reply = ladderOf(ANN, BEN);
    const script = { [ANN]: { kind: 'busy' }, [BEN]: { kind: 'no-answer' } } as const;
    const call = await callWith(script, { during: 'connect_target', visit: 2 });
    expect(call.rang.map(({ status }) => status)).toEqual(['busy', 'canceled']);
  });

  it('at a second of the call, whatever runs then', async () => {
    backend.reply = ladderOf(ANN);
    const during = await callWith({}, 2);
    expect(during).toMatchObject({ end: 'caller_hung_up', seconds: 2, steps: ['Trigger', 'greet'] });
    const passed: number[] = [];
    const script = { [ANN]: { kind: 'answer', talkSeconds: 500 } } as const;
    const call = await callWith(script, 40, { advance: (seconds: number) => void passed.push(seconds) });
    expect(call).toMatchObject({ end: 'caller_hung_up', seconds: 40, connectedTo: ANN });
    expect(passed.reduce((sum, each) => sum + each, 0)).toBe(40);
  });

  it('after the end of the call changes nothing', async () => {
    backend.reply = ladderOf(ANN);
    expect(await callWith({ [ANN]: { kind: 'answer' } }, 100_000)).toMatchObject({ end: 'completed' });
  });

  const reportsLost = () => {
    const ladder = ladderOf(ANN);
    return (request: Received): Reply => (request.path.endsWith('/next-target') ? ladder(request) : { status: 500 });
  };
  const handedOver =
    (step: string) =>
    ({ path }: Received): Reply => {
      if (path.endsWith('/next-target')) return { body: targetAnswer(null, step) };
      const xml = `<Response><Say>One moment.</Say><Redirect>${BACK}&amp;outcome=failed</Redirect></Response>`;
      return path.includes('/twiml/') ? { contentType: 'text/xml', body: xml } : { body: { success: true } };
    };
  /** Situations that together reach every widget of the flow. */
  const fallingBack: (request: Received) => Reply = () => ({ status: 500 });
  const situations: [string, () => (request: Received) => Reply, Scripts][] = [
    ['ladder', () => ladderOf(ANN, BEN), { [ANN]: { kind: 'busy' }, [BEN]: { kind: 'answer' } }],
    ['exhausted', () => ladderOf(), {}],
    ['blocked', () => () => ({ body: targetAnswer(null, 'completed') }), {}],
    ['called in', () => handedOver('call_in'), { [FIRST]: { kind: 'answer' } }],
    ['taken', () => handedOver('answered'), { [FIRST]: { kind: 'answer' } }],
    ['abandoned', () => ladderOf(ANN), { [ANN]: { kind: 'no-answer' } }],
    ['service down', () => fallingBack, { [FIRST]: { kind: 'busy' }, [SECOND]: { kind: 'answer' } }],
    ['reports lost', () => reportsLost(), { [ANN]: { kind: 'busy' } }],
    ['first fallback answers', () => fallingBack, { [FIRST]: { kind: 'answer' } }],
  ];
  /** Reached only by a caller who has already hung up. */
  const afterwards = ['note_hangup', 'report_abandoned', 'report_unknown'];
  const widgets = flow.states.map(({ name }) => name).filter((name) => !afterwards.includes(name));

  it.each(widgets)('in %s: no phone rings and no word is said afterwards', async (during) => {
    let hangUps = 0;
    for (const [what, ladder, scripts] of situations) {
      for (const afterHangUpInRequest of ['stop', 'continue'] as const) {
        backend.reply = ladder();
        const call = await callWith(scripts, { during }, { afterHangUpInRequest });
        const gone = call.events.findIndex(({ type }) => type === 'caller_hung_up');
        if (gone === -1) continue;
        hangUps += 1;
        const later = call.events.slice(gone + 1);
        expect(
          later.filter(({ type }) => ['say', 'dial', 'connected'].includes(type)),
          what,
        ).toEqual([]);
        expect(call.end, what).toBe('caller_hung_up');
        const after = call.steps.slice(call.steps.indexOf(during) + 1);
        expect(after.map(typeOf).filter((type) => STEPS_NEEDING_THE_CALLER.includes(type))).toEqual([]);
      }
    }
    expect(hangUps).toBeGreaterThan(0);
  });
});
