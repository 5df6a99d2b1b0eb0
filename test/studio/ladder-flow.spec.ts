import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { ladderOf, StandInBackend, targetAnswer } from './kit/backend.js';
import { CALL_SID, CALLER, FALLBACKS, ladderFlow, SORRY, takeCall } from './kit/call.js';

const [ANN, BEN, CAS] = ['+14155550001', '+14155550002', '+14155550003'] as const;
const [FIRST, SECOND] = FALLBACKS as [string, string];

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
    const common = { callerPhone: CALLER, callSid: CALL_SID };
    expect(backend.bodies('/next-target')).toEqual([
      { ...common, incidentId: '', lastTargetPhone: '' },
      { ...common, incidentId: '7', lastTargetPhone: ANN },
    ]);
  });

  it.each(['exhausted', 'answered', 'completed'])(
    'says sorry and reports the end on %s without a phone',
    async (step) => {
      backend.reply = ({ path }) => ({ body: path.endsWith('target') ? targetAnswer(null, step) : { success: true } });
      const call = await takeCall(ladderFlow(), backend);
      expect(call).toMatchObject({ end: 'completed', rang: [], connectedTo: null });
      expect(call.heard.at(-1)).toMatch(SORRY);
      expect(backend.bodies('/completed')).toEqual([{ incidentId: '7', callSid: CALL_SID, duration: '' }]);
    },
  );

  it('rings the fallback numbers one after the other when the service failed three times', async () => {
    backend.reply = () => ({ status: 503, body: { message: 'down' } });
    const call = await takeCall(ladderFlow(), backend, {
      [FIRST]: { kind: 'no-answer' },
      [SECOND]: { kind: 'answer', talkSeconds: 30 },
    });
    expect(backend.paths).toEqual(['next-target', 'next-target', 'next-target', 'answered', 'completed']);
    expect(call).toMatchObject({ end: 'completed', connectedTo: SECOND });
    expect(backend.bodies('/answered')).toEqual([{ incidentId: '', answeredPhone: SECOND, callSid: CALL_SID }]);
    expect(call.heard).toHaveLength(1);
  });

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

  it('rings the fallback numbers when the service offers people without an end', async () => {
    backend.reply = ({ path }) => ({ body: path.endsWith('target') ? targetAnswer(ANN, 'admin') : {} });
    const busy = Array.from({ length: 50 }, () => ({ kind: 'busy' }) as const);
    const call = await takeCall(ladderFlow(), backend, { [ANN]: busy, [FIRST]: { kind: 'answer' } });
    expect(call).toMatchObject({ end: 'completed', connectedTo: FIRST });
  });

  it.each(['anonymous', 'sip:ann@pbx.example.com', 'client:ann', ''])('takes a call from %j', async (from) => {
    backend.reply = ladderOf(ANN);
    const call = await takeCall(ladderFlow(), backend, { [ANN]: { kind: 'answer' } }, { from });
    expect(call.connectedTo).toBe(ANN);
    expect(backend.bodies('/next-target')).toMatchObject([{ callerPhone: from }]);
  });
});
