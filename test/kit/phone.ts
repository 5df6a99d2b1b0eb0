import type { NextTarget } from '../../src/routing/index.js';
import { SECRET } from './line.js';

/** A caller's call as a Studio flow would tell of it: each method is one request, told whole by what it returns. */
export class Phone {
  constructor(
    private readonly url: string,
    readonly call: { readonly callSid: string; readonly callerPhone: string },
  ) {}

  /** Asks who is next; by default as the first request of a call, or as one that knows its incident. */
  async next(more: { incidentId?: number | string | null; lastTargetPhone?: string } = {}): Promise<NextTarget> {
    return (await this.post('next-target', { ...this.call, ...more })) as NextTarget;
  }

  /** Rings the next person, who does not pick up, and reports that; returns who it was. */
  async tryNext(incidentId?: number, reason = 'no-answer'): Promise<NextTarget> {
    const target = await this.next(incidentId === undefined ? {} : { incidentId });
    if (target.nextPhoneE164 !== null) await this.failed(target, reason);
    return target;
  }

  /** Walks the whole ladder with nobody picking up; everyone who was rung, in order. */
  async tryEveryone(): Promise<NextTarget[]> {
    const rung: NextTarget[] = [];
    for (
      let target = await this.tryNext();
      target.nextPhoneE164 !== null;
      target = await this.tryNext(target.incidentId)
    ) {
      rung.push(target);
      if (rung.length > 200) throw new Error('the ladder has no end');
    }
    return rung;
  }

  async failed(target: Pick<NextTarget, 'incidentId' | 'nextPhoneE164'>, reason = 'no-answer'): Promise<void> {
    await this.post('attempt-failed', {
      incidentId: target.incidentId,
      targetPhone: target.nextPhoneE164,
      reason,
      callSid: this.call.callSid,
    });
  }

  async answered(target: Pick<NextTarget, 'incidentId' | 'nextPhoneE164'>): Promise<void> {
    await this.post('answered', {
      incidentId: target.incidentId,
      answeredPhone: target.nextPhoneE164,
      callSid: this.call.callSid,
    });
  }

  async completed(incidentId: number, duration: number | string | null = 180): Promise<void> {
    await this.post('completed', { incidentId, callSid: this.call.callSid, duration });
  }

  private async post(endpoint: string, body: object): Promise<unknown> {
    const response = await fetch(`${this.url}/api/telephony/${endpoint}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${SECRET}` },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${endpoint} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  }
}
