import type { INestApplication } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { CallService } from '../calls/index.js';
import type { RequestOrigin } from '../incidents/index.js';
import { toNextTarget, type NextTarget } from '../routing/index.js';
import type { DemoClock } from './demo-clock.js';

const ONE_AT_A_TIME = { maxWaitSeconds: null };
const DAY_SECONDS = 86_400;
const DAYS = 30;
const CALLS_A_DAY = 2;

/**
 * Invents the calls of the month before `now`: they go through the engine like any other, on a clock that is moved, so
 * that lists, figures and trails have something to show. The same month each time.
 */
export async function inventPastCalls(app: INestApplication, clock: DemoClock, now: Date): Promise<number> {
  const dice = new Dice(20_261_123);
  let calls = 0;
  for (let day = DAYS; day >= 1; day -= 1) {
    for (let nth = 0; nth < CALLS_A_DAY; nth += 1) {
      const second = nth * (DAY_SECONDS / CALLS_A_DAY) + dice.below(DAY_SECONDS / CALLS_A_DAY - 3600);
      clock.show(new Date(now.getTime() - (day * DAY_SECONDS - second) * 1000));
      await inventCall(app, clock, dice);
      calls += 1;
    }
  }
  return calls;
}

async function inventCall(app: INestApplication, clock: DemoClock, dice: Dice): Promise<void> {
  const calls = app.get(CallService);
  const callSid = `CA${randomUUID().replaceAll('-', '')}`;
  const callerPhone = dice.below(10) === 0 ? 'anonymous' : `+141555501${String(50 + dice.below(40))}`;
  const origin = (endpoint: string): RequestOrigin => {
    return { requestId: randomUUID(), endpoint, idempotencyToken: null, signature: null };
  };
  let incidentId: number | null = null;
  for (;;) {
    const request = { callSid, incidentId, callerPhone, lastTargetPhone: null, lastDial: null, report: null };
    const target: NextTarget = (await calls.route(request, origin('next-target'), ONE_AT_A_TIME, toNextTarget)).answer;
    incidentId = target.incidentId;
    if (target.nextPhoneE164 === null) break;
    const phone = target.nextPhoneE164;
    const fate = dice.below(100);
    const reference = { callSid, incidentId };
    clock.advance(fate < 55 ? 4 + dice.below(12) : 25);
    if (fate >= 97) break;
    if (fate >= 55) {
      const reason = fate < 85 ? 'no-answer' : 'busy';
      await calls.record(reference, { kind: 'failed', targetPhone: phone, reason }, origin('attempt-failed'));
      continue;
    }
    const seconds = 45 + dice.below(600);
    clock.advance(seconds);
    await calls.record(reference, { kind: 'answered', answeredPhone: phone }, origin('answered'));
    await calls.record(reference, { kind: 'completed', seconds, ignored: null }, origin('completed'));
    return;
  }
  const end = { kind: 'completed', seconds: null, ignored: null } as const;
  await calls.record({ callSid, incidentId }, end, origin('completed'));
}

/** Chance that is the same each time (a linear congruential generator). */
class Dice {
  constructor(private state: number) {}

  /** A whole number from 0 to just below `limit`. */
  below(limit: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }
}
