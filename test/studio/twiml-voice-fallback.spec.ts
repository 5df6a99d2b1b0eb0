import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { APPLICATION_ERROR, prepareFlow, readFlow } from '../../studio/index.js';
import { PUBLIC, StandInBackend } from './kit/backend.js';
import { FALLBACKS, SORRY, takeCall } from './kit/call.js';
import { flowOf, redirect, say } from './kit/small-flows.js';
import { ANN, answers, dial, handingOver, takeLine, twiml } from './kit/twiml.js';

const [FIRST, SECOND] = FALLBACKS as [string, string];
const voiceFallback = prepareFlow(readFlow('fallback'), { backendUrl: PUBLIC, fallbackNumbers: FALLBACKS });

describe('the voice fallback of the number', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());
  beforeEach(() => backend.reset());

  it('takes over when the first document is not to be had', async () => {
    const scripts = { [FIRST]: { kind: 'busy' }, [SECOND]: { kind: 'answer' } } as const;
    const call = await takeLine(backend, { start: { status: 500 } }, scripts, { voiceFallback });
    expect(call).toMatchObject({ fellBack: true, connectedTo: SECOND, end: 'completed' });
    expect(call.heard).toEqual([expect.stringMatching(/technical difficulties/)]);
    expect(call.steps).toEqual([
      'Trigger',
      'line',
      'Trigger',
      'greet',
      'fallback_1',
      'split_fallback_1',
      'fallback_2',
      'split_fallback_2',
    ]);
    expect(call.events.filter(({ type }) => type === 'voice_fallback')).toMatchObject([{ why: 'status' }]);
  });

  it('takes over in the middle of a call, and says sorry when nobody is there', async () => {
    const scripts = { [ANN]: { kind: 'busy' }, [FIRST]: { kind: 'busy' }, [SECOND]: { kind: 'no-answer' } } as const;
    // The action alone has a short time: everything else may be as slow as the machine.
    const start = twiml(dial([ANN]).replace('/dial-result', '/dial-result#rt=100'));
    const call = await takeLine(backend, { start, 'dial-result': 'never' }, scripts, { voiceFallback });
    expect(call.rang.map(({ phone }) => phone)).toEqual([ANN, FIRST, SECOND]);
    expect(call.heard.at(-1)).toMatch(SORRY);
    expect(call.events.find(({ type }) => type === 'voice_fallback')).toMatchObject({ at: 2 + 0.1, why: 'timeout' });
  });

  it('takes over once: when its own TwiML fails too, Twilio says its error', async () => {
    answers(backend, { start: { status: 500 } });
    const call = await takeCall(
      handingOver(),
      backend,
      {},
      { voiceFallback: flowOf(say('hello', 'line'), redirect('line')) },
    );
    expect(call).toMatchObject({
      end: 'application_error',
      fellBack: true,
      heard: ['words of hello', APPLICATION_ERROR],
    });
    expect(backend.received).toHaveLength(2);
  });

  it('begins with variables of its own', async () => {
    answers(backend, { start: { status: 500 } });
    const words = '[{{widgets.line.outcome}}{{flow.variables.n}}] {{trigger.call.From}}';
    const call = await takeCall(handingOver(), backend, {}, { voiceFallback: flowOf(say('hello', undefined, words)) });
    expect(call.heard).toEqual(['[] +14155550100']);
  });

  it('is not asked for a caller who is gone, nor for a call that goes well', async () => {
    const gone = await takeLine(backend, { start: 'never' }, {}, { voiceFallback, twimlLimitMs: 30, hangUpAt: 5 });
    expect(gone).toMatchObject({ end: 'caller_hung_up', fellBack: false, heard: [] });
    const late = { hangUpAt: { during: 'line', after: 9 } };
    const lost = await takeLine(backend, { start: { status: 500 } }, {}, { voiceFallback, ...late });
    expect(lost).toMatchObject({ end: 'caller_hung_up', fellBack: false, heard: [] });
    const well = await takeLine(backend, { start: twiml('<Say>well</Say>') }, {}, { voiceFallback });
    expect(well).toMatchObject({ end: 'completed', fellBack: false, heard: ['well'] });
  });

  it('also takes a call over that its flow has lost', async () => {
    answers(backend, {
      start: twiml('<Say>one two three four five</Say><Redirect>/gone</Redirect>'),
      gone: { status: 404 },
    });
    const call = await takeCall(
      handingOver({ timeout: '1' }),
      backend,
      { [FIRST]: { kind: 'answer' } },
      { voiceFallback },
    );
    expect(call).toMatchObject({ fellBack: true, connectedTo: FIRST });
  });

  it('is over when the caller hangs up in Twilio’s error', async () => {
    const call = await takeLine(backend, { start: { status: 500 } }, {}, { hangUpAt: 1 });
    expect(call).toMatchObject({ end: 'caller_hung_up', heard: [APPLICATION_ERROR], seconds: 1 });
  });

  it('must be a flow that can be executed, before anything happens', async () => {
    const call = takeLine(backend, { start: twiml() }, {}, { voiceFallback: {} });
    await expect(call).rejects.toThrow(/Not a Studio flow definition/);
    expect(backend.received).toEqual([]);
  });
});
