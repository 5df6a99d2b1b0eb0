import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { addressGroup, Clock, TryAgainLater } from '../common/index.js';
import { toInstant, UnitOfWork, type Parameter, type Unit } from '../database/index.js';
import { LoginFailure } from './login-failure.entity.js';

/**
 * How many wrong passwords are free within how many seconds: of one account from one address, of one address in all, and
 * of one account from all addresses where nobody has signed in to it.
 */
const LIMITS = {
  pair: { free: 5, seconds: 900 },
  address: { free: 30, seconds: 900 },
  account: { free: 100, seconds: 3600 },
} as const;
/** For how long an address is known after a sign-in, in days. */
const KNOWN_DAYS = 90;
/** How often expired rows are deleted, in milliseconds. */
const TIDY_MILLISECONDS = 60_000;
const KINDS = ['pair', 'address', 'account'] as const;
type Kind = (typeof KINDS)[number];

/** A try that counts as wrong until it is said to be right. */
export interface CountedTry {
  readonly pair: string;
  /** The rows of this try. */
  readonly rows: readonly number[];
}

/** Whose password is tried: an account as it is since its last password, or an e-mail that belongs to nobody. */
export type TriedAccount = { readonly id: number; readonly tokenVersion: number } | string;

/**
 * Slows the guessing of passwords down. It counts an account as seen from one address, so that nobody is locked out
 * from elsewhere; an address as a whole, so that guessing at many accounts doesn't help; and an account as a whole, so
 * that many addresses don't help: when that is used up, only addresses are let in from which somebody has signed in to
 * this account. A try is counted before the password is looked at: of any number in parallel no more than the free ones
 * are looked at.
 */
@Injectable()
export class LoginRateLimiter {
  /** Epoch milliseconds. */
  private tidiedAt = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts a try of a password. What is refused here isn't counted, so the wait never grows.
   * @throws TryAgainLater 429 `TOO_MANY_LOGINS` after repeated failures.
   */
  async count(account: TriedAccount, address: string): Promise<CountedTry> {
    const subjects = subjectsOf(account, address);
    const now = this.clock.now();
    await this.tidy(now);
    const rows = await this.unitOfWork.run(async (unit) => {
      const isKnown = await assertFree(unit, subjects, now, 0);
      const counted: number[] = [];
      for (const kind of KINDS) {
        if (kind === 'account' && isKnown) continue;
        counted.push(await unit.insert(LoginFailure, { subject: subjects[kind], at: now }));
      }
      return counted;
    });
    // Those that were counted at the same moment saw nothing of each other: now all that are durable are seen.
    const refusal = await this.unitOfWork.run(async (unit) => {
      try {
        await assertFree(unit, subjects, now, 1);
        return null;
      } catch (error) {
        if (!(error instanceof TryAgainLater)) throw error;
        await remove(unit, rows);
        return error;
      }
    });
    if (refusal !== null) throw refusal;
    return { pair: subjects.pair, rows };
  }

  /**
   * Says that a try was right: the account's failures from that address are forgotten, and the address is known. Failures
   * from elsewhere stay: they may be somebody else's.
   */
  async forget({ pair, rows }: CountedTry): Promise<void> {
    const forgetAt = new Date(this.clock.now().getTime() + KNOWN_DAYS * 86_400_000);
    await this.unitOfWork.run(async (unit) => {
      await unit.change('DELETE FROM `login_failures` WHERE `subject` = ?', [pair]);
      await remove(unit, rows);
      const again = unit.isEmbedded
        ? 'ON CONFLICT (`subject`) DO UPDATE SET `forget_at` = excluded.`forget_at`'
        : 'ON DUPLICATE KEY UPDATE `forget_at` = VALUES(`forget_at`)';
      await unit.change(`INSERT INTO \`sign_in_addresses\` (\`subject\`, \`forget_at\`) VALUES (?, ?) ${again}`, [
        pair,
        forgetAt,
      ]);
    });
  }

