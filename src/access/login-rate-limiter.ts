import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { addressGroup, Clock, TryAgainLater } from '../common/index.js';
import { toInstant, UnitOfWork, type Unit } from '../database/index.js';
import { LoginFailure } from './login-failure.entity.js';

/** Over how many seconds wrong passwords count. */
const WINDOW_SECONDS = 900;
/** How many wrong passwords are free: of one account from one address, and of one address in all. */
const FREE = { pair: 5, address: 30 } as const;
/** How often expired failures are deleted, in milliseconds. */
const TIDY_MILLISECONDS = 60_000;
const KINDS = ['pair', 'address'] as const;

/** A try that counts as wrong until it is said to be right. */
export interface CountedTry {
  readonly pair: string;
  /** The rows of this try: under account and address, and under the address. */
  readonly rows: readonly [number, number];
}

/** Whose password is tried: the id of an account, or an e-mail that belongs to nobody. */
export type TriedAccount = number | string;

/**
 * Slows the guessing of passwords down. It counts an account only as seen from one address, so nobody can lock the owner
 * out from elsewhere; and it counts an address as a whole, so guessing at many accounts doesn't help. A try is counted
 * before the password is looked at: of any number in parallel no more than the free ones are looked at.
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
      await assertFree(unit, subjects, now, 0);
      const counted: number[] = [];
      for (const kind of KINDS) counted.push(await unit.insert(LoginFailure, { subject: subjects[kind], at: now }));
      return counted as [number, number];
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

  /** Says that a try was right: the account's failures from that address are forgotten. */
  async forget({ pair, rows }: CountedTry): Promise<void> {
    await this.unitOfWork.run(async (unit) => {
      await unit.change('DELETE FROM `login_failures` WHERE `subject` = ?', [pair]);
      await remove(unit, rows);
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
    await this.unitOfWork.run((unit) =>
      unit.change('DELETE FROM `login_failures` WHERE `at` <= ?', [windowBegin(now)]),
    );
  }
}

/** `own`: how many of the rows are of the try that asks. */
async function assertFree(unit: Unit, subjects: Subjects, now: Date, own: number): Promise<void> {
  for (const kind of KINDS) {
    const rows = await unit.rows<{ at: Date | string }>(
      'SELECT `at` FROM `login_failures` WHERE `subject` = ? AND `at` > ? ORDER BY `at` DESC ' +
        `LIMIT ${FREE[kind] + own}`,
      [subjects[kind], windowBegin(now)],
    );
    // The oldest of the failures that must be over before another try is free.
    const oldest = rows[FREE[kind] + own - 1];
    if (oldest === undefined) continue;
    const seconds = Math.ceil((toInstant(oldest.at).getTime() - windowBegin(now).getTime()) / 1000);
    const message = `too many wrong passwords: try again in ${Math.ceil(seconds / 60)} minutes`;
    throw new TryAgainLater('TOO_MANY_LOGINS', message, Math.max(1, seconds), 429);
  }
}

async function remove(unit: Unit, rows: readonly [number, number]): Promise<void> {
  await unit.change('DELETE FROM `login_failures` WHERE `id` IN (?, ?)', rows);
}

function windowBegin(now: Date): Date {
  return new Date(now.getTime() - WINDOW_SECONDS * 1000);
}

type Subjects = Readonly<Record<(typeof KINDS)[number], string>>;

function subjectsOf(account: TriedAccount, address: string): Subjects {
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  const from = addressGroup(address);
  const who = typeof account === 'number' ? `id|${account}` : `email|${account}`;
  return { pair: digest(`pair|${who}|${from}`), address: digest(`address|${from}`) };
}
