/** What the account at Twilio may do; a full one when left out. */
export interface AccountLimits {
  /** How many legs it may have at once, the caller's own included; any number when left out. */
  legsAtOnce?: number;
  /** A trial account dials no numbers, records nothing, and has 5 s for a document. */
  trial?: boolean;
  /** Beginnings of numbers that it may not call, such as `+1`. */
  refuses?: readonly string[];
}

/** Milliseconds that a trial account has for a document. */
export const TRIAL_LIMIT_MS = 5000;
const TOO_MANY_LEGS = '10004';
const TRIAL_REFUSES = '21219';
const COUNTRY_REFUSED = '21216';

/**
 * The error with which the account refuses to ring a number (Twilio: error dictionary); `undefined`: it rings it. `nth` of the
 * numbers that are rung at once, counted from 0.
 */
export function refusedBy(account: AccountLimits | undefined, number: string, nth: number): string | undefined {
  const { legsAtOnce = Infinity, trial = false, refuses = [] } = account ?? {};
  if (trial) return TRIAL_REFUSES;
  if (refuses.some((beginning) => number.startsWith(beginning))) return COUNTRY_REFUSED;
  return nth + 2 > legsAtOnce ? TOO_MANY_LEGS : undefined;
}
