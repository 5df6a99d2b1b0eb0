import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { checkFlow } from '../../studio/index.js';
import { ladderOf, StandInBackend } from './kit/backend.js';
import { CALL_SID, CALLER, guideFlow, takeCall } from './kit/call.js';

const [ANN, BEN, CAS] = ['+14155550001', '+14155550002', '+14155550003'] as const;
const GUIDE_HOST = 'https://your-backend-url.com';

describe('the flow of the integration guide', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());
  beforeEach(() => {
    backend.reset();
    backend.publicBase = GUIDE_HOST;
  });
  const call = (scripts: Parameters<typeof takeCall>[2], from = CALLER) =>
    takeCall(guideFlow(), backend, scripts, { sendTo: { [GUIDE_HOST]: backend.address }, from });

  it('sends bodies that are not JSON, signed all the same', async () => {
    backend.reply = ladderOf(ANN);
    await call({ [ANN]: { kind: 'answer' } });
    expect(backend.received.map(({ raw }) => raw)).toEqual([
      `{\n  "incidentId": ,\n  "callerPhone": "${CALLER}",\n  "callSid": "${CALL_SID}"\n}`,
      `{\n  "incidentId": 7,\n  "answeredPhone": "${ANN}",\n  "callSid": "${CALL_SID}"\n}`,
      `{\n  "incidentId": 7,\n  "callSid": "${CALL_SID}",\n  "duration": \n}`,
    ]);
    expect(backend.received.every(({ signatureValid }) => signatureValid)).toBe(true);
  });

  it('rings down the ladder with one report per failed attempt, each with its own literal reason', async () => {
    backend.reply = ladderOf(ANN, BEN, CAS);
    const { heard, end } = await call({
      [ANN]: { kind: 'no-answer' },
      [BEN]: { kind: 'busy' },
      [CAS]: { kind: 'failed' },
    });
    expect(backend.bodies('/attempt-failed')).toMatchObject([
      { incidentId: 7, targetPhone: ANN, reason: 'no-answer' },
      { incidentId: 7, targetPhone: BEN, reason: 'busy' },
      { incidentId: 7, targetPhone: CAS, reason: 'failed' },
    ]);
    expect(heard).toEqual([expect.stringMatching(/^We're sorry/)]);
    expect(end).toBe('completed');
  });

  it('loses a caller in silence when the service is down', async () => {
    backend.reply = () => ({ status: 500 });
    expect(await call({})).toMatchObject({ heard: [], rang: [], end: 'completed' });
  });

  it('fails every dial for a caller who withholds their number', async () => {
    backend.reply = ladderOf(ANN);
    const { rang } = await call({}, 'anonymous');
    expect(rang).toMatchObject([{ phone: ANN, status: 'failed' }]);
  });

  it.each([
    ['', /must be true on an emergency line/],
    ['get_next_target', /must say something/],
    ['get_next_target', /not valid JSON when these are empty: widgets.get_next_target.parsed.incidentId/],
    ['get_next_target', /failed leads nowhere/],
    ['connect_call_to', /string found, integer expected/],
    ['connect_call_to', /withheld/],
    ['call_result', /without a connection and without a word/],
    ['attempt_failed_busy', /failed leads nowhere/],
    ['call_completed', /trigger.call.CallDuration does not exist/],
    ['call_completed', /not valid JSON/],
  ])('is refused by the checker: %s %s', (state, says) => {
    expect(checkFlow(guideFlow())).toContainEqual(
      expect.objectContaining({ state, message: expect.stringMatching(says) as string }),
    );
  });
});
