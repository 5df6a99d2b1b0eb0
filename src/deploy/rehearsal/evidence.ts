/** A leg as Twilio's log has it. */
export interface LoggedCall {
  readonly sid: string;
  /** The caller's call, of a leg that it rang; null: a call that came in. */
  readonly parentCallSid: string | null;
  /** E.164 */
  readonly to: string;
  readonly status: string;
  readonly seconds: number;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

/** A text message as Twilio's log has it. */
export interface LoggedMessage {
  readonly to: string;
  readonly status: string;
  readonly errorCode: number | null;
}

/** What Twilio logged during a step. */
export interface Evidence {
  readonly calls: readonly LoggedCall[];
  readonly messages: readonly LoggedMessage[];
  /** Twilio's error numbers, each once. */
  readonly errors: readonly number[];
  /** The numbers that are rung when the service can't be reached, E.164. */
  readonly fallbackNumbers: readonly string[];
}

/** What a step showed. `unclear`: the logs alone don't tell; what was heard decides. */
export interface Verdict {
  readonly verdict: 'passed' | 'failed' | 'unclear';
  readonly why: string;
}

export const passed = (why: string): Verdict => ({ verdict: 'passed', why });
export const failed = (why: string): Verdict => ({ verdict: 'failed', why });
export const unclear = (why: string): Verdict => ({ verdict: 'unclear', why });
