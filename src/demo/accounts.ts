import type { AccountLimits } from '../../studio/index.js';

/** What the account may do that a played call belongs to, by its name on the command line. */
export const ACCOUNTS = {
  full: {},
  'two-legs': { legsAtOnce: 2 },
  trial: { trial: true },
} as const satisfies Readonly<Record<string, AccountLimits>>;
export type AccountName = keyof typeof ACCOUNTS;

/** All names. */
export const ACCOUNT_NAMES = Object.keys(ACCOUNTS) as readonly AccountName[];
