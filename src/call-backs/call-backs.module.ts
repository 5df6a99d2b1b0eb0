import { Module } from '@nestjs/common';
import { UsersModule } from '../users/index.js';
import { CallBackKeeper } from './call-back-keeper.service.js';
import { CallBacksService } from './call-backs.service.js';

/** Calls back to callers. */
@Module({
  imports: [UsersModule],
  providers: [CallBacksService, CallBackKeeper],
  exports: [CallBacksService, CallBackKeeper],
})
export class CallBacksModule {}
