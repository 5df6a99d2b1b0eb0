import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { UsersModule } from '../users/index.js';
import { AccessGuard } from './access.guard.js';
import { FewSignIns } from './few-sign-ins.js';
import { AuthController } from './auth.controller.js';
import { FirstAdminService } from './first-admin.service.js';
import { LoginRateLimiter } from './login-rate-limiter.js';
import { LoginService } from './login.service.js';
import { PageSessions } from './page-sessions.service.js';
import { AccessRecordsController } from './records/access-records.controller.js';
import { AccessRecords } from './records/access-records.service.js';
import { RefusedUnread } from './records/refused-unread.service.js';
import { SessionController } from './session.controller.js';
import { Sessions } from './sessions.js';
import { Tokens } from './tokens.js';

/** Who may do what: sessions, and the guard before every route. */
@Module({
  imports: [UsersModule],
  controllers: [AccessRecordsController, AuthController, SessionController],
  providers: [
    Tokens,
    FewSignIns,
    Sessions,
    LoginRateLimiter,
    AccessRecords,
    RefusedUnread,
    LoginService,
    FirstAdminService,
    PageSessions,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccessRecords, Sessions],
})
export class AccessModule implements OnApplicationBootstrap {
  constructor(private readonly firstAdmin: FirstAdminService) {}

  onApplicationBootstrap(): Promise<void> {
    return this.firstAdmin.ensureAtStart();
  }
}
