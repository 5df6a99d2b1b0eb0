import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { DomainError, TryAgainLater, type Actor } from '../common/index.js';
import { UnitOfWork } from '../database/index.js';
import {
  Administration,
  emailAsStored,
  hashPassword,
  ownWords,
  passwordFits,
  User,
  UsersService,
} from '../users/index.js';
import { LoginRateLimiter, type CountedTry, type TriedAccount } from './login-rate-limiter.js';
import { AccessRecords } from './records/access-records.service.js';
import { Tokens, TOKEN_SECONDS } from './tokens.js';

/** A new session. */
export interface Session {
  readonly accessToken: string;
  readonly tokenType: 'Bearer';
  /** Seconds. */
  readonly expiresIn: number;
}

/** What a change of one's own password is made of. */
export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
  /** Left out: it ends. */
  readonly keepCalendarToken?: boolean;
}

/** Signing in, and passwords. */
@Injectable()
export class LoginService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly administration: Administration,
    private readonly users: UsersService,
    private readonly tokens: Tokens,
    private readonly limiter: LoginRateLimiter,
    private readonly records: AccessRecords,
  ) {}

  /**
   * Signs somebody in. It takes as long for an e-mail that belongs to nobody as for a wrong password.
   * @throws DomainError 401 `WRONG_LOGIN`; 429 `TOO_MANY_LOGINS`.
   */
  async login(emailAsTyped: string, password: string, address: string): Promise<Session> {
    const email = emailAsStored(emailAsTyped);
    const found = await this.withPassword({ email });
    // A server may find another spelling of an e-mail than the one that is stored.
    const user = found?.email === email ? found : null;
    const counted = await this.count(user ?? email, address);
    const fits = await this.fits(counted, password, user?.passwordHash ?? null);
    if (user === null || !fits) {
      await this.records.record({ kind: 'wrong_password', userId: user?.id ?? null, address });
      throw new DomainError(401, 'WRONG_LOGIN', 'e-mail or password is wrong');
    }
    await this.limiter.forget(counted);
    await this.records.record({ kind: 'signed_in', userId: user.id, address });
    return this.sessionOf(user.id, user.tokenVersion);
  }

  /**
   * Changes one's own password, ends all other sessions and begins a new one. The calendar token ends, too, unless told
   * otherwise: somebody else who knew the old password may have made it.
   * @throws DomainError 401 `WRONG_LOGIN`, or `UNAUTHORIZED` when the session ended meanwhile; 422 naming newPassword;
   *   429 `TOO_MANY_LOGINS`.
   */
  async changePassword(
    actor: Actor,
    { currentPassword: current, newPassword: next, keepCalendarToken = false }: PasswordChange,
    address: string,
  ): Promise<Session> {
    const user = await this.withPassword({ id: actor.userId });
    const counted = await this.count(user ?? { id: actor.userId, tokenVersion: 0 }, address);
    if (!(await this.fits(counted, current, user?.passwordHash ?? null))) {
      await this.records.record({ kind: 'wrong_password', userId: actor.userId, address });
      throw new DomainError(401, 'WRONG_LOGIN', 'currentPassword is wrong');
    }
    await this.limiter.forget(counted);
    const passwordHash = await hashPassword(next, 'newPassword', ownWords(user ?? {}));
    const changed = await this.administration.write(actor, async (unit) => {
      if (!keepCalendarToken) await this.users.endCalendarToken(unit, actor.userId);
      return this.users.change(unit, actor.userId, { passwordHash });
    });
    return this.sessionOf(actor.userId, changed.tokenVersion);
  }

  private async count(account: TriedAccount, address: string): Promise<CountedTry> {
    try {
      return await this.limiter.count(account, address);
    } catch (error) {
      const userId = typeof account === 'string' ? null : account.id;
      if (error instanceof TryAgainLater) await this.records.record({ kind: 'rate_limited', userId, address });
      throw error;
    }
  }

  /** Looks at the password of a try that was counted; one that nobody looked at doesn't count. */
  private async fits(counted: CountedTry, password: string, passwordHash: string | null): Promise<boolean> {
    try {
      return await passwordFits(password, passwordHash);
    } catch (error) {
      if (error instanceof TryAgainLater) await this.limiter.withdraw(counted);
      throw error;
    }
  }

  private sessionOf(userId: number, version: number): Session {
    return { accessToken: this.tokens.issue({ userId, version }), tokenType: 'Bearer', expiresIn: TOKEN_SECONDS };
  }

  private withPassword(where: { email: string } | { id: number }): Promise<User | null> {
    const select = {
      id: true,
      name: true,
      email: true,
      phoneE164: true,
      tokenVersion: true,
      passwordHash: true,
    } as const;
    const found = { where: { ...where, active: true, deletedAt: IsNull() }, select };
    return this.unitOfWork.run((unit) => unit.manager.findOne(User, found));
  }
}
