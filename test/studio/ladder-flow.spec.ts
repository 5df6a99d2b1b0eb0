import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { FALLBACK_URL } from '../kit/static-fallback.js';
import { ladderOf, StandInBackend, targetAnswer } from './kit/backend.js';
import { BACK } from './kit/twiml.js';
import { CALL_SID, CALLER, FALLBACKS, ladderFlow, SORRY, takeCall } from './kit/call.js';

const [ANN, BEN, CAS] = ['+14155550001', '+14155550002', '+14155550003'] as const;
const [FIRST, SECOND] = FALLBACKS as [string, string];

const OVER = /^This line can not take your call\. If a life is in danger/;

describe('the shipped ladder flow', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());
  beforeEach(() => backend.reset());

  it('rings down to the third person and reports every result', async () => {
    backend.reply = ladderOf(ANN, BEN, CAS);
    const call = await takeCall(ladderFlow(), backend, {
      [ANN]: { kind: 'no-answer' },
      [BEN]: { kind: 'busy' },
      [CAS]: { kind: 'answer', ringSeconds: 4, talkSeconds: 90 },
    });
    expect(call).toMatchObject({ end: 'completed', connectedTo: CAS });
    expect(call.rang.map(({ phone, status }) => [phone, status])).toEqual([
      [ANN, 'no-answer'],
      [BEN, 'busy'],
      [CAS, 'completed'],
    ]);
    expect(backend.bodies('/attempt-failed')).toEqual([
      { incidentId: '7', targetPhone: ANN, reason: 'no-answer', callSid: CALL_SID },
      { incidentId: '7', targetPhone: BEN, reason: 'busy', callSid: CALL_SID },
    ]);
    expect(backend.bodies('/answered')).toEqual([{ incidentId: '7', answeredPhone: CAS, callSid: CALL_SID }]);
    expect(backend.bodies('/completed')).toEqual([{ incidentId: '7', callSid: CALL_SID, duration: '90' }]);
    expect(call.heard).toHaveLength(1);
  });

  it('signs every request so that the real twilio package accepts it', async () => {
    backend.reply = ladderOf(ANN);
    await takeCall(ladderFlow(), backend, { [ANN]: { kind: 'failed' } });
    expect(backend.paths).toEqual(['next-target', 'attempt-failed', 'next-target', 'completed']);
    expect(backend.received.map(({ signatureValid }) => signatureValid)).toEqual([true, true, true, true]);
  });

  it('asks with empty texts first, then with the incident and the phone that was really dialled', async () => {
    backend.reply = ladderOf(ANN);
    await takeCall(ladderFlow(), backend, { [ANN]: { kind: 'no-answer' } });
    const common = { callerPhone: CALLER, callSid: CALL_SID, callIn: 'true' };
    expect(backend.bodies('/next-target')).toEqual([
      { ...common, incidentId: '', lastTargetPhone: '' },
      { ...common, incidentId: '7', lastTargetPhone: ANN },
    ]);
  });

  it.each([
    ['exhausted', SORRY],
    ['completed', OVER],
  ])('says what to do and reports the end on %s without a phone', async (step, words) => {
    backend.reply = ({ path }) => ({ body: path.endsWith('target') ? targetAnswer(null, step) : { success: true } });
    const call = await takeCall(ladderFlow(), backend);
    expect(call).toMatchObject({ end: 'completed', rang: [], connectedTo: null });
    expect(call.heard.at(-1)).toMatch(words);
    expect(backend.bodies('/completed')).toEqual([{ incidentId: '7', callSid: CALL_SID, duration: '' }]);
  });

  it.each([
    ['call_in', '/twiml/start'],
    ['answered', '/twiml/taken'],
  ])('hands the call to our TwiML on %s, and takes it back', async (step, path) => {
    for (const outcome of ['answered', 'failed']) {
      const xml = `<Response><Redirect>${BACK}&amp;outcome=${outcome}</Redirect></Response>`;
      backend.reply = (request) =>
        request.path.endsWith('target')
          ? { body: targetAnswer(null, step) }
          : request.path.endsWith(path)
            ? { contentType: 'text/xml', body: xml }
            : { body: { success: true } };
      const call = await takeCall(ladderFlow(), backend, { [FIRST]: { kind: 'answer' } });
      expect(call).toMatchObject({ end: 'completed', connectedTo: outcome === 'answered' ? null : FIRST });
    }
  });

  it('rings the fallback numbers one after the other when the service failed three times', async () => {
    backend.reply = () => ({ status: 503, body: { message: 'down' } });
    const call = await takeCall(ladderFlow(), backend, {
      [FIRST]: { kind: 'no-answer' },
      [SECOND]: { kind: 'answer', talkSeconds: 30 },
    });
    expect(backend.paths).toEqual(['next-target', 'next-target', 'next-target', 'answered', 'completed']);
    expect(call).toMatchObject({ end: 'completed', connectedTo: SECOND });
    expect(backend.bodies('/answered')).toEqual([{ incidentId: '', answeredPhone: SECOND, callSid: CALL_SID }]);
    expect(call.heard.slice(1)).toEqual([
      expect.stringMatching(/^One moment, please/),
      expect.stringMatching(/^One moment, please/),
      expect.stringMatching(/technical difficulties/),
    ]);
  });

  it('asks people for a key when the service failed three times: a voicemail does not end it', async () => {
    backend.reply = () => ({ status: 503 });
    const call = await takeCall(ladderFlow(FALLBACKS, FALLBACK_URL), backend, {
      [FIRST]: { kind: 'voicemail' },
      [SECOND]: { kind: 'answer', presses: [{ keys: '1', after: 2 }], talkSeconds: 30 },
    });
    expect(call).toMatchObject({ end: 'completed', connectedTo: SECOND, fellBack: false });
    expect(call.rang.map(({ pickedUpBy, bridged }) => [pickedUpBy, bridged])).toEqual([
      ['voicemail', false],
      ['person', true],
    ]);
  });

  it('tells the incident, the phones and the seconds as they are, also where Studio makes numbers of texts', async () => {
    for (const setVariables of ['numbers', 'texts'] as const) {
      backend.reset();
      backend.reply = ladderOf(ANN, BEN);
      const scripts = { [ANN]: { kind: 'busy' }, [BEN]: { kind: 'answer', ringSeconds: 4, talkSeconds: 90 } } as const;
      const call = await takeCall(ladderFlow(), backend, scripts, { setVariables });
      expect(call).toMatchObject({ end: 'completed', connectedTo: BEN });
      const [incidentId, duration] = setVariables === 'numbers' ? ['7.0', '90.0'] : ['7', '90'];
      expect(backend.bodies('/next-target').at(-1)).toMatchObject({ incidentId, lastTargetPhone: ANN });
      expect(backend.bodies('/attempt-failed')).toMatchObject([{ incidentId, targetPhone: ANN }]);
      expect(backend.bodies('/answered')).toMatchObject([{ answeredPhone: BEN }]);
      expect(backend.bodies('/completed')).toMatchObject([{ duration }]);
    }
  });

  it.each(['numbers', 'texts'] as const)(
    'counts its tries, and its dials, where Studio has %s',
    async (setVariables) => {
      backend.reply = () => ({ status: 503 });
      const down = await takeCall(ladderFlow(), backend, { [FIRST]: { kind: 'answer' } }, { setVariables });
      expect(backend.paths.filter((path) => path === 'next-target')).toHaveLength(3);
      expect(down.connectedTo).toBe(FIRST);
      backend.reply = ({ path }) => ({ body: path.endsWith('target') ? targetAnswer(ANN, 'admin') : {} });
      const busy = Array.from({ length: 40 }, () => ({ kind: 'busy' }) as const);
      const call = await takeCall(
        ladderFlow(),
        backend,
        { [ANN]: busy, [FIRST]: { kind: 'answer' } },
        { setVariables },
      );
      expect(call).toMatchObject({ end: 'completed', connectedTo: FIRST });
    },
  );

  it('does not go on to the next fallback number after one was answered', async () => {
    backend.reply = () => ({ status: 500 });
    const call = await takeCall(ladderFlow(), backend, { [FIRST]: { kind: 'answer' } });
    expect(call.rang.map(({ phone }) => phone)).toEqual([FIRST]);
  });

  it('says sorry when no fallback number answers either', async () => {
    backend.reply = () => ({ status: 500 });
    const call = await takeCall(ladderFlow(), backend, { [FIRST]: { kind: 'busy' }, [SECOND]: { kind: 'failed' } });
    expect(call.heard.at(-1)).toMatch(SORRY);
    expect(call.heard.at(-1)).toContain('local emergency number');
    expect(call.end).toBe('completed');
  });

  it('gives a later failure its own three tries', async () => {
    const answers = ['fail', 'fail', ANN, 'fail', 'fail', BEN];
    backend.reply = ({ path }) => {
      if (!path.endsWith('/next-target')) return { body: { success: true } };
      const next = answers.shift() ?? 'fail';
      return next === 'fail' ? { status: 502 } : { body: targetAnswer(next, 'secondary') };
    };
    const call = await takeCall(ladderFlow(), backend, { [ANN]: { kind: 'busy' }, [BEN]: { kind: 'answer' } });
    expect(call.connectedTo).toBe(BEN);
    expect(backend.bodies('/next-target').at(-1)).toMatchObject({ incidentId: '7', lastTargetPhone: ANN });
  });

  it('takes a 200 that is not an answer of the service for a failure', async () => {
    backend.reply = () => ({ contentType: 'text/html', body: '<h1>Maintenance</h1>' });
    const call = await takeCall(ladderFlow(), backend, { [FIRST]: { kind: 'answer' } });
    expect(call.connectedTo).toBe(FIRST);
  });

  it('goes on when a report is lost', async () => {
    const ladder = ladderOf(ANN, BEN);
    backend.reply = (request) => (request.path.endsWith('/next-target') ? ladder(request) : { status: 500 });
    const call = await takeCall(ladderFlow(), backend, { [ANN]: { kind: 'busy' }, [BEN]: { kind: 'answer' } });
    expect(call).toMatchObject({ end: 'completed', connectedTo: BEN });
    expect(backend.paths.slice(-2)).toEqual(['answered', 'completed']);
  });

  it.each(['anonymous', 'sip:ann@pbx.example.com', 'client:ann', ''])('takes a call from %j', async (from) => {
    backend.reply = ladderOf(ANN);
    const call = await takeCall(ladderFlow(), backend, { [ANN]: { kind: 'answer' } }, { from });
    expect(call.connectedTo).toBe(ANN);
    expect(backend.bodies('/next-target')).toMatchObject([{ callerPhone: from }]);
  });
});
