import { Reconciler } from '../../src/reconciler/index.js';
import type { DatabaseKind } from '../kit/databases.js';
import { Line, MONDAY_NIGHT, type LineOptions } from '../kit/line.js';
import { SESSIONS } from '../kit/people.js';
import { CallsResource, TwilioStandIn } from '../kit/twilio/index.js';

/** A line with Twilio beside it, whose first look is behind it. */
export class Setting {
  private constructor(
    readonly line: Line,
    readonly calls: CallsResource,
    private readonly twilio: TwilioStandIn,
  ) {}

  static async open(kind: DatabaseKind, { environment, ...more }: LineOptions = {}): Promise<Setting> {
    const calls = new CallsResource();
    const twilio = await TwilioStandIn.start(calls);
    const all = { ...twilio.environment, ...SESSIONS, ...environment };
    const setting = new Setting(
      await Line.open(kind, { start: MONDAY_NIGHT, environment: all, ...more }),
      calls,
      twilio,
    );
    await setting.look(0);
    return setting;
  }

  /** Looks some seconds later; how many incidents were written. */
  look(seconds: number): Promise<number> {
    this.line.clock.advance(seconds);
    return this.line.app.get(Reconciler).look();
  }

  /** The instant that was a number of seconds ago. */
  ago(seconds: number): Date {
    return new Date(this.line.clock.now().getTime() - seconds * 1000);
  }

  /** What an instance beside this one needs. */
  get environment(): Record<string, string> {
    return this.twilio.environment;
  }

  async incidents(): Promise<Record<string, unknown>[]> {
    return this.line.rows(
      'SELECT id, call_sid, caller_phone, status, end_inferred, duration_seconds FROM incidents ORDER BY id',
    );
  }

  async close(): Promise<void> {
    await this.line.close();
    await this.twilio.close();
  }
}
