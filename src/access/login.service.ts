import { Injectable, Logger } from '@nestjs/common';
import { IsNull, Not, type FindOptionsWhere } from 'typeorm';
import { DomainError, type Actor } from '../common/index.js';
import { Environment } from '../config/index.js';
import { UnitOfWork } from '../database/index.js';
import { hashPassword, passwordFits, User, UsersService } from '../users/index.js';
import { LoginBrake } from './login-brake.js';
import { Tokens, TOKEN_SECONDS } from './tokens.js';

/** A new session. */
export interface Session {
  readonly accessToken: string;
  readonly tokenType: 'Bearer';
  /** Seconds. */
  readonly expiresIn: number;
}

/** Admins who can sign in. */
const WHO_CAN_SIGN_IN: FindOptionsWhere<User> = {
  role: 'admin',
  email: Not(IsNull()),
  passwordHash: Not(IsNull()),
  deletedAt: IsNull(),
};

/** Signing in, and passwords. */
@Injectable()
export class LoginService {
  private readonly logger = new Logger('Access');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersService,
    private readonly tokens: Tokens,
    private readonly brake: LoginBrake,
    private readonly environment: Environment,
  ) {}

  /**
   * Signs somebody in. It takes as long for an e-mail that nobody has as for a wrong password.
   * @throws DomainError 401 `WRONG_LOGIN`; 429 `TOO_MANY_LOGINS`.
   */
  async login(emailAsTyped: string, password: string, address: string): Promise<Session> {
    const email = emailAsTyped.trim().toLowerCase();
    await this.unitOfWork.run((unit) => this.brake.refuseIfBraked(unit, email, address));
    const user = await this.withPassword({ email });
    const fits = await passwordFits(password, user?.passwordHash ?? null);
    if (user === null || !fits) {
      await this.unitOfWork.run((unit) => this.brake.note(unit, email, address));
      throw new DomainError(401, 'WRONG_LOGIN', 'e-mail or password is wrong');
    }
    await this.unitOfWork.run((unit) => this.brake.forget(unit, email, address));
    return this.sessionOf(user.id, user.tokenVersion);
  }

  /**
   * Changes one's own password, ends all other sessions and begins a new one.
   * @throws DomainError 401 `WRONG_LOGIN`; 422 naming newPassword.
   */
  async changePassword(actor: Actor, current: string, next: string): Promise<Session> {
    const user = await this.withPassword({ id: actor.userId });
    if (!(await passwordFits(current, user?.passwordHash ?? null))) {
      throw new DomainError(401, 'WRONG_LOGIN', 'currentPassword is wrong');
    }
    const passwordHash = await hashPassword(next, 'newPassword');
    const changed = await this.unitOfWork.run((unit) =>
      this.users.change(unit, actor.userId, { passwordHash }, actor.userId),
    );
    return this.sessionOf(actor.userId, changed.tokenVersion);
  }

  /** Makes the first admin of ADMIN_EMAIL and ADMIN_PASSWORD, when no admin can sign in yet. */
  async ensureFirstAdmin(): Promise<void> {
    const { firstAdmin } = this.environment;
    if (firstAdmin === null) return;
    if (await this.isThereAnAdmin()) return;
    const passwordHash = await hashPassword(firstAdmin.password, 'ADMIN_PASSWORD');
    const admin = {
      name: firstAdmin.email.split('@', 1)[0] ?? 'Admin',
      role: 'admin',
      email: firstAdmin.email,
    } as const;
    await this.unitOfWork.run(async (unit) => {
      if (await unit.manager.existsBy(User, WHO_CAN_SIGN_IN)) return;
      await this.users.create(unit, { ...admin, passwordHash });
    });
    this.logger.log({ msg: 'the first admin was created from ADMIN_EMAIL' });
  }

  /** Whether any admin has what is needed to sign in: there is none on a first start. */
  isThereAnAdmin(): Promise<boolean> {
    return this.unitOfWork.run((unit) => unit.manager.existsBy(User, WHO_CAN_SIGN_IN));
  }

  private sessionOf(userId: number, version: number): Session {
    return { accessToken: this.tokens.issue({ userId, version }), tokenType: 'Bearer', expiresIn: TOKEN_SECONDS };
  }

  private withPassword(where: { email: string } | { id: number }): Promise<User | null> {
    const select = { id: true, tokenVersion: true, passwordHash: true } as const;
    const found = { where: { ...where, active: true, deletedAt: IsNull() }, select };
    return this.unitOfWork.run((unit) => unit.manager.findOne(User, found));
  }
}
