import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { APPLICATION_ERROR, type RunOptions } from '../../studio/index.js';
import { StandInBackend } from './kit/backend.js';
import { CALL_SID, FALLBACKS, lineFlow, SORRY, takeCall, type Scripts } from './kit/call.js';
import { ANN, answers, BACK, BEN, byKey, dial, FLOW, twiml, WHISPER, type Answer } from './kit/twiml.js';

const [FIRST, SECOND] = FALLBACKS as [string, string];
const OK = { body: { ok: true } };
const back = (outcome: string) => twiml(`<Redirect method="POST">${BACK}&amp;outcome=${outcome}</Redirect>`);

describe('the shipped line', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());
  beforeEach(() => backend.reset());
  const take = (byPath: Readonly<Record<string, Answer>>, scripts: Scripts = {}, options: Partial<RunOptions> = {}) => {
    answers(backend, byPath);
    return takeCall(lineFlow(), backend, scripts, options);
  };
  const service = {
    check: OK,
    start: twiml(dial([ANN])),
    screen: WHISPER,
    'screen-result': byKey,
    'dial-result': ({ form }: { form: Readonly<Record<string, string>> }, nth: number) => {
      if (form['DialBridged'] === 'true') return back('answered');
      return nth === 1 ? twiml('<Say>Still trying.</Say>', dial([BEN])) : back('ended');
    },
  };

  it('hands the call over: a voicemail does not count, the next person presses 1', async () => {
    const call = await take(service, {
      [ANN]: { kind: 'voicemail' },
      [BEN]: { kind: 'answer', presses: [{ keys: '1', after: 2 }] },
    });
    expect(call).toMatchObject({ connectedTo: BEN, end: 'completed', fellBack: false });
    expect(call.heard.slice(1)).toEqual(['Still trying.']);
    expect(call.steps.slice(1)).toEqual(['greet', 'check', 'split_check', 'line', 'split_outcome']);
    expect(backend.bodies('/check')).toEqual([{ callSid: CALL_SID }]);
    const [start] = backend.received.filter(({ path }) => path === '/api/telephony/twiml/start');
    expect(start).toMatchObject({ query: { flow: FLOW }, form: { CallStatus: 'in-progress' }, signatureValid: true });
    expect(backend.received.every(({ signatureValid }) => signatureValid)).toBe(true);
  });

  it.each(['answered', 'ended', ' Answered '])('ends on the outcome %j', async (outcome) => {
    const call = await take({ check: OK, start: back(encodeURIComponent(outcome)) });
    expect(call).toMatchObject({
      end: 'completed',
      rang: [],
      steps: expect.arrayContaining(['split_outcome']) as string[],
    });
    expect(call.heard).toHaveLength(1);
  });

  it.each(['failed', '', 'anything'])('says so and rings the fallback numbers on the outcome %j', async (outcome) => {
    const call = await take(
      { check: OK, start: back(outcome) },
      { [FIRST]: { kind: 'busy' }, [SECOND]: { kind: 'answer' } },
    );
    expect(call).toMatchObject({ connectedTo: SECOND, end: 'completed' });
    expect(call.heard.at(-1)).toMatch(/technical difficulties/);
  });

  it.each<[string, Answer]>([
    ['an error', { status: 503 }],
    ['another answer', { body: { ok: false } }],
    ['a page', { contentType: 'text/html', body: '<h1>Maintenance</h1>' }],
  ])(
    'rings the fallback numbers after two checks with %s, with a word between, and hands nothing over',
    async (_what, check) => {
      const call = await take({ check }, { [FIRST]: { kind: 'busy' }, [SECOND]: { kind: 'busy' } });
      expect(backend.paths).toEqual(['check', 'check']);
      expect(call.heard[1]).toMatch(/^One moment, please/);
      expect(call.rang.map(({ phone }) => phone)).toEqual([FIRST, SECOND]);
      expect(call.heard.at(-1)).toMatch(SORRY);
    },
  );

  it('hands the call over when the second check is good', async () => {
    const call = await take({ check: (_request, nth) => (nth < 2 ? { status: 500 } : OK), start: back('ended') });
    expect(call.steps.at(-1)).toBe('split_outcome');
  });

  it('leaves a failing document to the voice fallback', async () => {
    const call = await take({ ...service, 'dial-result': { status: 500 } }, { [ANN]: { kind: 'busy' } });
    expect(call).toMatchObject({
      end: 'application_error',
      steps: expect.not.arrayContaining(['fallback_1']) as string[],
    });
    expect(call.heard.at(-1)).toBe(APPLICATION_ERROR);
  });

  it.each([
    ['during the check', 'check'],
    ['while the service has the call', 'line'],
    ['while a fallback number rings', 'fallback_1'],
  ])('ends when the caller hangs up %s', async (_what, during) => {
    const start = during === 'line' ? service.start : back('failed');
    const call = await take(
      { ...service, start },
      { [ANN]: { kind: 'no-answer' }, [FIRST]: { kind: 'no-answer' } },
      { hangUpAt: { during, after: 3 } },
    );
    expect(call.end).toBe('caller_hung_up');
    expect(call.steps.at(-1)).toBe(during);
    expect(call.heard.some((words) => SORRY.test(words))).toBe(false);
  });

  it.each(['anonymous', 'sip:ann@pbx.example.com', ''])('takes a call from %j', async (from) => {
    const call = await take(
      { ...service, start: twiml(dial([ANN], 'callerId="+14155550199"')) },
      { [ANN]: { kind: 'answer', presses: [{ keys: '1', after: 2 }] } },
      { from },
    );
    expect(call.connectedTo).toBe(ANN);
  });
});
