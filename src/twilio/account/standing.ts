import type { Twilio } from 'twilio';
import { refusalOf } from '../twilio-rest.service.js';

/** How the account stands, as far as calls depend on it. */
export interface AccountStanding {
  /** Twilio's word: `active`, `suspended` or `closed`. A suspended account takes no call, and no webhook is asked. */
  readonly status: string;
  readonly isTrial: boolean;
  /** A part of another account, which holds its customer profile. */
  readonly isSubaccount: boolean;
  readonly createdAt: Date;
  /** Null: Twilio doesn't tell it, as for accounts that are paid by another one. */
  readonly balance: { readonly amount: number; readonly currency: string } | null;
}

/** What is wrong with an account, worst first. */
export type AccountProblem = 'suspended' | 'closed' | 'no_balance' | 'low_balance';

/** Reads how the account stands. @throws what the client throws, but where only the balance is refused. */
export async function readStanding(client: Twilio): Promise<AccountStanding> {
  const account = await client.api.v2010.accounts(client.accountSid).fetch();
  return {
    status: account.status,
    isTrial: account.type === 'Trial',
    isSubaccount: account.ownerAccountSid !== account.sid,
    createdAt: account.dateCreated,
    balance: await readBalance(client),
  };
}

/** Returns what is wrong with an account; null: nothing. A `lowBalance` of 0 means that its balance doesn't matter. */
export function problemOf(
  { status, balance }: Pick<AccountStanding, 'status' | 'balance'>,
  lowBalance: number,
): AccountProblem | null {
  if (status !== 'active') return status === 'closed' ? 'closed' : 'suspended';
  if (balance === null || lowBalance === 0) return null;
  if (balance.amount <= 0) return 'no_balance';
  return balance.amount < lowBalance ? 'low_balance' : null;
}

/** Returns the sentence that says a problem; `balance` where there is one. */
export function problemInWords(problem: AccountProblem, { balance }: Pick<AccountStanding, 'balance'>): string {
  const money = balance === null ? 'unknown' : `${balance.amount.toFixed(2)} ${balance.currency}`;
  switch (problem) {
    case 'suspended':
      return 'The Twilio account is suspended: Twilio refuses every call before this service is asked.';
    case 'closed':
      return 'The Twilio account is closed: Twilio refuses every call before this service is asked.';
    case 'no_balance':
      return `The balance of the Twilio account is ${money}: Twilio may refuse calls before this service is asked.`;
    case 'low_balance':
      return `The balance of the Twilio account is low: ${money}.`;
  }
}

/** A subaccount, or an account by invoice, may have no balance of its own to tell. */
async function readBalance(client: Twilio): Promise<AccountStanding['balance']> {
  try {
    const { balance, currency } = await client.balance.fetch();
    const amount = Number(balance);
    return Number.isFinite(amount) ? { amount, currency } : null;
  } catch (error) {
    const status = refusalOf(error)?.status;
    if (status === 403 || status === 404) return null;
    throw error;
  }
}
