import { Module } from '@nestjs/common';
import { UsersModule } from '../users/index.js';
import { FollowUpKeeper } from './follow-up-keeper.service.js';
import { FollowUpsController } from './follow-ups.controller.js';
import { FollowUpsService } from './follow-ups.service.js';

/** Callers whom nobody has spoken to, until somebody has. */
@Module({
  imports: [UsersModule],
  controllers: [FollowUpsController],
  providers: [FollowUpsService, FollowUpKeeper],
  exports: [FollowUpKeeper],
})
export class FollowUpsModule {}
