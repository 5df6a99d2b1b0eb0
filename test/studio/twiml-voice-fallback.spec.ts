import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { APPLICATION_ERROR, type RunOptions } from '../../studio/index.js';
import { staticHost, VOICE_FALLBACK } from '../kit/static-fallback.js';
import { StandInBackend } from './kit/backend.js';
import { FALLBACKS, OUR_NUMBER, takeCall, type Scripts } from './kit/call.js';
import { flowOf, say } from './kit/small-flows.js';
import { ANN, answers, BACK, dial, handingOver, takeLine, twiml, type Answer } from './kit/twiml.js';

const [FIRST, SECOND] = FALLBACKS as [string, string];
const PRESSES = { kind: 'answer', presses: [{ keys: '1', after: 3 }], talkSeconds: 40 } as const;
const VOICEMAIL = { kind: 'voicemail' } as const;
const documents = { voiceFallback: VOICE_FALLBACK, fetch: staticHost(FALLBACKS, OUR_NUMBER) };
const studio = { url: 'https://webhooks.twilio.com/v1/Accounts/AC1/Flows/FW1', flow: flowOf(say('hello')) };
const OWN_FLOW = `${BACK}&outcome=failed`.replaceAll('&amp;', '&');

describe('the voice fallback of the number', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());
  beforeEach(() => backend.reset());
  const failing = (options: Partial<RunOptions>, scripts: Scripts = {}, start: Answer = { status: 500 }) =>
    takeLine(backend, { start }, scripts, options);

  it('asks people for a key when the first document is not to be had: a voicemail does not end it', async () => {
    const call = await failing(documents, { [FIRST]: VOICEMAIL, [SECOND]: PRESSES });
    expect(call).toMatchObject({ fellBack: true, connectedTo: SECOND, end: 'completed' });
    expect(call.rang.map(({ phone, bridged }) => [phone, bridged])).toEqual([
      [FIRST, false],
      [SECOND, true],
    ]);
    expect(call.heard[0]).toMatch(/technical difficulties/);
    expect(call.whispers.find(({ phone }) => phone === FIRST)?.words).toMatch(/^Emergency call, press 1/);
    expect(call.events.filter(({ type }) => type === 'voice_fallback')).toMatchObject([{ why: 'status' }]);
    expect(call.events.filter((event) => event.type === 'twiml_request' && event.method !== 'GET')).toHaveLength(1);
  });

  it('takes over in the middle of a call, and says what to do when nobody is there', async () => {
    const scripts = { [ANN]: { kind: 'busy' }, [FIRST]: { kind: 'busy' }, [SECOND]: { kind: 'no-answer' } } as const;
    // The action alone has a short time: everything else may be as slow as the machine.
    const start = twiml(dial([ANN]).replace('/dial-result', '/dial-result#rt=100'));
    const call = await takeLine(backend, { start, 'dial-result': 'never' }, scripts, documents);
    expect(call.rang.map(({ phone }) => phone)).toEqual([ANN, FIRST, SECOND]);
    expect(call.heard.at(-1)).toMatch(/local emergency number/);
    expect(call.events.find(({ type }) => type === 'voice_fallback')).toMatchObject({ at: 2 + 0.1, why: 'timeout' });
  });

  it('takes over once: when its own document fails too, Twilio says its error', async () => {
    answers(backend, { start: { status: 500 }, gone: { status: 404 } });
    const both = await takeCall(handingOver(), backend, {}, { voiceFallback: { url: 'https://ewf.example/gone' } });
    expect(both).toMatchObject({ end: 'application_error', fellBack: true, heard: [APPLICATION_ERROR] });
  });

  it('is refused by Studio with 400 for a call that is answered', async () => {
    const start = twiml('<Say>one two</Say><Redirect>/gone</Redirect>');
    const byPath = { start, gone: { status: 500 } };
    const call = await takeLine(backend, byPath, {}, { voiceFallback: studio });
    expect(call).toMatchObject({ end: 'application_error', fellBack: true, heard: ['one two', APPLICATION_ERROR] });
  });

  it('may be a Studio flow for a call that still rings, as when Studio has too many new executions', async () => {
    expect((await failing({ voiceFallback: studio })).heard).toEqual(['words of hello']);
    const full = await failing({ voiceFallback: studio, studioIsFull: true });
    expect(full).toMatchObject({ end: 'completed', fellBack: true, steps: ['Trigger', 'hello'] });
    const rung = await failing({ ...documents, studioIsFull: true }, { [FIRST]: VOICEMAIL, [SECOND]: PRESSES });
    expect(rung).toMatchObject({ connectedTo: SECOND, end: 'completed' });
  });

  it('gives the call back to the execution that waits for it, if Studio lets it, and else ends in an error', async () => {
    const joins = await failing({ voiceFallback: { url: OWN_FLOW, joins: true } });
    expect(joins).toMatchObject({ fellBack: true, end: 'completed', heard: ['back with failed'] });
    expect(await failing({ voiceFallback: { url: OWN_FLOW } })).toMatchObject({ end: 'application_error' });
  });

  it('is not asked for a caller who is gone, nor for a call that goes well', async () => {
    const gone = await failing({ ...documents, twimlLimitMs: 30, hangUpAt: 5 }, {}, 'never');
    expect(gone).toMatchObject({ end: 'caller_hung_up', fellBack: false, heard: [] });
    const late = { hangUpAt: { during: 'line', after: 9 } };
    const lost = await failing({ ...documents, ...late });
    expect(lost).toMatchObject({ end: 'caller_hung_up', fellBack: false, heard: [] });
    const well = await failing(documents, {}, twiml('<Say>well</Say>'));
    expect(well).toMatchObject({ end: 'completed', fellBack: false, heard: ['well'] });
  });

  it('also takes a call over that its flow has lost', async () => {
    answers(backend, {
      start: twiml('<Say>one two three four five</Say><Redirect>/gone</Redirect>'),
      gone: { status: 404 },
    });
    const scripts = { [FIRST]: VOICEMAIL, [SECOND]: PRESSES };
    const call = await takeCall(handingOver({ timeout: '1' }), backend, scripts, documents);
    expect(call).toMatchObject({ fellBack: true, connectedTo: SECOND });
  });

  it('rings no further where the caller hangs up after the talk, as they are told they can', async () => {
    const call = await failing({ ...documents, hangUpAt: 62 }, { [FIRST]: PRESSES });
    expect(call).toMatchObject({ connectedTo: FIRST, end: 'caller_hung_up' });
    expect(call.heard.at(-1)).toMatch(/^If you have spoken to somebody, you can hang up now/);
  });

  it('is over when the caller hangs up in Twilio’s error, or in the fallback', async () => {
    const call = await failing({ hangUpAt: 1 });
    expect(call).toMatchObject({ end: 'caller_hung_up', heard: [APPLICATION_ERROR], seconds: 1 });
    expect(await failing({ ...documents, hangUpAt: 2 })).toMatchObject({ end: 'caller_hung_up', fellBack: true });
  });

  it('must be a flow that can be executed where it is one, before anything happens', async () => {
    await expect(failing({ voiceFallback: { ...studio, flow: {} } })).rejects.toThrow(/Not a Studio flow definition/);
    expect(backend.received).toEqual([]);
  });
});
