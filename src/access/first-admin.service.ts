import { Injectable, Logger } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { DomainError } from '../common/index.js';
import { Environment } from '../config/index.js';
import { DatabaseAvailability, DatabaseAway, UnitOfWork, type AdministrativeUnit } from '../database/index.js';
import {
  Administration,
  canAnAdminSignIn,
  emailAsStored,
  emailProblem,
  hashPassword,
  nameOfEmail,
  ownWords,
  User,
  UsersService,
} from '../users/index.js';

interface FirstAdmin {
  readonly email: string;
  readonly password: string;
}

/** Makes an admin of ADMIN_EMAIL and ADMIN_PASSWORD at the start, when no admin can sign in. */
@Injectable()
export class FirstAdminService {
  private readonly logger = new Logger('Access');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly administration: Administration,
    private readonly users: UsersService,
    private readonly availability: DatabaseAvailability,
    private readonly environment: Environment,
  ) {}

  /**
   * Makes the admin now, or as soon as the database can be used. Never throws: calls need no account, so whatever keeps
   * an admin from being made is a warning in the log.
   */
  async ensureAtStart(): Promise<void> {
    if (await this.isDone()) return;
    let isMade = false;
    this.availability.onBack(() => {
      if (!isMade) void this.isDone().then((done) => (isMade = done));
    });
  }

  /**
   * Makes the admin when none can sign in: a new user, or the admin who has the e-mail already, with the password and
   * active again.
   * @throws DomainError naming the variable to mend; DatabaseAway.
   */
  async ensure(): Promise<void> {
    if (await this.isThereAnAdmin()) return;
    const admin = this.wanted();
    const passwordHash = await hashPassword(admin.password, 'ADMIN_PASSWORD', ownWords(admin));
    const isMade = await this.administration.write(null, async (unit) => {
      if (await canAnAdminSignIn(unit)) return false;
      await this.make(unit, admin.email, passwordHash);
      return true;
    });
    if (isMade) this.logger.log({ msg: 'an admin who can sign in was made of ADMIN_EMAIL and ADMIN_PASSWORD' });
  }

  /** Returns whether an admin can sign in; on a first start nobody can. */
  isThereAnAdmin(): Promise<boolean> {
    return this.unitOfWork.run((unit) => canAnAdminSignIn(unit));
  }

  /** Returns whether it is settled: false where the database is away, so that it is tried again. */
  private async isDone(): Promise<boolean> {
    try {
      await this.ensure();
      return true;
    } catch (error) {
      if (error instanceof DatabaseAway) return false;
      const why = error instanceof DomainError ? error.message : 'see the error';
      const more = error instanceof DomainError ? {} : { err: error };
      this.logger.warn({ msg: `no admin can sign in, and calls are taken all the same: ${why}`, ...more });
      return true;
    }
  }

  private wanted(): FirstAdmin {
    const { adminEmail: email, adminPassword: password } = this.environment;
    const missing = [email === null && 'ADMIN_EMAIL', password === null && 'ADMIN_PASSWORD'].filter(Boolean);
    if (email === null || password === null) {
      throw refusal(missing.join(), `set ${missing.join(' and ')} and start again, or run "npm run admin -- create"`);
    }
    const problem = emailProblem(email);
    if (problem !== null) throw refusal('ADMIN_EMAIL', `ADMIN_EMAIL ${problem}`);
    return { email: emailAsStored(email), password };
  }

  private async make(unit: AdministrativeUnit, email: string, passwordHash: string): Promise<void> {
    const owner = await unit.manager.findOneBy(User, { email, deletedAt: IsNull() });
    if (owner === null) {
      await this.users.create(unit, { name: nameOfEmail(email), role: 'admin', email, passwordHash });
    } else if (owner.role === 'admin' && owner.email === email) {
      await this.users.change(unit, owner.id, { passwordHash, active: true });
    } else {
      throw refusal('ADMIN_EMAIL', `ADMIN_EMAIL belongs to a ${owner.role} (user ${owner.id}): name another address`);
    }
  }
}

function refusal(field: string, message: string): DomainError {
  return DomainError.unprocessable([{ field, message }]);
}
