import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareFlow, readFlow, type PhoneOutcome } from '../../studio/index.js';
import { PUBLIC, SIGNED_ONLY, takeCall, type Fate, type FlowCall } from '../flows/flow-call.js';
import type { Employee } from '../kit/company.js';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { FALLBACK_URL, VOICE_FALLBACK } from '../kit/static-fallback.js';

const FALLBACK = '+14155550198';
const flow = prepareFlow(readFlow('line'), {
  backendUrl: PUBLIC,
  fallbackNumbers: [FALLBACK],
  fallbackUrl: FALLBACK_URL,
});
const ACCEPTS: PhoneOutcome = {
  kind: 'answer',
  ringSeconds: 4,
  presses: [{ keys: '1', after: 3 }],
  talkSeconds: 60,
};

describe('a technician pressed 1, and the request or its answer', () => {
  let line: Line;
  let ada: Employee;
  let ben: Employee;
  beforeEach(async () => {
    line = await Line.open(sqlite, { environment: SIGNED_ONLY });
    [ada, ben] = [await line.company.technician('Ada'), await line.company.technician('Ben')];
    await line.company.onCall(ada, 'primary');
    await line.company.onCall(ben, 'secondary');
  });
  afterEach(() => line.close());

  const take = (more: Pick<FlowCall, 'fate' | 'dialBridged'>) =>
    takeCall(line, { flow, voiceFallback: VOICE_FALLBACK, phones: [ACCEPTS, ACCEPTS], ...more });
  /** What becomes of requests to these endpoints, a number of times. */
  const fateOf = (fate: Fate, times: number, endpoint: RegExp) => {
    let left = times;
    return (_: number, path: string): Fate => {
      if (!endpoint.test(path) || left === 0) return 'arrives';
      left -= 1;
      return fate;
    };
  };
  const answeredBy = () =>
    line.rows('SELECT i.status, u.name FROM incidents i LEFT JOIN users u ON u.id = i.answered_by_user_id');
  const TRIES = { lost: 3, 'answer lost': 3, 'too late': 3 } as const;

  describe.each(['lost', 'answer lost', 'too late'] as const)('was on its way: %s', (fate) => {
    it('once: Twilio asks again, and the person has the caller', async () => {
      const run = await take({ fate: fateOf(fate, 1, /screen-result/) });
      expect(run.rang).toMatchObject([{ phone: ada.phone, bridged: true, talkSeconds: 60 }]);
      expect(await answeredBy()).toEqual([{ status: 'completed', name: 'Ada' }]);
    });

    it.each([true, false])(
      'each time: the next one is rung (Twilio says whether they were connected: %s)',
      async (dialBridged) => {
        const run = await take({ fate: fateOf(fate, TRIES[fate], /screen-result/), dialBridged });
        expect(run.rang.map(({ phone, bridged }) => [phone, bridged])).toEqual([
          [ada.phone, false],
          [ben.phone, true],
        ]);
        expect(await answeredBy()).toEqual([{ status: 'completed', name: 'Ben' }]);
      },
    );

    it("each time, as is the result of the dial: the flow's own numbers are rung", async () => {
      const run = await take({ fate: fateOf(fate, 2 * TRIES[fate], /screen-result|dial-result/) });
      expect(run.rang.map(({ phone, bridged }) => [phone, bridged])).toEqual([
        [ada.phone, false],
        [FALLBACK, true],
      ]);
    });
  });
});
