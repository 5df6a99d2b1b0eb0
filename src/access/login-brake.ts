import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Clock, DomainError } from '../common/index.js';
import type { Unit } from '../database/index.js';
import { LoginFailure } from './login-failure.entity.js';

/** Over how many seconds wrong logins count. */
const WINDOW_SECONDS = 900;
/** Wrong logins that are free: of one account from one address, and of one address in all. */
const FREE = { pair: 5, address: 30 } as const;

/**
 * Slows wrong logins down. It counts an account only as seen from one address, so whoever guesses from elsewhere can't
 * lock its owner out; and it counts an address as a whole, so guessing many accounts does not help.
 */
@Injectable()
export class LoginBrake {
  constructor(private readonly clock: Clock) {}

  /** @throws DomainError 429 `TOO_MANY_LOGINS` after repeated failures, until a quarter of an hour has passed. */
  async refuseIfBraked(unit: Unit, email: string, address: string): Promise<void> {
    const since = new Date(this.clock.now().getTime() - WINDOW_SECONDS * 1000);
    for (const [kind, subject] of Object.entries(subjectsOf(email, address))) {
      const [row] = await unit.rows<{ failures: number | string }>(
        'SELECT COUNT(*) AS `failures` FROM `login_failures` WHERE `subject` = ? AND `at` > ?',
        [subject, since],
      );
      if (Number(row?.failures ?? 0) >= FREE[kind as keyof typeof FREE]) {
        throw new DomainError(429, 'TOO_MANY_LOGINS', 'too many wrong logins: try again in a quarter of an hour');
      }
    }
  }

  /** Notes a wrong login, and forgets those that count no more. */
  async note(unit: Unit, email: string, address: string): Promise<void> {
    const at = this.clock.now();
    const expired = new Date(at.getTime() - WINDOW_SECONDS * 1000);
    await unit.change('DELETE FROM `login_failures` WHERE `at` <= ?', [expired]);
    for (const subject of Object.values(subjectsOf(email, address))) await unit.insert(LoginFailure, { subject, at });
  }

  /** A right login: the account's failures from this address are forgotten. */
  async forget(unit: Unit, email: string, address: string): Promise<void> {
    await unit.change('DELETE FROM `login_failures` WHERE `subject` = ?', [subjectsOf(email, address).pair]);
  }
}

function subjectsOf(email: string, address: string) {
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  return { pair: digest(`pair|${email}|${address}`), address: digest(`address|${address}`) };
}
