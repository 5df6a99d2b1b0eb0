import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DatabaseAway } from '../database/index.js';
import { UsersModule } from '../users/index.js';
import { AccessGuard } from './access.guard.js';
import { AuthController } from './auth.controller.js';
import { LoginBrake } from './login-brake.js';
import { LoginService } from './login.service.js';
import { PageSessions } from './page-sessions.service.js';
import { SessionController } from './session.controller.js';
import { Sessions } from './sessions.js';
import { Tokens } from './tokens.js';

/** Who may do what: sessions, and the guard before every route. */
@Module({
  imports: [UsersModule],
  controllers: [AuthController, SessionController],
  providers: [Tokens, Sessions, LoginBrake, LoginService, PageSessions, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [Sessions],
})
export class AccessModule implements OnApplicationBootstrap {
  constructor(private readonly logins: LoginService) {}

  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.logins.ensureFirstAdmin();
    } catch (error) {
      // Whoever starts while the database is away has had one before.
      if (!(error instanceof DatabaseAway)) throw error;
    }
  }
}
