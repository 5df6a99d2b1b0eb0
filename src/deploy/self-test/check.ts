import type { Facts } from './facts.js';

/** What a check found. */
export interface Finding {
  /** Null: it could not be asked. */
  readonly ok: boolean | null;
  /** One sentence, without secrets and full phone numbers. */
  readonly message: string;
  /** What to do about it; null where there is nothing to do. */
  readonly remedy: string | null;
}

/** One line of the self-test. */
export interface Check {
  /** Stable, for programs. */
  readonly name: string;
  run(facts: Facts): Promise<Finding>;
}

export const fine = (message: string): Finding => ({ ok: true, message, remedy: null });
export const wrong = (message: string, remedy: string): Finding => ({ ok: false, message, remedy });
export const notAsked = (message: string, remedy: string | null = null): Finding => ({ ok: null, message, remedy });

/** The remedy for most of what is wrong at Twilio. */
export const DEPLOY = 'Run "npm run studio -- deploy".';
