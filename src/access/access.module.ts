import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DatabaseAway } from '../database/index.js';
import { UsersModule } from '../users/index.js';
import { AccessGuard } from './access.guard.js';
import { AuthController } from './auth.controller.js';
import { LoginBrake } from './login-brake.js';
import { LoginService } from './login.service.js';
import { Tokens } from './tokens.js';

/** Who may do what: sessions, and the guard before every route. */
@Module({
  imports: [UsersModule],
  controllers: [AuthController],
  providers: [Tokens, LoginBrake, LoginService, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [Tokens],
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