  /** Takes a try back whose password nobody looked at. */
  async withdraw({ rows }: CountedTry): Promise<void> {
    await this.unitOfWork.run((unit) => remove(unit, rows));
  }

  /** Forgets, from time to time, what counts no more. */
  private async tidy(now: Date): Promise<void> {
    if (now.getTime() - this.tidiedAt < TIDY_MILLISECONDS) return;
    this.tidiedAt = now.getTime();
    const longest = Math.max(...KINDS.map((kind) => LIMITS[kind].seconds));
    await this.unitOfWork.run(async (unit) => {
      await unit.change('DELETE FROM `login_failures` WHERE `at` <= ?', [secondsBefore(now, longest)]);
      await unit.change('DELETE FROM `sign_in_addresses` WHERE `forget_at` <= ?', [now]);
    });
  }
}

interface Found {
  readonly kind: Kind | 'known';
  readonly at: Date | string;
}

/** The failure of a kind that must be over before another try is free, if there is one. */
const BLOCKING =
  'SELECT * FROM (SELECT ? AS `kind`, `at` FROM `login_failures` WHERE `subject` = ? AND `at` > ? ' +
  'ORDER BY `at` DESC LIMIT 1 OFFSET ?) AS ';
const QUESTION = [
  ...KINDS.map((kind) => `${BLOCKING}\`${kind}\``),
  "SELECT 'known' AS `kind`, `forget_at` AS `at` FROM `sign_in_addresses` WHERE `subject` = ? AND `forget_at` > ?",
].join(' UNION ALL ');

/**
 * Returns whether the account is known at the address; one statement, however many failures there are. `own`: how many of
 * the rows are of the try that asks.
 * @throws TryAgainLater where a limit is reached.
 */
async function assertFree(unit: Unit, subjects: Subjects, now: Date, own: number): Promise<boolean> {
  const parameters = KINDS.flatMap((kind): Parameter[] => {
    const { free, seconds } = LIMITS[kind];
    return [kind, subjects[kind], secondsBefore(now, seconds), free + own - 1];
  });
  const found = await unit.rows<Found>(QUESTION, [...parameters, subjects.pair, now]);
  const isKnown = found.some(({ kind }) => kind === 'known');
  const waits = found.flatMap(({ kind, at }) => {
    if (kind === 'known' || (kind === 'account' && isKnown)) return [];
    return [{ kind, seconds: Math.ceil((toInstant(at).getTime() - now.getTime()) / 1000) + LIMITS[kind].seconds }];
  });
  const [longest] = waits.toSorted((a, b) => b.seconds - a.seconds);
  if (longest === undefined) return isKnown;
  const from = longest.kind === 'account' ? ', or from where you have signed in before' : '';
  const message = `too many wrong passwords: try again in ${Math.ceil(longest.seconds / 60)} minutes${from}`;
  throw new TryAgainLater('TOO_MANY_LOGINS', message, Math.max(1, longest.seconds), 429);
}

async function remove(unit: Unit, rows: readonly number[]): Promise<void> {
  await unit.change(`DELETE FROM \`login_failures\` WHERE \`id\` IN (${rows.map(() => '?').join(', ')})`, rows);
}

function secondsBefore(now: Date, seconds: number): Date {
  return new Date(now.getTime() - seconds * 1000);
}

type Subjects = Readonly<Record<Kind, string>>;

function subjectsOf(account: TriedAccount, address: string): Subjects {
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  const from = addressGroup(address);
  const who = typeof account === 'string' ? `email|${account}` : `id|${account.id}`;
  // A new password ends the count of the one before: an admin who sets one helps a person who is kept out.
  const since = typeof account === 'string' ? '' : `|${account.tokenVersion}`;
  return {
    pair: digest(`pair|${who}|${from}`),
    address: digest(`address|${from}`),
    account: digest(`account|${who}${since}`),
  };
}
