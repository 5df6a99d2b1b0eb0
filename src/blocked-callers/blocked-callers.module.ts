import { Module } from '@nestjs/common';
import { UsersModule } from '../users/index.js';
import { BlockedCallersController } from './blocked-callers.controller.js';
import { BlockedCallersReader } from './blocked-callers-reader.service.js';
import { BlockedCallers } from './blocked-callers.service.js';

/** Callers for whom nobody is rung. */
@Module({
  imports: [UsersModule],
  controllers: [BlockedCallersController],
  providers: [BlockedCallers, BlockedCallersReader],
  exports: [BlockedCallersReader],
})
export class BlockedCallersModule {}
