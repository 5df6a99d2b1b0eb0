import { Injectable } from '@nestjs/common';
import type { CookieOptions, Response } from 'express';
import { Clock, DomainError, type Actor } from '../common/index.js';
import { Environment } from '../config/index.js';
import { toUserAnswer } from '../users/index.js';
import type { PageSessionAnswer, PasswordBody } from './access.dto.js';
import { SECURE_SESSION_COOKIE, SESSION_COOKIE } from './credential.js';
import { FirstAdminService } from './first-admin.service.js';
import { LoginService } from './login.service.js';
import { AccessRecords } from './records/access-records.service.js';
import { Sessions } from './sessions.js';
import { TOKEN_SECONDS, Tokens } from './tokens.js';

/** Where the cookie is sent by http. A cookie that is bound to its host must be sent everywhere there. */
const PLAIN_PATH = '/api';

/** Sessions of our own page: tokens in a cookie that no script can read, and that no other site's page makes work. */
@Injectable()
export class PageSessions {
  private readonly name: string;
  private readonly cookie: CookieOptions;

  constructor(
    private readonly logins: LoginService,
    private readonly firstAdmin: FirstAdminService,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
    private readonly records: AccessRecords,
    private readonly clock: Clock,
    environment: Environment,
  ) {
    const secure = environment.publicBaseUrl?.startsWith('https://') ?? false;
    this.name = secure ? SECURE_SESSION_COOKIE : SESSION_COOKIE;
    this.cookie = { httpOnly: true, sameSite: 'strict', path: secure ? '/' : PLAIN_PATH, secure };
  }

  /** @throws DomainError as `LoginService.login`. */
  async begin(email: string, password: string, address: string, response: Response): Promise<PageSessionAnswer> {
    const { accessToken } = await this.logins.login(email, password, address);
    return this.keep(accessToken, response);
  }

  /** @throws DomainError 401 `UNAUTHORIZED`, or `NO_ADMIN` on a first start; 503 `LOGIN_DISABLED`. */
  async current(token: string | null): Promise<PageSessionAnswer> {
    this.tokens.assertHasSecret();
    const user = token === null ? null : await this.sessions.userOf(token);
    if (token !== null && user !== null) {
      return { user: toUserAnswer(user, this.clock.now()), csrfToken: this.tokens.csrfTokenOf(token) };
    }
    if (await this.firstAdmin.isThereAnAdmin()) throw new DomainError(401, 'UNAUTHORIZED', 'sign in first');
    throw new DomainError(
      401,
      'NO_ADMIN',
      'there is no admin yet: set ADMIN_EMAIL and ADMIN_PASSWORD, and start again',
    );
  }

  /** @throws DomainError as `LoginService.changePassword`. */
  async changePassword(
    actor: Actor,
    body: PasswordBody,
    address: string,
    response: Response,
  ): Promise<PageSessionAnswer> {
    const { accessToken } = await this.logins.changePassword(actor, body, address);
    return this.keep(accessToken, response);
  }

  async end({ userId, address = null }: Actor, token: string, response: Response): Promise<void> {
    await this.sessions.end(token);
    await this.records.record({ kind: 'signed_out', userId, address });
    response.clearCookie(this.name, this.cookie);
    this.clearOldName(response);
  }

  /** By https: takes back the cookie that was there before it was bound to the host. */
  private clearOldName(response: Response): void {
    if (this.name !== SESSION_COOKIE) response.clearCookie(SESSION_COOKIE, { ...this.cookie, path: PLAIN_PATH });
  }

  private keep(token: string, response: Response): Promise<PageSessionAnswer> {
    response.cookie(this.name, token, { ...this.cookie, maxAge: TOKEN_SECONDS * 1000 });
    this.clearOldName(response);
    return this.current(token);
  }
}
